package org.listeningpost.elastic.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineJavaTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void takes_the_configured_one_first() throws IOException {
        Path home = java("configured", "21.0.2");
        assertEquals(new EngineJava(home, 21), EngineJava.find(home, Map.of(), executable -> true));
    }

    @Test
    void refuses_a_configured_one_that_is_too_old_and_says_what_is_needed() throws IOException {
        Path home = java("old", "17.0.15");
        EngineException refusal =
                assertThrows(EngineException.class, () -> EngineJava.find(home, Map.of(), executable -> true));
        assertTrue(String.valueOf(refusal.getMessage()).contains("not a Java 21"));
    }

    @Test
    void looks_in_java_home_when_the_engine_may_not_run_ours() throws IOException {
        Path home = java("other", "25");
        EngineJava found = EngineJava.find(
                null, Map.of("JAVA_HOME", home.toString()), executable -> executable.startsWith(folder));
        assertEquals(new EngineJava(home, 25), found);
    }

    @Test
    void looks_on_the_path_through_links() throws IOException {
        Path home = java("linked", "22.0.1");
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), home.resolve("bin/java"));
        EngineJava found =
                EngineJava.find(null, Map.of("PATH", bin.toString()), executable -> executable.startsWith(folder));
        assertEquals(22, found.feature());
    }

    @Test
    void says_what_to_install_when_there_is_none() {
        EngineException refusal =
                assertThrows(EngineException.class, () -> EngineJava.find(null, Map.of(), executable -> false));
        assertTrue(String.valueOf(refusal.getMessage()).contains("apt install openjdk-21"));
    }

    private Path java(String name, String version) throws IOException {
        Path home = folder.toRealPath().resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Path executable = Files.createFile(home.resolve("bin/java"));
        assertTrue(executable.toFile().setExecutable(true));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
