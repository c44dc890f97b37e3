package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.Credentials;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.kibana.StandInKibana;
import org.listeningpost.security.Role;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.Expectations;
import org.listeningpost.testing.TestService;

/** The steps before and beside the service, as containers take them. */
@ExtendWith(ElasticExtension.class)
class BootstrapCommandIT {
    private final ElasticClients clients;
    private final IndexNames names;

    @TempDir
    private Path folder = Path.of("");

    BootstrapCommandIT(ElasticClients clients, IndexNames names) {
        this.clients = clients;
        this.names = names;
    }

    @Test
    void the_schema_and_the_first_key_are_made_once_and_the_key_opens_the_service() throws Exception {
        Path key = folder.resolve("first-admin-key");
        Path config = config(0);
        assertEquals(
                0, CommandLineInterface.run("bootstrap", "--config", config.toString(), "--key-file", key.toString()));
        String text = Files.readString(key).strip();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertTrue(clients.requests().get("/" + names.posts()).isSuccess());
        assertTrue(clients.requests()
                .get("/_ingest/pipeline/" + names.postsFinalPipeline())
                .isSuccess());
        Files.delete(key);
        assertEquals(
                0, CommandLineInterface.run("bootstrap", "--config", config.toString(), "--key-file", key.toString()));
        assertTrue(Files.notExists(key), "there is a key already, and it is shown only once");
        try (TestService service = TestService.start(clients, names, folder.resolve("service"))) {
            assertEquals(200, service.send("GET", "/v1/keys", text, null, null).statusCode());
        }
    }

    @Test
    void ready_says_by_its_exit_code_whether_the_service_is_there() throws IOException {
        String config;
        try (TestService service = TestService.start(clients, names, folder.resolve("service"))) {
            config = config(service.address().getPort()).toString();
            assertEquals(0, CommandLineInterface.run("ready", "--config", config));
        }
        assertEquals(1, CommandLineInterface.run("ready", "--config", config));
    }

    @Test
    void the_boards_come_with_the_titles_that_narratives_have_and_get_new_ones_at_the_next_import() throws Exception {
        Path key = Files.writeString(folder.resolve("kibana-key"), StandInKibana.KEY);
        IndexNames own = new IndexNames(names.prefix() + "titles-");
        try (TestService service = TestService.start(clients, own, folder.resolve("service"));
                StandInKibana kibana = new StandInKibana(null)) {
            String monitor = service.key(Role.MONITOR);
            HttpResponse<String> made = service.send(
                    "POST",
                    "/v1/narratives",
                    monitor,
                    "application/json",
                    "{\"title\":\"The spray sheds\",\"query\":\"shedding\",\"status\":\"watching\"}");
            String id = Expectations.ok(made).path("id").asText();
            String[] command = {
                "kibana",
                "import",
                "--titles",
                "--url",
                kibana.url().toString(),
                "--api-key-file",
                key.toString(),
                "--config",
                config(own, 0).toString()
            };
            assertEquals(0, CommandLineInterface.run(command));
            String view = "index-pattern listening-post-posts";
            assertEquals(
                    own.posts(),
                    Objects.requireNonNull(kibana.stored.get(view))
                            .at("/attributes/title")
                            .asText());
            assertEquals(lookup(id, "The spray sheds"), formats(kibana, view));
            String etag = made.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> renamed = service.send(
                    "PUT",
                    "/v1/narratives/" + id,
                    monitor,
                    "application/json",
                    "{\"title\":\"Shedding\",\"query\":\"shedding\",\"status\":\"watching\"}",
                    etag);
            Expectations.ok(renamed);
            assertEquals(0, CommandLineInterface.run(command));
            assertEquals(lookup(id, "Shedding"), formats(kibana, view));
            assertEquals("{}", formats(kibana, "index-pattern listening-post-alerts"));
        }
    }

    private static String lookup(String id, String title) {
        return "{\"narratives\":{\"id\":\"static_lookup\",\"params\":{\"lookupEntries\":[{\"key\":\"" + id
                + "\",\"value\":\"" + title + "\"}]}}}";
    }

    private static String formats(StandInKibana kibana, String view) {
        return Objects.requireNonNull(kibana.stored.get(view))
                .at("/attributes/fieldFormatMap")
                .asText();
    }

    private Path config(int port) throws IOException {
        return config(names, port);
    }

    private Path config(IndexNames of, int port) throws IOException {
        Credentials.Basic user = (Credentials.Basic) clients.endpoint().credentials();
        return Files.write(
                folder.resolve(of.prefix() + port + ".yaml"),
                List.of(
                        "data_directory: data",
                        "server:",
                        "  port: " + port,
                        "elasticsearch:",
                        "  urls: [" + clients.endpoint().urls().getFirst() + "]",
                        "  index_prefix: " + of.prefix(),
                        "  username: " + user.username(),
                        "  password: \"" + user.password() + "\""));
    }
}
