package org.listeningpost.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Node;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ways to one endpoint: typed, and raw for bodies that we write ourselves, waiting or not. Thread-safe;
 * nodes that went away and came back are found again by the pool.
 */
public final class ElasticClients implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ElasticClients.class);

    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);
    private static final int CONNECTIONS_MAX = 64;

    private final Endpoint endpoint;
    private final Rest5Client rest;
    private final ElasticsearchClient typed;
    private final CloseableHttpClient blocking;
    private final CloseableHttpClient probe;
    private final InterruptWatch interrupts = new InterruptWatch();
    private final NodeWatch watch;
    private final ElasticRequests requests;

    private ElasticClients(Endpoint endpoint, Connections connections) {
        this.endpoint = endpoint;
        this.blocking = connections.blocking(connections.timeout);
        this.probe = connections.blocking(Timeout.of(PROBE_TIMEOUT));
        NodeRotation nodes = new NodeRotation(endpoint.urls(), System::nanoTime);
        this.watch = new NodeWatch(nodes, this::answers, System::nanoTime);
        this.rest = connections.asynchronous(endpoint, watch);
        this.requests =
                new ElasticRequests(blocking, nodes, endpoint.credentials().authorization(), interrupts, watch);
        this.typed = new ElasticsearchClient(new Rest5ClientTransport(rest, new JacksonJsonpMapper()));
    }

    /** Opens clients with a generous time limit for each request. */
    public static ElasticClients open(Endpoint endpoint) {
        return open(endpoint, REQUEST_TIMEOUT);
    }

    /** Opens clients; no connection is made before the first request. */
    public static ElasticClients open(Endpoint endpoint, Duration requestTimeout) {
        return new ElasticClients(
                endpoint,
                new Connections(
                        Timeout.of(requestTimeout),
                        endpoint.caCertificate() == null ? null : TrustedAuthority.contextOf(endpoint.caCertificate()),
                        endpoint.whereabouts() == null
                                ? SystemDefaultDnsResolver.INSTANCE
                                : new EngineResolver(endpoint.whereabouts())));
    }

    /** Any answer will do: who says that we may not know is there, too. */
    private boolean answers(NodeRotation.Node node) {
        HttpGet request = new HttpGet(URI.create(node.url() + "/"));
        String authorization = endpoint.credentials().authorization();
        if (!authorization.isEmpty()) {
            request.setHeader("Authorization", authorization);
        }
        try {
            return probe.execute(request, response -> {
                EntityUtils.consume(response.getEntity());
                return true;
            });
        } catch (IOException e) {
            return false;
        }
    }

    /** How connections are made. */
    private record Connections(Timeout timeout, @Nullable SSLContext trust, DnsResolver resolver) {
        private static ConnectionConfig settings(Timeout timeout) {
            return ConnectionConfig.custom()
                    .setConnectTimeout(timeout.compareTo(CONNECT_TIMEOUT) < 0 ? timeout : CONNECT_TIMEOUT)
                    .setSocketTimeout(timeout)
                    // A connection that lay idle while the engine restarted is checked before it is used again.
                    .setValidateAfterInactivity(1, TimeUnit.SECONDS)
                    .build();
        }

        /** For requests that run beside each other under one thread, and for the typed client. */
        Rest5Client asynchronous(Endpoint endpoint, NodeWatch watch) {
            Rest5ClientBuilder builder = Rest5Client.builder(endpoint.urls());
            String authorization = endpoint.credentials().authorization();
            if (!authorization.isEmpty()) {
                builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", authorization)});
            }
            if (trust != null) {
                builder.setSSLContext(trust);
            }
            ConnectionConfig connection = settings(timeout);
            builder.setNodeSelector(nodes -> {
                for (Iterator<Node> each = nodes.iterator(); each.hasNext(); ) {
                    if (!watch.isUsable(each.next().getHost().toHostString())) {
                        each.remove();
                    }
                }
            });
            builder.setConnectionConfigCallback(each -> each.setConnectTimeout(connection.getConnectTimeout())
                    .setSocketTimeout(timeout)
                    .setValidateAfterInactivity(connection.getValidateAfterInactivity()));
            builder.setConnectionManagerCallback(pool -> pool.setMaxConnTotal(CONNECTIONS_MAX)
                    .setMaxConnPerRoute(CONNECTIONS_MAX)
                    .setDnsResolver(resolver));
            builder.setRequestConfigCallback(
                    request -> request.setResponseTimeout(timeout).setConnectionRequestTimeout(timeout));
            return builder.build();
        }

        CloseableHttpClient blocking(Timeout patience) {
            PoolingHttpClientConnectionManagerBuilder pool = PoolingHttpClientConnectionManagerBuilder.create()
                    .setDefaultConnectionConfig(settings(patience))
                    .setMaxConnTotal(CONNECTIONS_MAX)
                    .setMaxConnPerRoute(CONNECTIONS_MAX)
                    .setDnsResolver(resolver);
            if (trust != null) {
                pool.setTlsSocketStrategy(new DefaultClientTlsStrategy(trust));
            }
            return HttpClients.custom()
                    .setConnectionManager(pool.build())
                    .setDefaultRequestConfig(RequestConfig.custom()
                            .setResponseTimeout(patience)
                            .setConnectionRequestTimeout(patience)
                            .build())
                    // Who may ask again, and whom, is ours to decide; and Elasticsearch neither redirects nor sets
                    // cookies.
                    .disableAutomaticRetries()
                    .disableRedirectHandling()
                    .disableCookieManagement()
                    .disableAuthCaching()
                    .disableContentCompression()
                    .build();
        }
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    public ElasticsearchClient typed() {
        return typed;
    }

    /** The raw client. It throws for answers from 500 on only: a 401 or a 429 is a response whose status must be read. */
    public Rest5Client rest() {
        return rest;
    }

    /** For requests that the calling thread waits for. */
    public ElasticRequests requests() {
        return requests;
    }

    /** For bodies that we write ourselves, waiting no longer than the caller has time. */
    TimedRequests timedRequests() {
        return new TimedRequests(rest, watch);
    }

    @Override
    public void close() {
        try {
            watch.close();
            interrupts.close();
            blocking.close();
            probe.close();
            rest.close();
        } catch (IOException e) {
            // Only sockets are at stake, and the process does not need them any more.
            LOG.debug("closing the Elasticsearch client", e);
        }
    }
}
