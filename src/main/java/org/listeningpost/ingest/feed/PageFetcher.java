package org.listeningpost.ingest.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.listeningpost.alert.delivery.AllowedAddresses;

/**
 * Gets one page, on bounded terms: no redirect is followed, no cookie kept, only public addresses are connected to unless a host
 * is allowed by name, and neither size nor time exceed their bounds. Thread-safe.
 */
final class PageFetcher implements AutoCloseable {
    private static final int PAGE_BYTES_MAX = 8 << 20;
    private static final Duration WAIT_MAX = Duration.ofHours(1);
    private static final double EPOCH_FROM = 1e9;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;
    private final Duration fetchMax;
    private final Clock clock;

    /** @param fetchMax longest time for one page, name resolution excluded */
    PageFetcher(AllowedAddresses addresses, Duration fetchMax, Clock clock) {
        this.fetchMax = fetchMax;
        this.clock = clock;
        Timeout timeout = Timeout.of(fetchMax);
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .setRedirectsEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("listening-post")
                .build();
        this.deadlines = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("feed-deadlines").daemon().factory());
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

    Fetched get(URI url, Map<String, String> headers) {
        HttpGet request = new HttpGet(url);
        headers.forEach(request::setHeader);
        ScheduledFuture<?> deadline = deadlines.schedule(request::cancel, fetchMax.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, this::fetched);
        } catch (AllowedAddresses.ForbiddenAddressException e) {
            return new Fetched.Failed("address_not_allowed", null);
        } catch (SSLException e) {
            return new Fetched.Failed("tls", null);
        } catch (IOException e) {
            return new Fetched.Failed(request.isCancelled() ? "timeout" : "no_connection", null);
        } finally {
            deadline.cancel(false);
        }
    }

    private Fetched fetched(ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        if (status == 304) {
            return new Fetched.Unchanged();
        }
        if (status != 200) {
            Duration asked = retryAfter(response);
            return new Fetched.Failed(Integer.toString(status), asked == null ? untilReset(response) : asked);
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Fetched.Failed("empty", null);
        }
        try (InputStream in = entity.getContent()) {
            byte[] body = in.readNBytes(PAGE_BYTES_MAX + 1);
            if (body.length > PAGE_BYTES_MAX) {
                return new Fetched.Failed("too_large", null);
            }
            return new Fetched.Page(body, header(response, "ETag"), isUsedUp(response) ? untilReset(response) : null);
        }
    }

    /** Whether the next request would be one too many. */
    private static boolean isUsedUp(HttpResponse response) {
        String left = first(response, "X-RateLimit-Remaining", "RateLimit-Remaining");
        return left != null && left.matches("\\d{1,9}(\\.\\d+)?") && Double.parseDouble(left) < 1;
    }

    private @Nullable Duration retryAfter(HttpResponse response) {
        String value = header(response, "Retry-After");
        if (value == null) {
            return null;
        }
        if (value.matches("\\d{1,9}")) {
            return bounded(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            return until(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A moment (Mastodon), seconds since 1970 (Bluesky) or seconds from now (Reddit). */
    private @Nullable Duration untilReset(HttpResponse response) {
        String value = first(response, "X-RateLimit-Reset", "RateLimit-Reset");
        if (value == null) {
            return null;
        }
        if (value.matches("\\d{1,12}(\\.\\d+)?")) {
            double number = Double.parseDouble(value);
            return number > EPOCH_FROM
                    ? until(Instant.ofEpochSecond((long) number))
                    : bounded(Duration.ofSeconds((long) Math.ceil(number)));
        }
        try {
            return until(Instant.parse(value));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Duration until(Instant moment) {
        return bounded(Duration.between(clock.instant(), moment));
    }

    private static Duration bounded(Duration pause) {
        return pause.isNegative() ? Duration.ZERO : pause.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : pause;
    }

    private static @Nullable String first(HttpResponse response, String one, String other) {
        String value = header(response, one);
        return value == null ? header(response, other) : value;
    }

    private static @Nullable String header(HttpResponse response, String name) {
        @Nullable Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
