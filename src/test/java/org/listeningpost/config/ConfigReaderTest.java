package org.listeningpost.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigReaderTest {
    @TempDir
    private Path folder;

    @Test
    void an_empty_file_and_an_empty_environment_are_the_defaults() throws IOException {
        assertEquals(Config.defaults(), read("", Map.of()));
        assertEquals(Config.defaults(), read("server:\n  port:\nlimits:\n", Map.of()));
    }

    @Test
    void the_environment_wins_over_the_file() throws IOException {
        Config config = read(
                "server:\n  port: 8080\n  host: 0.0.0.0\n",
                Map.of("LISTENING_POST_SERVER_PORT", "9090", "LISTENING_POST_ELASTICSEARCH_API_KEY", "c2VjcmV0"));
        assertEquals(9090, config.server().port());
        assertEquals("0.0.0.0", config.server().host());
        assertEquals("c2VjcmV0", config.elasticsearch().apiKey());
    }

    @Test
    void lists_and_rules_are_read_and_paths_are_relative_to_the_file() throws IOException {
        Config config = read("""
                data_directory: store
                elasticsearch:
                  urls: [https://a:9200, "https://b:9200"]
                  ca_certificate: certs/ca.pem
                organization:
                  facilities:
                    - id: north
                      names: [North Clinic]
                      hashtags: [NorthClinic]
                """, Map.of("LISTENING_POST_PRIVACY_ALLOWED_ACCOUNTS", "@CDCgov, @WHO"));
        assertEquals(folder.resolve("store").toAbsolutePath(), config.dataDirectory());
        assertEquals(
                folder.resolve("certs/ca.pem").toAbsolutePath(),
                config.elasticsearch().caCertificate());
        assertEquals(
                List.of(URI.create("https://a:9200"), URI.create("https://b:9200")),
                config.elasticsearch().urls());
        assertEquals(
                List.of(new Config.Organization.Rule(
                        "north", List.of("North Clinic"), List.of("NorthClinic"), List.of())),
                config.organization().facilities());
        assertEquals(List.of("@CDCgov", "@WHO"), config.privacy().allowedAccounts());
    }

    @Test
    void every_mistake_is_named_with_its_line_and_what_was_meant() {
        ConfigException refused = assertThrows(
                ConfigException.class,
                () -> read(
                        """
                        servr:
                          port: 1
                        server:
                          prot: 7070
                          port: 70700
                          tls_key: key.pem
                        limits:
                          page_size_max: many
                        """,
                        Map.of("LISTENING_POST_SERVER_PROT", "1", "LISTENING_POST_EMBEDDED_PORT", "x", "HOME", "/")));
        assertEquals(
                List.of(
                        "c.yaml line 1: unknown setting servr; did you mean server?",
                        "c.yaml line 4: unknown setting server.prot; did you mean server.port?",
                        "c.yaml line 5: server.port must be from 0 to 65535",
                        "c.yaml line 8: limits.page_size_max must be a whole number",
                        "environment: LISTENING_POST_EMBEDDED_PORT must be a whole number",
                        "environment: unknown variable LISTENING_POST_SERVER_PROT;"
                                + " did you mean LISTENING_POST_SERVER_PORT?",
                        "server.tls_certificate and server.tls_key go together"),
                refused.problems());
    }

    @Test
    void broken_files_are_refused_without_a_stack_trace() {
        for (String text :
                List.of("a: [", "- a\n- b\n", "server: 5", "server:\n  port: 1\n  port: 2\n", "\u0000", "&a [*a]")) {
            ConfigException refused = assertThrows(ConfigException.class, () -> read(text, Map.of()), text);
            assertTrue(refused.problems().getFirst().startsWith("c.yaml"), refused.getMessage());
        }
        assertThrows(ConfigException.class, () -> ConfigReader.read(folder.resolve("absent.yaml"), Map.of()));
    }

    @Test
    void secrets_are_not_shown() throws IOException {
        Config config = read("elasticsearch:\n  username: lp\n  password: hunter2\n", Map.of());
        String shown = ConfigReference.shown(config).toString();
        assertFalse(shown.contains("hunter2"), shown);
        assertTrue(shown.contains("password=***"), shown);
        assertFalse(config.elasticsearch().toString().contains("hunter2"));
    }

    @Test
    void the_reference_is_what_the_record_tree_says() throws IOException {
        Path page = Path.of("docs/configuration.md");
        if (Boolean.getBoolean("listeningpost.rewrite")) {
            Files.writeString(page, ConfigReference.markdown());
        }
        assertEquals(ConfigReference.markdown(), Files.readString(page));
    }

    private Config read(String yaml, Map<String, String> environment) throws IOException {
        Path file = folder.resolve("c.yaml");
        Files.writeString(file, yaml);
        return ConfigReader.read(file, environment);
    }
}
