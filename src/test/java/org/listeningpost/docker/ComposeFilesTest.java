package org.listeningpost.docker;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.cli.CommandLineInterface;
import org.listeningpost.config.ConfigReader;

class ComposeFilesTest {
    private static final Set<String> OURS = Set.of("users", "bootstrap", "boards", "app", "app-a", "app-b");
    private static final Pattern PINNED =
            Pattern.compile("[a-z0-9./-]+:[0-9]+\\.[0-9]+(\\.[0-9]+)?([-_.][a-z0-9_.-]+)?");
    private static final Pattern SECRET =
            Pattern.compile(".*(PASSWORD|ENCRYPTIONKEY|ENCRYPTION_KEY|PSEUDONYM_KEYS|API_KEY)$");

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
    void the_file_is_valid_by_the_schema_of_the_compose_specification(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ComposeFilesTest.class.getResourceAsStream("/docker/compose-spec.schema.json"), "the schema")) {
            ObjectNode text = (ObjectNode) new ObjectMapper().readTree(in);
            text.remove("$id"); // a relative one, which the validator does not take
            JsonSchema schema =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(text);
            ComposeFile file = ComposeFile.read(name);
            assertEquals(Set.of(), schema.validate(file.json()));
            // That the schema would notice.
            JsonNode broken = file.json().deepCopy();
            ((ObjectNode) broken.at("/services/kibana")).put("reads_only", true);
            assertEquals(1, schema.validate(broken).size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
    void no_container_may_do_more_than_its_work(String name) {
        ComposeFile.read(name).services().forEach((service, definition) -> {
            assertTrue(
                    definition.path("read_only").asBoolean(), service + " has a root file system that it can write to");
            assertFalse(definition.path("privileged").asBoolean(), service);
            assertEquals("[\"ALL\"]", definition.path("cap_drop").toString(), service);
            assertEquals(
                    "[\"no-new-privileges:true\"]",
                    definition.path("security_opt").toString(),
                    service);
            for (String key : List.of("pid", "ipc", "devices", "userns_mode", "volumes_from")) {
                assertTrue(definition.path(key).isMissingNode(), service + " has " + key);
            }
            if (service.equals("setup")) {
                assertEquals("none", definition.path("network_mode").asText());
                assertEquals(
                        "[\"CHOWN\",\"DAC_OVERRIDE\",\"FOWNER\"]",
                        definition.path("cap_add").toString());
            } else {
                assertTrue(definition.path("cap_add").isMissingNode(), service);
                // Our image names its user itself, see DockerfileTest.
                assertTrue(
                        OURS.contains(service)
                                || definition.path("user").asText().equals("1000:0"),
                        service);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
    void images_are_pinned_and_the_engine_is_the_one_of_the_tests(String name) throws IOException {
        String pom = Files.readString(Path.of("pom.xml"), StandardCharsets.UTF_8);
        ComposeFile.read(name).services().forEach((service, definition) -> {
            String image = definition.path("image").asText();
            assertTrue(PINNED.matcher(image).matches(), service + " runs " + image);
            if (image.startsWith("docker.elastic.co/")) {
                String version = image.substring(image.lastIndexOf(':') + 1);
                assertTrue(pom.contains("<elasticsearch.version>" + version + "<"), image);
            }
            assertEquals(OURS.contains(service), definition.has("build"), service);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
    void what_runs_has_a_health_check_and_what_waits_waits_for_something_that_comes(String name) {
        Map<String, JsonNode> services = ComposeFile.read(name).services();
        services.forEach((service, definition) -> {
            boolean isStep = definition.path("restart").asText().equals("no");
            assertTrue(isStep || definition.path("restart").asText().equals("unless-stopped"), service);
            assertEquals(isStep, !definition.has("healthcheck"), service);
            definition.path("depends_on").properties().forEach(each -> {
                JsonNode other = services.get(each.getKey());
                assertTrue(other != null, service + " waits for " + each.getKey() + ", which is not there");
                assertEquals(
                        other.path("restart").asText().equals("no")
                                ? "service_completed_successfully"
                                : "service_healthy",
                        each.getValue().path("condition").asText(),
                        service);
            });
        });
        assertEquals(Set.of(), onACircle(services));
    }

    /** Compose waits with {@code --wait} for whatever nobody waits for to be up, and fails where it has ended. */
    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
    void every_step_that_up_starts_has_somebody_who_waits_for_its_end(String name) {
        Map<String, JsonNode> services = ComposeFile.read(name).services();
        Set<String> awaited = new HashSet<>();
        services.values()
                .forEach(
                        definition -> definition.path("depends_on").fieldNames().forEachRemaining(awaited::add));
        services.forEach((service, definition) -> {
            boolean isStep = definition.path("restart").asText().equals("no");
            assertEquals(service.equals("boards"), definition.has("profiles"), service);
            assertTrue(!isStep || definition.has("profiles") || awaited.contains(service), service);
        });
    }

    /** The users, the indices and the boards of one installation have the same prefix. */
    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
    void every_container_of_ours_knows_the_prefix_of_the_indices(String name) {
        ComposeFile.read(name).services().forEach((service, definition) -> {
            if (OURS.contains(service)) {
                assertEquals(
                        "${INDEX_PREFIX:-}",
                        definition
                                .at("/environment/LISTENING_POST_ELASTICSEARCH_INDEX_PREFIX")
                                .asText(),
                        service);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
    void every_mounted_file_exists_and_every_volume_is_declared_and_used(String name) {
        ComposeFile file = ComposeFile.read(name);
        Set<String> used = new TreeSet<>();
        file.services().forEach((service, definition) -> {
            for (JsonNode mount : definition.path("volumes")) {
                String[] parts = mount.asText().split(":", -1);
                if (parts[0].startsWith(".")) {
                    assertTrue(Files.exists(ComposeFile.FOLDER.resolve(parts[0])), mount.asText());
                    assertEquals("ro", parts[2], mount.asText());
                } else {
                    used.add(parts[0]);
                }
            }
        });
        Set<String> declared = new TreeSet<>();
        file.json().path("volumes").fieldNames().forEachRemaining(declared::add);
        assertEquals(declared, used);
        file.services()
                .forEach((service, definition) -> assertTrue(
                        service.equals("setup")
                                || !definition.path("volumes").toString().contains("authority"),
                        service + " sees the key of the authority"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
    void what_leaves_a_line_in_the_audit_log_has_a_place_for_its_journal(String name) {
        ComposeFile.read(name).services().forEach((service, definition) -> {
            // The first key is one such line: without this the first start would end there, at a read-only folder.
            if (service.equals("bootstrap") || service.startsWith("app")) {
                assertTrue(definition.path("volumes").toString().contains("-data:/data\""), service);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
    void only_kibana_and_the_api_are_reached_from_outside(String name) {
        ComposeFile file = ComposeFile.read(name);
        assertTrue(file.json().at("/networks/inside/internal").asBoolean());
        file.services().forEach((service, definition) -> {
            boolean isPublic = service.equals("kibana") || service.startsWith("app");
            assertEquals(isPublic, definition.has("ports"), service);
            for (JsonNode port : definition.path("ports")) {
                assertTrue(port.asText().startsWith("${BIND_ADDRESS:-127.0.0.1}:"), port.asText());
            }
            if (service.startsWith("es")) {
                assertEquals("[\"inside\"]", definition.path("networks").toString());
                assertEquals(
                        "true",
                        definition
                                .at("/environment/xpack.security.http.ssl.enabled")
                                .asText());
            }
        });
    }

    @Test
    void every_variable_is_in_the_example_and_the_other_way_round() {
        Map<String, String> example = ComposeFile.example();
        Set<String> used = new HashSet<>();
        for (String name : List.of("compose.yaml", "compose.cluster.yaml")) {
            for (ComposeFile.Variable variable : ComposeFile.read(name).variables()) {
                used.add(variable.name());
                String value = example.get(variable.name());
                assertTrue(value != null, variable + " is not in .env.example");
                if (":-".equals(variable.operator())) {
                    assertEquals(value, variable.word(), variable.name());
                } else {
                    assertEquals(":?", variable.operator(), variable.name() + " has no default and no message");
                    assertTrue(value.isEmpty(), variable.name() + " is a secret and has a value in .env.example");
                }
            }
        }
        assertEquals(example.keySet(), used);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
    void no_secret_stands_in_the_file(String name) {
        ComposeFile.read(name)
                .services()
                .forEach((service, definition) -> definition
                        .path("environment")
                        .properties()
                        .forEach(each -> assertTrue(
                                !SECRET.matcher(each.getKey()).matches()
                                        || each.getValue().asText().matches("\\$\\{[A-Z_]+:\\?[^}]+}"),
                                service + " " + each.getKey())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
    void our_settings_are_settings(String name) {
        Map<String, String> values = new HashMap<>(ComposeFile.example());
        values.replaceAll((key, value) -> value.isEmpty() && !key.endsWith("OPTS") && !key.equals("INDEX_PREFIX")
                ? "0123456789abcdef".repeat(4)
                : value);
        ComposeFile.read(name).services().forEach((service, definition) -> {
            if (OURS.contains(service)) {
                Map<String, String> environment = new HashMap<>();
                definition.path("environment").properties().forEach(each -> {
                    if (each.getKey().startsWith("LISTENING_POST_")) {
                        environment.put(
                                each.getKey(),
                                ComposeFile.interpolated(each.getValue().asText(), values));
                    }
                });
                assertDoesNotThrow(() -> ConfigReader.read(null, environment, Path.of("target")), service);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
    void our_commands_are_commands_with_such_options(String name) {
        ComposeFile.read(name).services().forEach((service, definition) -> {
            if (!definition.has("command")) {
                return;
            }
            List<String> command = new ArrayList<>();
            List<String> options = new ArrayList<>();
            for (JsonNode word : definition.path("command")) {
                boolean isOption = word.asText().startsWith("--");
                if (isOption) {
                    options.add(word.asText());
                } else if (options.isEmpty()) {
                    command.add(word.asText());
                }
            }
            assertTrue(OURS.contains(service), service);
            String help = helpOf(command);
            options.forEach(option -> assertTrue(
                    Pattern.compile(Pattern.quote(option) + "[=\\s\\]]")
                            .matcher(help)
                            .find(),
                    command + " has no " + option));
        });
    }

    private static String helpOf(List<String> command) {
        List<String> words = new ArrayList<>(command);
        words.add("--help");
        PrintStream before = System.out;
        ByteArrayOutputStream help = new ByteArrayOutputStream();
        System.setOut(new PrintStream(help, true, StandardCharsets.UTF_8));
        try {
            assertEquals(0, CommandLineInterface.run(words.toArray(String[]::new)), command.toString());
        } finally {
            System.setOut(before);
        }
        String text = help.toString(StandardCharsets.UTF_8);
        // picocli answers an unknown subcommand's --help with that of the command above it.
        assertTrue(text.contains("listening-post " + String.join(" ", command)), text);
        return text;
    }

    /** Services that wait for themselves. */
    private static Set<String> onACircle(Map<String, JsonNode> services) {
        Set<String> left = new TreeSet<>(services.keySet());
        while (left.removeIf(service -> {
            Set<String> waits = new HashSet<>();
            Objects.requireNonNull(services.get(service))
                    .path("depends_on")
                    .fieldNames()
                    .forEachRemaining(waits::add);
            waits.retainAll(left);
            return waits.isEmpty();
        })) {
            // Each round takes those that wait for nobody who is left.
        }
        return left;
    }
}
