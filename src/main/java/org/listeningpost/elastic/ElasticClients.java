package org.listeningpost.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

/**
 * One connection pool to one endpoint, seen twice: typed, and raw for bodies that we write ourselves. Thread-safe;
 * nodes that went away and came back are found again by the pool.
 */
public final class ElasticClients implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private static final int CONNECTIONS_MAX = 64;

    private final Endpoint endpoint;
    private final Rest5Client rest;
    private final ElasticsearchClient typed;

    private ElasticClients(Endpoint endpoint, Rest5Client rest) {
        this.endpoint = endpoint;
        this.rest = rest;
        this.typed = new ElasticsearchClient(new Rest5ClientTransport(rest, new JacksonJsonpMapper()));
    }

    /** Opens clients with a generous time limit for each request. */
    public static ElasticClients open(Endpoint endpoint) {
        return open(endpoint, REQUEST_TIMEOUT);
    }

    /** Opens clients; no connection is made before the first request. */
    public static ElasticClients open(Endpoint endpoint, Duration requestTimeout) {
        Rest5ClientBuilder builder = Rest5Client.builder(endpoint.urls());
        String authorization = endpoint.credentials().authorization();
        if (!authorization.isEmpty()) {
            builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", authorization)});
        }
        if (endpoint.caCertificate() != null) {
            builder.setSSLContext(TrustedAuthority.contextOf(endpoint.caCertificate()));
        }
        Timeout timeout = Timeout.of(requestTimeout);
        builder.setConnectionConfigCallback(connection -> connection
                .setConnectTimeout(Timeout.of(CONNECT_TIMEOUT))
                .setSocketTimeout(timeout)
                // A connection that lay idle while the engine restarted is checked before it is used again.
                .setValidateAfterInactivity(1, TimeUnit.SECONDS));
        builder.setConnectionManagerCallback(
                pool -> pool.setMaxConnTotal(CONNECTIONS_MAX).setMaxConnPerRoute(CONNECTIONS_MAX));
        builder.setRequestConfigCallback(
                request -> request.setResponseTimeout(timeout).setConnectionRequestTimeout(timeout));
        return new ElasticClients(endpoint, builder.build());
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

    @Override
    public void close() {
        try {
            rest.close();
        } catch (IOException e) {
            // Only sockets are at stake, and the process does not need them any more.
            System.getLogger(ElasticClients.class.getName())
                    .log(System.Logger.Level.DEBUG, "closing the Elasticsearch client", e);
        }
    }
}
