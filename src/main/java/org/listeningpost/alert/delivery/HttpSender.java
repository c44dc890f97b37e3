package org.listeningpost.alert.delivery;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON to somebody else's server, on its terms only so far: no redirect is followed, no cookie kept, nothing of the
 * answer read but its status, and no attempt takes longer than the bound. Thread-safe.
 */
public final class HttpSender implements AutoCloseable {
    private static final Duration RETRY_AFTER_MAX = Duration.ofHours(1);
    private static final int CONNECTIONS_MAX = 1_000;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;
    private final Duration attemptMax;
    private final Clock clock;

    /** @param attemptMax longest time for one attempt, name resolution excluded */
    public HttpSender(AllowedAddresses addresses, Duration attemptMax, Clock clock) {
        this.attemptMax = attemptMax;
        this.clock = clock;
        Timeout timeout = Timeout.of(attemptMax);
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        // Whoever waits here waits for others: callers bound what goes to one place.
                        .setMaxConnTotal(CONNECTIONS_MAX)
                        .setMaxConnPerRoute(CONNECTIONS_MAX)
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
                .disableContentCompression()
                .setUserAgent("listening-post")
                .build();
        this.deadlines = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("alert-deadlines").daemon().factory());
    }

    /** Posts a signed message. */
    Outcome webhook(URI url, Message message, WebhookSignature signature) {
        return post(url, message.json(), signature.headers(message.id(), clock.instant(), message.json()));
    }

    Outcome post(URI url, byte[] json, Map<String, String> headers) {
        HttpPost request = new HttpPost(url);
        request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        headers.forEach(request::setHeader);
        ScheduledFuture<?> deadline = deadlines.schedule(request::cancel, attemptMax.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, this::outcome);
        } catch (AllowedAddresses.ForbiddenAddressException e) {
            return new Outcome.Refused("address_not_allowed");
        } catch (SSLException e) {
            return new Outcome.Postponed("tls", null);
        } catch (IOException e) {
            return new Outcome.Postponed(request.isCancelled() ? "timeout" : "no_connection", null);
        } finally {
            deadline.cancel(false);
        }
    }

    private Outcome outcome(HttpResponse response) {
        int status = response.getCode();
        String what = Integer.toString(status);
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered(what);
        }
        boolean isPassing = status >= 500 || status == 408 || status == 425 || status == 429;
        return isPassing ? new Outcome.Postponed(what, retryAfter(response)) : new Outcome.Refused(what);
    }

    private static @Nullable Duration retryAfter(HttpResponse response) {
        @Nullable Header header = response.getFirstHeader("Retry-After");
        if (header == null || header.getValue() == null || !header.getValue().matches("\\d{1,9}")) {
            return null;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(header.getValue()));
        return asked.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : asked;
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
