package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.elastic.embedded.EmbeddedSettings;

/** The launcher script, of a distribution without sources and of sources. Needs no engine. */
class LauncherIT {
    private static final List<String> PARTS = List.of("lib", "parser");
    /** Makes a build where it is told to, of what another build made. */
    private static final String MAVEN = """
            #!/usr/bin/env bash
            set -eu
            echo "$*" >> mvn.log
            for option in "$@"; do
              case $option in -Ddist.directory=*) to=${option#*=} ;; esac
            done
            mkdir -p "$to"
            ln -s "$BUILT/lib" "$to/lib"
            """;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void unpack() throws IOException {
        Path distribution = Files.createDirectories(folder.resolve("target/listening-post"));
        for (String part : PARTS) {
            Files.createSymbolicLink(distribution.resolve(part), built().resolve(part));
        }
        Files.createFile(distribution.resolve(".built"));
        Files.copy(Path.of("listening-post"), folder.resolve("listening-post"));
    }

    /** Links out of a temporary folder are not for JUnit to follow. */
    @AfterEach
    void unlink() throws IOException {
        for (String part : PARTS) {
            Path link = folder.resolve("target/listening-post").resolve(part);
            if (Files.isSymbolicLink(link)) {
                Files.delete(link);
            }
        }
    }

    @Test
    void a_build_starts_from_nothing_so_that_no_jar_of_an_older_version_stays() throws Exception {
        makeSources();
        Path stray = Files.createFile(folder.resolve("lib-of-old")).toAbsolutePath();
        Files.delete(folder.resolve("target/listening-post/lib"));
        Files.createDirectories(folder.resolve("target/listening-post/lib"));
        Files.move(stray, folder.resolve("target/listening-post/lib/library-0.9.jar"));
        Files.createDirectories(folder.resolve("target/classes/org/old"));

        Said first = run("./listening-post --version", Map.of());
        assertEquals(0, first.status(), first.text());
        assertTrue(Files.notExists(folder.resolve("target/listening-post/lib/library-0.9.jar")));
        assertTrue(Files.notExists(folder.resolve("target/classes/org/old")));
        assertTrue(Files.exists(folder.resolve("target/listening-post/.built")));
        assertTrue(Files.notExists(folder.resolve("target/listening-post.new")));
        Said second = run("./listening-post --version", Map.of());
        assertEquals(0, second.status(), second.text());
        assertEquals(1, Files.readAllLines(folder.resolve("mvn.log")).size(), "built once");
    }

    @Test
    void a_build_that_something_runs_out_of_is_left_alone_until_it_ends() throws Exception {
        makeSources();
        String held = "exec 7>>target/.use.lock; flock -s 7; ./listening-post --version";
        Said beside = run(held, Map.of());
        assertEquals(0, beside.status(), beside.text());
        assertTrue(beside.text().contains("the sources are newer than this build, which is in use"), beside.text());
        assertTrue(Files.notExists(folder.resolve("mvn.log")));
        Said after = run("./listening-post --version", Map.of());
        assertEquals(0, after.status(), after.text());
        assertEquals(1, Files.readAllLines(folder.resolve("mvn.log")).size());
    }

    @Test
    void options_may_name_another_collector() throws Exception {
        Said said = run("./listening-post --version", Map.of("LISTENING_POST_JAVA_OPTS", "-XX:+UseG1GC -Xmx300m"));
        assertEquals(0, said.status(), said.text());
    }

    private void makeSources() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.setLastModifiedTime(
                folder.resolve("target/listening-post/.built"),
                FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Path maven = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
        Files.writeString(maven, MAVEN);
        assertTrue(maven.toFile().setExecutable(true));
        Files.setLastModifiedTime(
                folder.resolve("pom.xml"), FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
    }

    /** What a script wrote and how it ended. */
    private record Said(int status, String text) {}

    private Said run(String script, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.equals("LANG") || name.startsWith("LC_"));
        builder.environment().merge("PATH", folder.resolve("bin") + ":", (path, first) -> first + path);
        builder.environment().putAll(environment);
        builder.environment().put("BUILT", built().toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment()
                .put("LISTENING_POST_DATA_DIRECTORY", folder.resolve("data").toString());
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), text);
        return new Said(process.exitValue(), text);
    }

    private static Path built() {
        return Path.of(System.getProperty(EmbeddedSettings.DISTRIBUTION_PROPERTY, "target/listening-post"))
                .toAbsolutePath();
    }

    @Test
    void file_with_letters_beyond_ascii_in_its_name_is_read_where_no_locale_is_set() throws Exception {
        // The shell makes the file, for the machine of this test may have no locale either.
        String script = "printf 'id,platform,created_at,text\\n1,survey,2026-05-01,Hola\\n' > $'a\\xc3\\xb1o.csv'"
                + " && ./listening-post import --dry-run *.csv";
        for (Map<String, String> locale : List.of(Map.<String, String>of(), Map.of("LC_ALL", "C"))) {
            Said said = run(script, locale);
            assertEquals(0, said.status(), locale + ": " + said.text());
            assertTrue(said.text().contains("a\u00f1o.csv: would read 1, reject 0"), said.text());
        }
    }
}
