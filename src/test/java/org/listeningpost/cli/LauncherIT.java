package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.elastic.embedded.EmbeddedSettings;

/** The launcher script of a distribution without sources. Needs no engine. */
class LauncherIT {
    private static final List<String> PARTS = List.of("lib", "parser");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void unpack() throws IOException {
        Path built = Path.of(System.getProperty(EmbeddedSettings.DISTRIBUTION_PROPERTY, "target/listening-post"))
                .toAbsolutePath();
        Path distribution = Files.createDirectories(folder.resolve("target/listening-post"));
        for (String part : PARTS) {
            Files.createSymbolicLink(distribution.resolve(part), built.resolve(part));
        }
        Files.createFile(distribution.resolve(".built"));
        Files.copy(Path.of("listening-post"), folder.resolve("listening-post"));
    }

    /** Links out of a temporary folder are not for JUnit to follow. */
    @AfterEach
    void unlink() throws IOException {
        for (String part : PARTS) {
            Files.delete(folder.resolve("target/listening-post").resolve(part));
        }
    }

    @Test
    void file_with_letters_beyond_ascii_in_its_name_is_read_where_no_locale_is_set() throws Exception {
        // The shell makes the file, for the machine of this test may have no locale either.
        String script = "printf 'id,platform,created_at,text\\n1,survey,2026-05-01,Hola\\n' > $'a\\xc3\\xb1o.csv'"
                + " && ./listening-post import --dry-run *.csv";
        for (Map<String, String> locale : List.of(Map.<String, String>of(), Map.of("LC_ALL", "C"))) {
            ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.equals("LANG") || name.startsWith("LC_"));
            builder.environment().putAll(locale);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment()
                    .put("LISTENING_POST_DATA_DIRECTORY", folder.resolve("data").toString());
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), said);
            assertEquals(0, process.exitValue(), locale + ": " + said);
            assertTrue(said.contains("a\u00f1o.csv: would read 1, reject 0"), said);
        }
    }
}
