package org.listeningpost.ingest.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.listeningpost.outbound.AllowedAddresses;
import org.listeningpost.outbound.BoundedClient;
import org.listeningpost.outbound.Waits;

/**
 * Gets one page, and bounds its length. Thread-safe.
 */
final class PageFetcher implements AutoCloseable {
    private static final int PAGE_BYTES_MAX = 8 << 20;
    private static final int TOO_MANY_REQUESTS = 429;

    private final BoundedClient client;
    private final Clock clock;

    /** @param fetchMax longest time for one page, name resolution excluded */
    PageFetcher(AllowedAddresses addresses, Duration fetchMax, Clock clock) {
        this.client = new BoundedClient(addresses, fetchMax, true, "feed");
        this.clock = clock;
    }

    /** What came of a request. */
    sealed interface Fetched {
        /**
         * A page.
         *
         * @param pause how long the source asks to be left alone now; null where it does not
         */
        record Page(
                byte[] body, @Nullable String tag, @Nullable Duration pause) implements Fetched {}

        /** Nothing is new. */
        record Unchanged() implements Fetched {}

        /** No page; {@code what} is a status or a word of ours and holds nothing of the answer. */
        record Failed(String what, @Nullable Duration pause) implements Fetched {}
    }

    private static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    Fetched get(URI url, Map<String, String> headers) {
        HttpGet request = new HttpGet(url);
        headers.forEach(request::setHeader);
        try {
            return client.execute(
                    request,
                    response -> fetched(request, response),
                    failure -> new Fetched.Failed(failure.keyword(), null));
        } catch (TooLargeException e) {
            return new Fetched.Failed("too_large", null);
        }
    }

    private Fetched fetched(HttpGet request, ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        if (status == 304) {
            return new Fetched.Unchanged();
        }
        if (status != 200) {
            Duration asked = Waits.retryAfter(response, clock);
            // A limit that is not used up has nothing to do with the failure.
            boolean isLimit = status == TOO_MANY_REQUESTS || Waits.isUsedUp(response);
            return new Fetched.Failed(
                    Integer.toString(status), asked == null && isLimit ? Waits.untilReset(response, clock) : asked);
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Fetched.Failed("empty", null);
        }
        try (InputStream in = entity.getContent()) {
            byte[] body = in.readNBytes(PAGE_BYTES_MAX + 1);
            if (body.length > PAGE_BYTES_MAX) {
                // Closing reads the rest, however long it is, unless the connection is gone.
                request.cancel();
                throw new TooLargeException();
            }
            return new Fetched.Page(
                    body, tag(response), Waits.isUsedUp(response) ? Waits.untilReset(response, clock) : null);
        }
    }

    private static @Nullable String tag(HttpResponse response) {
        @Nullable Header header = response.getFirstHeader("ETag");
        return header == null ? null : header.getValue();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
