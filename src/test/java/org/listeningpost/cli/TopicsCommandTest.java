package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The vocabulary on the command line. */
final class TopicsCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter messages = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void every_topic_is_listed_with_its_area_and_titles() {
        assertEquals(0, run("list"));
        assertTrue(out.toString().lines().anyMatch("fever\tsymptoms\tFever and chills\tFiebre y escalofríos"::equals));
    }

    @Test
    void a_vocabulary_of_one_s_own_is_checked_and_a_mistake_has_its_place() throws IOException {
        Files.writeString(folder.resolve("vocabulary.yaml"), """
                version: 7
                sources: {own: {name: us, licence: CC0-1.0}}
                areas: [pets]
                """);
        Files.writeString(folder.resolve("pets.yaml"), """
                area: pets
                title: {en: Pets, es: Mascotas}
                terms: [own: pet]
                topics: [{id: dogs, title: {en: Dogs, es: Perros}, terms: [own: dog]}]
                """);
        assertEquals(0, run("check", folder.toString()));
        assertEquals("2 topics, version 7", out.toString().strip());
        Files.writeString(
                folder.resolve("pets.yaml"),
                Files.readString(folder.resolve("pets.yaml")).replace("own: dog", "own: (dog"));
        assertEquals(1, run("check", folder.toString()));
        assertTrue(messages.toString().startsWith("dogs, at 0 of its query: "), messages.toString());
    }

    private int run(String... arguments) {
        return new CommandLine(new TopicsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(messages))
                .execute(arguments);
    }
}
