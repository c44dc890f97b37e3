package org.listeningpost.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.listeningpost.config.Config;

/**
 * Asks the service of this machine whether it is ready, as a health check does. Over TLS it believes the service's own
 * certificate and no other, under whatever name that was made: loopback is in few certificates.
 */
public final class ReadinessProbe {
    private static final int MILLIS_MAX = 5_000;
    private static final String LOOPBACK = "127.0.0.1";

    private ReadinessProbe() {}

    /** @throws IOException where nobody answers, or somebody with another certificate */
    public static boolean isReady(Config.Server server) throws IOException {
        Path certificate = server.tlsCertificate();
        String host = server.host().equals("0.0.0.0") || server.host().equals("::") ? LOOPBACK : server.host();
        String address = (certificate == null ? "http://" : "https://") + (host.contains(":") ? "[" + host + "]" : host)
                + ":" + server.port() + "/health/ready";
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address).toURL().openConnection();
        if (certificate != null && connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(trusting(certificate).getSocketFactory());
            secure.setHostnameVerifier((name, session) -> true);
        }
        connection.setConnectTimeout(MILLIS_MAX);
        connection.setReadTimeout(MILLIS_MAX);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            connection.disconnect();
        }
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            // The first one is the server's own; the authority behind it may have signed others'.
            Certificate own = CertificateFactory.getInstance("X.509").generateCertificate(in);
            store.setCertificateEntry("server", own);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsSettingsException("server.tls_certificate cannot be read as PEM: " + file, e);
        }
    }
}
