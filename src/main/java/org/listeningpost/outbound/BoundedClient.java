package org.listeningpost.outbound;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.util.Timeout;

/**
 * Speaks to somebody else's server on bounded terms: only to addresses that are allowed, no redirect is followed, nothing is
 * tried twice, no cookie kept, and no request takes longer than its bound. Thread-safe.
 */
public final class BoundedClient implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 1_000;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;
    private final Duration requestMax;

    /** Why there is no answer. */
    public enum Failure {
        ADDRESS_NOT_ALLOWED,
        TLS,
        TIMEOUT,
        NO_CONNECTION;

        /** As it is stored and shown. */
        public String keyword() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param requestMax longest time for one request with its answer, name resolution excluded
     * @param takesCompressed whether an answer may come compressed: for those who count what they read of it
     * @param name of whom this is for, in the names of threads
     */
    public BoundedClient(AllowedAddresses addresses, Duration requestMax, boolean takesCompressed, String name) {
        this.requestMax = requestMax;
        Timeout timeout = Timeout.of(requestMax);
        HttpClientBuilder builder = HttpClients.custom()
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
                .setUserAgent("listening-post");
        if (!takesCompressed) {
            builder.disableContentCompression();
        }
        this.client = builder.build();
        this.deadlines = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name + "-deadlines").daemon().factory());
    }

    /** What the handler makes of an answer, or {@code failed} of the want of one. */
    public <T> T execute(
            HttpUriRequestBase request, HttpClientResponseHandler<T> handler, Function<Failure, T> failed) {
        ScheduledFuture<?> deadline = deadlines.schedule(request::cancel, requestMax.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, handler);
        } catch (AllowedAddresses.ForbiddenAddressException e) {
            return failed.apply(Failure.ADDRESS_NOT_ALLOWED);
        } catch (SSLException e) {
            return failed.apply(Failure.TLS);
        } catch (IOException e) {
            return failed.apply(request.isCancelled() ? Failure.TIMEOUT : Failure.NO_CONNECTION);
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
