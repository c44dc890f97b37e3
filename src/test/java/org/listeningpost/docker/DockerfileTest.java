package org.listeningpost.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules that a linter for Dockerfiles would hold, where they matter to us. */
class DockerfileTest {
    private static final Path FILE = Path.of("docker/Dockerfile");
    private static final Pattern PINNED = Pattern.compile("(\\S+):([0-9][^\\s@]*)( AS (\\w+))?");

    private final List<Instruction> instructions;

    DockerfileTest() throws IOException {
        this.instructions = read();
    }

    private record Instruction(String name, String arguments) {
        List<String> words() {
            return List.of(arguments.trim().split("\\s+"));
        }
    }

    @Test
    void every_base_is_pinned_and_the_last_one_is_a_runtime_of_21_or_newer() {
        List<Instruction> bases = all("FROM");
        assertEquals(2, bases.size());
        for (Instruction base : bases) {
            Matcher pinned = PINNED.matcher(base.arguments());
            assertTrue(pinned.matches(), base.arguments());
        }
        Matcher last = Pattern.compile("eclipse-temurin:([0-9]+)\\.[0-9.]+_[0-9]+-jre-\\w+")
                .matcher(bases.getLast().arguments());
        assertTrue(
                last.matches() && Integer.parseInt(last.group(1)) >= 21,
                bases.getLast().arguments());
    }

    @Test
    void the_program_runs_as_a_number_that_is_not_root() {
        List<Instruction> users = all("USER");
        assertEquals(1, users.size());
        assertTrue(
                users.getFirst().arguments().matches("[1-9][0-9]{3,}:[1-9][0-9]{3,}"),
                users.getFirst().arguments());
        assertTrue(instructions.indexOf(users.getFirst())
                < instructions.indexOf(all("ENTRYPOINT").getFirst()));
        String user = users.getFirst().arguments();
        assertTrue(
                all("RUN").stream().anyMatch(run -> run.arguments().contains("chown " + user + " /data /users")),
                "new volumes take over the owner of the folder that they cover");
    }

    @Test
    void commands_are_in_the_form_that_needs_no_shell() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        for (String name : List.of("ENTRYPOINT", "CMD")) {
            List<Instruction> found = all(name);
            assertEquals(1, found.size(), name);
            assertTrue(mapper.readTree(found.getFirst().arguments()).isArray(), name);
        }
        List<Instruction> checks = all("HEALTHCHECK");
        assertEquals(1, checks.size());
        String check = checks.getFirst().arguments();
        assertTrue(mapper.readTree(check.substring(check.indexOf("CMD ") + 4)).isArray(), check);
        assertTrue(check.contains("\"ready\""), check);
    }

    @Test
    void nothing_is_fetched_and_every_copied_file_is_there_and_not_ignored() throws IOException {
        assertEquals(List.of(), all("ADD"));
        List<String> kept = Files.readAllLines(Path.of("docker/Dockerfile.dockerignore"));
        assertEquals(
                "*",
                kept.stream().filter(line -> !line.startsWith("#")).findFirst().orElse(""));
        for (Instruction copy : all("COPY")) {
            List<String> words = copy.words();
            if (words.getFirst().startsWith("--from=build")) {
                continue;
            }
            for (String source : words.subList(0, words.size() - 1)) {
                assertTrue(Files.exists(Path.of(source)), source);
                assertTrue(kept.contains("!" + source), source + " is ignored");
            }
        }
        for (Instruction run : all("RUN")) {
            assertFalse(run.arguments().matches("(?s).*\\b(curl|wget|apt-get|sudo)\\b.*"), run.arguments());
        }
    }

    @Test
    void every_folder_that_the_build_packs_is_copied() throws IOException {
        Matcher folders = Pattern.compile("<resource>\\s*<directory>([a-z][^<$]*)</directory>")
                .matcher(Files.readString(Path.of("pom.xml")));
        int found = 0;
        while (folders.find()) {
            String folder = folders.group(1).replaceFirst("/.*", "");
            assertTrue(all("COPY").stream().anyMatch(copy -> copy.words().contains(folder)), folder + " is not copied");
            found++;
        }
        assertTrue(found > 1);
    }

    @Test
    void no_secret_is_part_of_the_image() {
        for (String name : List.of("ENV", "ARG")) {
            for (Instruction each : all(name)) {
                assertFalse(each.arguments().matches("(?i).*(password|secret|key|token).*"), each.arguments());
            }
        }
    }

    private List<Instruction> all(String name) {
        return instructions.stream().filter(each -> each.name().equals(name)).toList();
    }

    private static List<Instruction> read() throws IOException {
        List<Instruction> instructions = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String each : Files.readAllLines(FILE)) {
            if (each.isBlank() || each.startsWith("#")) {
                continue;
            }
            boolean goesOn = each.endsWith("\\");
            line.append(goesOn ? each.substring(0, each.length() - 1) : each);
            if (!goesOn) {
                String whole = line.toString().trim();
                int blank = whole.indexOf(' ');
                instructions.add(new Instruction(
                        whole.substring(0, blank), whole.substring(blank + 1).trim()));
                line.setLength(0);
            }
        }
        return instructions;
    }
}
