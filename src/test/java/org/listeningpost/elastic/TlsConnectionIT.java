package org.listeningpost.elastic;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.listeningpost.elastic.embedded.EmbeddedElasticsearch;
import org.listeningpost.elastic.embedded.EmbeddedSettings;
import org.listeningpost.testing.Certificates;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.TestFolders;

/** A cluster behind TLS, as every cluster of others is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsConnectionIT {
    private final Path folder = TestFolders.create("engine-tls-");
    private final Path otherAuthority;
    private final EmbeddedElasticsearch engine;

    TlsConnectionIT() {
        Certificates certificates = new Certificates(folder);
        Certificates.Pair own = certificates.authority("own");
        otherAuthority = certificates.authority("other").certificate();
        EmbeddedSettings plain = ElasticExtension.settings(folder.resolve("data"));
        engine = EmbeddedElasticsearch.start(new EmbeddedSettings(
                plain.dataDirectory(),
                plain.distribution(),
                0,
                plain.heapMegabytes(),
                plain.readinessMax(),
                null,
                plain.runAsUser(),
                plain.nodeSettings(),
                new EmbeddedSettings.Tls(own.certificate(), own.key(), own.certificate()),
                plain.jvmOptions()));
    }

    @AfterAll
    void stop() {
        engine.close();
        TestFolders.delete(folder);
    }

    @Test
    void connects_with_the_authority_that_signed_the_certificate() throws IOException {
        assertEquals("https", engine.endpoint().urls().getFirst().getScheme());
        try (ElasticClients clients = ElasticClients.open(engine.endpoint())) {
            assertDoesNotThrow(() -> ConnectionCheck.require(clients));
            assertEquals(1, clients.typed().cluster().health().numberOfNodes());
        }
    }

    @Test
    void refuses_another_authority_and_says_which_setting_to_change() {
        Endpoint endpoint =
                new Endpoint(engine.endpoint().urls(), engine.endpoint().credentials(), otherAuthority);
        String message = refusalOf(endpoint);
        assertTrue(message.contains("is not signed by the authority in " + otherAuthority), message);
        assertTrue(message.contains("elasticsearch.ca_certificate"), message);
    }

    @Test
    void refuses_an_authority_that_java_does_not_know() {
        Endpoint endpoint =
                new Endpoint(engine.endpoint().urls(), engine.endpoint().credentials(), null);
        assertTrue(refusalOf(endpoint).contains("set elasticsearch.ca_certificate"));
    }

    @Test
    void names_the_settings_when_the_password_is_wrong() {
        String message = refusalOf(engine.endpoint().as(Credentials.basic("somebody", "wrong-password")));
        assertTrue(message.contains("refuses user somebody"), message);
        assertTrue(!message.contains("wrong-password"), message);
    }

    @Test
    void names_the_address_when_nothing_listens_there_or_it_speaks_http() {
        String address =
                "http://127.0.0.1:" + engine.endpoint().urls().getFirst().getPort();
        String message = refusalOf(new Endpoint(List.of(URI.create(address)), Credentials.none(), null));
        assertTrue(message.contains(address) && message.contains("http or https"), message);
    }

    @Test
    void refuses_a_file_that_is_no_certificate() throws IOException {
        Path file = Files.writeString(folder.resolve("no.crt"), "nothing");
        EndpointException refusal = assertThrows(
                EndpointException.class,
                () -> ElasticClients.open(new Endpoint(engine.endpoint().urls(), Credentials.none(), file)));
        assertTrue(String.valueOf(refusal.getMessage()).contains(file.toString()));
    }

    private static String refusalOf(Endpoint endpoint) {
        try (ElasticClients clients = ElasticClients.open(endpoint)) {
            EndpointException refusal = assertThrows(EndpointException.class, () -> ConnectionCheck.require(clients));
            return String.valueOf(refusal.getMessage());
        }
    }
}
