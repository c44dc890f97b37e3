package org.listeningpost.http;

import io.javalin.config.JettyConfig;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.listeningpost.config.Config;

/** One listening socket, plain or TLS, with the bounds that a slow or hostile client meets first. */
final class Connectors {
    private static final int CONNECTIONS_MAX = 1_000;
    private static final int HEADER_BYTES_MAX = 16 << 10;
    /** A page of results fits in: what is whole when it is sent goes in one packet, with its length in front. */
    private static final int ANSWER_BUFFER_BYTES = 64 << 10;

    private static final long IDLE_MILLIS_MAX = 30_000;
    private static final long STOP_MILLIS_MAX = 10_000;

    private Connectors() {}

    static boolean isTls(Config.Server settings) {
        return settings.tlsCertificate() != null;
    }

    static void configure(JettyConfig jetty, Config.Server settings) {
        jetty.host = settings.host();
        jetty.port = settings.port();
        jetty.modifyHttpConfiguration(Connectors::harden);
        jetty.modifyServer(server -> {
            server.setErrorHandler(new ProblemErrorHandler());
            server.setStopTimeout(STOP_MILLIS_MAX);
            server.addBean(new NetworkConnectionLimit(CONNECTIONS_MAX, server));
        });
        jetty.addConnector((server, http) -> connector(server, http, settings));
    }

    private static Connector connector(Server server, HttpConfiguration http, Config.Server settings) {
        harden(http);
        ServerConnector connector;
        if (settings.tlsCertificate() != null && settings.tlsKey() != null) {
            SslContextFactory.Server ssl = new SslContextFactory.Server();
            ssl.setKeyStore(PemKeyStore.read(settings.tlsCertificate(), settings.tlsKey()));
            ssl.setKeyStorePassword(PemKeyStore.PASSWORD);
            ssl.setIncludeProtocols("TLSv1.2", "TLSv1.3");
            HttpConfiguration secure = new HttpConfiguration(http);
            secure.addCustomizer(new SecureRequestCustomizer(false));
            connector = new ServerConnector(
                    server, new SslConnectionFactory(ssl, "http/1.1"), new HttpConnectionFactory(secure));
        } else {
            connector = new ServerConnector(server, new HttpConnectionFactory(http));
        }
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_MILLIS_MAX);
        connector.setAcceptQueueSize(256);
        return connector;
    }

    private static void harden(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_BYTES_MAX);
        http.setOutputBufferSize(ANSWER_BUFFER_BYTES);
        http.setOutputAggregationSize(ANSWER_BUFFER_BYTES);
        http.setUriCompliance(UriCompliance.DEFAULT);
    }
}
