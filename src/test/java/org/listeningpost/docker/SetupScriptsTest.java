package org.listeningpost.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupScriptsTest {
    private static final Map<String, String> GOOD = Map.of(
            "NODES", "es01",
            "APPS", "app",
            "ELASTIC_PASSWORD", "0123456789abcdef",
            "KIBANA_PASSWORD", "0123456789abcdef",
            "KIBANA_ENCRYPTION_KEY", "0123456789abcdef0123456789abcdef");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_scripts_are_valid_bash_and_may_be_executed() throws IOException, InterruptedException {
        for (String script : scripts()) {
            assertEquals(new Scripts.Result(0, ""), Scripts.run(Map.of(), "bash", "-n", script));
            assertTrue(Files.isExecutable(Path.of(script)), script);
        }
    }

    /** Where continuous integration runs, shellcheck has to be there; elsewhere the test says that it was not. */
    @Test
    void shellcheck_finds_nothing() throws IOException, InterruptedException {
        boolean isThere =
                Scripts.run(Map.of(), "bash", "-c", "command -v shellcheck").status() == 0;
        assertTrue(isThere || !"true".equals(System.getenv("CI")), "install shellcheck: apt install shellcheck");
        assumeTrue(isThere, "shellcheck is not installed, so the scripts were not checked by it");
        for (String script : scripts()) {
            assertEquals(new Scripts.Result(0, ""), Scripts.run(Map.of(), "shellcheck", script));
        }
    }

    @Test
    void what_is_missing_or_weak_is_said_before_anything_is_made() throws IOException, InterruptedException {
        assertRefused("NODES", null, "NODES: names of the Elasticsearch nodes");
        assertRefused("APPS", null, "APPS: names of the instances");
        assertRefused("ELASTIC_PASSWORD", null, "ELASTIC_PASSWORD");
        assertRefused("ELASTIC_PASSWORD", "changeme", "ELASTIC_PASSWORD is shorter than 16 characters");
        assertRefused("KIBANA_PASSWORD", "0123456789abcdef\"", "KIBANA_PASSWORD may hold letters, digits");
        assertRefused("KIBANA_ENCRYPTION_KEY", "0123456789abcdef", "shorter than 32 characters");
    }

    @Test
    void a_name_that_is_no_host_name_is_refused() throws IOException, InterruptedException {
        Path tool = Files.createDirectories(folder.resolve("bin")).resolve("elasticsearch-certutil");
        Files.writeString(tool, "#!/bin/sh\nexit 7\n");
        assertTrue(tool.toFile().setExecutable(true));
        for (String name : List.of("es01;rm", "-es01", "ca", "es01\"")) {
            Scripts.Result result = Scripts.run(
                    Map.of(
                            "ELASTICSEARCH_HOME", folder.toString(),
                            "CERTIFICATES_FOLDER", folder.resolve("out").toString(),
                            "INSTANCES", name),
                    "bash",
                    "docker/setup/certificates.sh");
            assertEquals(1, result.status(), result.output());
            assertTrue(result.output().startsWith("certificates: "), result.output());
            assertTrue(Files.notExists(folder.resolve("out")), name);
        }
    }

    private void assertRefused(String name, @org.jspecify.annotations.Nullable String value, String words)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(GOOD);
        if (value == null) {
            environment.remove(name);
        } else {
            environment.put(name, value);
        }
        environment.put("CERTIFICATES_FOLDER", folder.resolve("authority").toString());
        environment.put("HANDOUT_FOLDER", folder.resolve("handout").toString());
        Scripts.Result result = Scripts.run(environment, "bash", "docker/setup/setup.sh");
        assertNotEquals(0, result.status(), name);
        assertTrue(result.output().contains(words), result.output());
        try (Stream<Path> made = Files.list(folder)) {
            assertEquals(0, made.count());
        }
    }

    private static List<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docker/setup"))) {
            return Stream.concat(files.map(Path::toString).sorted(), Stream.of("listening-post", ".ci/run"))
                    .toList();
        }
    }
}
