package org.listeningpost.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
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
    private static final Path HERE = Path.of("");

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
                "server:\n  port: 8080\n  host: 127.0.0.2\n",
                Map.of("LISTENING_POST_SERVER_PORT", "9090", "LISTENING_POST_ELASTICSEARCH_API_KEY", "c2VjcmV0"));
        assertEquals(9090, config.server().port());
        assertEquals("127.0.0.2", config.server().host());
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
        assertThrows(ConfigException.class, () -> ConfigReader.read(folder.resolve("absent.yaml"), Map.of(), HERE));
    }

    @Test
    void a_secret_that_is_no_yaml_is_not_repeated() {
        for (String secret : List.of("*hunter2", "!hunter2!x y")) {
            ConfigException refused = assertThrows(
                    ConfigException.class,
                    () -> read("alerts:\n  smtp:\n    password: " + secret + "\n", Map.of()),
                    secret);
            assertEquals(
                    List.of("c.yaml line 3: not valid YAML: a value that begins with * or ! stands in quotes"),
                    refused.problems());
        }
    }

    @Test
    void what_is_empty_is_not_set() throws IOException {
        Map<String, String> empty = Map.of(
                "LISTENING_POST_SERVER_TLS_CERTIFICATE", "",
                "LISTENING_POST_ELASTICSEARCH_USERNAME", " ",
                "LISTENING_POST_SERVER_PORT", "",
                "LISTENING_POST_ELASTICSEARCH_URLS", "");
        assertEquals(Config.defaults(), read("", empty));
        Feeds feeds = read(
                        "feeds:\n  sources:\n    - {id: a, kind: feed, url: \"https://a.example/x\", query: }\n", empty)
                .feeds();
        assertNull(feeds.sources().getFirst().query());
    }

    @Test
    void entries_of_a_list_say_each_thing_once_and_what_they_may() {
        refused("{id: a, kind: feed, url: \"https://a.example\", kind: reddit}", "has an entry with kind twice");
        refused("{id: a, kind: feed, [b]: c, url: \"https://a.example\"}", "(not a name)");
        refused("{id: a, kind: feed, url: \"https://a.example\", qery: }", "unknown qery; did you mean query?");
        refused("{id: a, kind: feed, url: \"https://a.example\", url:\"hunter2\"}", "unknown (not a name)");
        refused("{id: a, kind: feed, url: \"https://a_b.example\"}", "no _");
        refused("{id: a, kind: reddit, url: \"http://a.example\", token_env: A}", "https where there is a token_env");
        ConfigException prefix =
                assertThrows(ConfigException.class, () -> read("elasticsearch:\n  index_prefix: Clinic\n", Map.of()));
        assertTrue(prefix.problems().toString().contains("elasticsearch.index_prefix"), prefix.getMessage());
    }

    private void refused(String source, String words) {
        ConfigException e = assertThrows(
                ConfigException.class, () -> read("feeds:\n  sources:\n    - " + source + "\n", Map.of()), source);
        assertTrue(e.problems().toString().contains(words), e.getMessage());
    }

    @Test
    void key_in_the_address_of_a_feed_is_not_shown() throws IOException {
        Config config = read(
                "feeds:\n  sources:\n    - {id: a, kind: feed, url: \"https://a.example/x?key=hunter2\"}\n", Map.of());
        String shown = ConfigReference.shown(config).toString();
        assertFalse(shown.contains("hunter2"), shown);
        assertTrue(shown.contains("https://a.example/x?***"), shown);
    }

    @Test
    void host_in_brackets_is_one_without() throws IOException {
        assertEquals(
                "::1", read("server:\n  host: \"[::1]\"\n", Map.of()).server().host());
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
    void other_machines_are_not_served_without_tls_unless_that_is_wanted() throws IOException {
        for (String host :
                List.of("0.0.0.0", "::", "192.168.1.10", "post.example.org", "127.0.0.1.example.org", "::11")) {
            ConfigException refused = assertThrows(
                    ConfigException.class, () -> read("server:\n  host: \"" + host + "\"\n", Map.of()), host);
            assertTrue(refused.problems().toString().contains("server.allow_plain_text"), host);
            assertEquals(
                    host,
                    read("server:\n  host: \"" + host + "\"\n  allow_plain_text: true\n", Map.of())
                            .server()
                            .host());
        }
        for (String host : List.of("localhost", "127.0.0.1", "127.1.2.3", "::1", "0:0:0:0:0:0:0:1", "[::1]")) {
            read("server:\n  host: \"" + host + "\"\n", Map.of());
        }
        read("server:\n  host: 0.0.0.0\n  tls_certificate: c.pem\n  tls_key: k.pem\n", Map.of());
    }

    @Test
    void the_data_lie_beside_the_launcher_from_wherever_it_is_called() throws IOException {
        Path home = folder.resolve("home");
        Files.createDirectories(home);
        assertEquals(
                home.resolve("data"), ConfigReader.read(null, Map.of(), home).dataDirectory());
        Files.writeString(home.resolve(ConfigReader.DEFAULT_FILE), "server:\n  port: 8088\n");
        assertEquals(8088, ConfigReader.read(null, Map.of(), home).server().port());
        assertEquals(
                Path.of("elsewhere").toAbsolutePath(),
                ConfigReader.read(null, Map.of("LISTENING_POST_DATA_DIRECTORY", "elsewhere"), home)
                        .dataDirectory());
    }

    @Test
    void a_pseudonym_key_may_come_from_the_environment_and_is_long_enough() throws IOException {
        String name = "LISTENING_POST_PRIVACY_PSEUDONYM_KEYS";
        Config config = read("", Map.of(name, "0123456789abcdef0123456789abcdef"));
        assertEquals(
                List.of("0123456789abcdef0123456789abcdef"), config.privacy().pseudonymKeys());
        assertFalse(ConfigReference.shown(config).toString().contains("0123456789"));
        assertFalse(config.toString().contains("0123456789"));
        assertThrows(ConfigException.class, () -> read("", Map.of(name, "short")));
        assertThrows(
                ConfigException.class,
                () -> read("privacy:\n  pseudonym_key_file: k\n", Map.of(name, "0123456789abcdef0123456789abcdef")));
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
        return ConfigReader.read(file, environment, HERE);
    }
}
