package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.Credentials;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.testing.ElasticExtension;
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

    private Path config(int port) throws IOException {
        Credentials.Basic user = (Credentials.Basic) clients.endpoint().credentials();
        return Files.write(
                folder.resolve("config-" + port + ".yaml"),
                List.of(
                        "data_directory: data",
                        "server:",
                        "  port: " + port,
                        "elasticsearch:",
                        "  urls: [" + clients.endpoint().urls().getFirst() + "]",
                        "  index_prefix: " + names.prefix(),
                        "  username: " + user.username(),
                        "  password: \"" + user.password() + "\""));
    }
}
