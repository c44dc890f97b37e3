package org.listeningpost.alert.delivery;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.listeningpost.outbound.AllowedAddresses;
import org.listeningpost.outbound.BoundedClient;
import org.listeningpost.outbound.BoundedClient.Failure;
import org.listeningpost.outbound.Waits;

/**
 * Posts JSON to somebody else's server; of the answer nothing is looked at but its status and when to try again. Thread-safe.
 */
public final class HttpSender implements AutoCloseable {
    private final BoundedClient client;
    private final Clock clock;

    /** @param attemptMax longest time for one attempt, name resolution excluded */
    public HttpSender(AllowedAddresses addresses, Duration attemptMax, Clock clock) {
        this.client = new BoundedClient(addresses, attemptMax, false, "alert");
        this.clock = clock;
    }

    /** Posts a signed message. */
    Outcome webhook(URI url, Message message, WebhookSignature signature) {
        return post(url, message.json(), signature.headers(message.id(), clock.instant(), message.json()));
    }

    Outcome post(URI url, byte[] json, Map<String, String> headers) {
        HttpPost request = new HttpPost(url);
        request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        headers.forEach(request::setHeader);
        // Who has said that it has the message does not get it again because the rest of the answer breaks off.
        AtomicReference<Optional<Outcome>> told = new AtomicReference<>(Optional.empty());
        return client.execute(
                request,
                response -> {
                    Outcome outcome = outcome(response);
                    told.set(Optional.of(outcome));
                    return outcome;
                },
                failure -> told.get().orElseGet(() -> ofFailure(failure)));
    }

    private static Outcome ofFailure(Failure failure) {
        return failure == Failure.ADDRESS_NOT_ALLOWED
                ? new Outcome.Refused(failure.keyword())
                : new Outcome.Postponed(failure.keyword(), null);
    }

    private Outcome outcome(HttpResponse response) {
        int status = response.getCode();
        String what = Integer.toString(status);
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered(what);
        }
        boolean isPassing = status >= 500 || status == 408 || status == 425 || status == 429;
        return isPassing ? new Outcome.Postponed(what, Waits.retryAfter(response, clock)) : new Outcome.Refused(what);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
