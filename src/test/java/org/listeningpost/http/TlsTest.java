package org.listeningpost.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.Config;

/** HTTPS from PEM files, as the configuration names them. */
final class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void https_is_served_from_a_pem_certificate_and_key() throws Exception {
        for (String algorithm : List.of("RSA", "EC")) {
            KeyStore store = makeCertificate(algorithm);
            Path certificate = pem("CERTIFICATE", store.getCertificate("server").getEncoded());
            Path key = pem("PRIVATE KEY", store.getKey("server", PASSWORD).getEncoded());
            try (ApiServer server = server(ServerConfigs.withTls(certificate, key))) {
                assertEquals("https", server.address().getScheme());
                HttpResponse<String> answer = clientTrusting(store)
                        .send(
                                HttpRequest.newBuilder(URI.create(server.address() + "/health/live"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertEquals(200, answer.statusCode());
                assertTrue(
                        answer.headers().firstValue("Strict-Transport-Security").isPresent());
            }
        }
    }

    @Test
    void an_rsa_key_is_taken_in_its_older_form_too() throws Exception {
        KeyStore store = makeCertificate("RSA");
        Path certificate = pem("CERTIFICATE", store.getCertificate("server").getEncoded());
        byte[] pkcs8 = store.getKey("server", PASSWORD).getEncoded();
        // Behind the sequence, the version, the algorithm and the head of the octets.
        Path key = pem("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, 26, pkcs8.length));
        try (ApiServer server = server(ServerConfigs.withTls(certificate, key))) {
            assertEquals("https", server.address().getScheme());
        }
    }

    @Test
    void a_probe_believes_the_service_and_nobody_else() throws Exception {
        KeyStore store = makeCertificate("EC");
        Path certificate = pem("CERTIFICATE", store.getCertificate("server").getEncoded());
        Path key = pem("PRIVATE KEY", store.getKey("server", PASSWORD).getEncoded());
        Path other = Files.write(
                folder.resolve("other.pem"),
                Files.readAllBytes(pem(
                        "OTHER", makeCertificate("RSA").getCertificate("server").getEncoded())));
        Files.writeString(other, Files.readString(other).replace("OTHER", "CERTIFICATE"));
        Config.Server asked;
        try (ApiServer server = server(ServerConfigs.withTls(certificate, key))) {
            int port = server.address().getPort();
            asked = new Config.Server("0.0.0.0", port, certificate, key, false);
            assertTrue(ReadinessProbe.isReady(asked));
            Config.Server impostor = new Config.Server("127.0.0.1", port, other, key, false);
            assertThrows(SSLException.class, () -> ReadinessProbe.isReady(impostor));
        }
        assertThrows(ConnectException.class, () -> ReadinessProbe.isReady(asked));
    }

    @Test
    void what_is_wrong_with_the_files_is_said_with_their_names() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        KeyStore store = makeCertificate("EC");
        Path certificate = pem("CERTIFICATE", store.getCertificate("server").getEncoded());
        Path encrypted = pem("ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3});
        assertRefused(empty, empty, "empty.pem");
        assertRefused(certificate, folder.resolve("absent.pem"), "absent.pem");
        assertRefused(certificate, encrypted, "PKCS#8");
        KeyStore other = makeCertificate("RSA");
        Path otherKey = pem("PRIVATE KEY", other.getKey("server", PASSWORD).getEncoded());
        assertRefused(certificate, otherKey, "does not belong");
    }

    private static void assertRefused(Path certificate, Path key, String words) {
        TlsSettingsException refused =
                assertThrows(TlsSettingsException.class, () -> server(ServerConfigs.withTls(certificate, key)));
        assertTrue(Objects.requireNonNull(refused.getMessage()).contains(words), refused.getMessage());
    }

    private static ApiServer server(Config config) {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        return new ApiServer(config, key -> null, metrics, List.of(new SystemRoutes(() -> "green", metrics))).start();
    }

    private KeyStore makeCertificate(String algorithm) throws Exception {
        Path file = folder.resolve(algorithm + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), output);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private Path pem(String label, byte[] der) throws IOException {
        String text = "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
        return Files.writeString(folder.resolve(label.replace(' ', '-') + ".pem"), text);
    }

    private static HttpClient clientTrusting(KeyStore store) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }
}
