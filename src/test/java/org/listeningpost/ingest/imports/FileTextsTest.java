package org.listeningpost.ingest.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.Imports;

/** Rows of text files, of which there may be very many: each arrives as it was typed. */
final class FileTextsTest {
    @TempDir
    Path folder;

    private List<String> texts(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        try (OpenedFile opened = new OpenedFile(file, folder, Imports.DEFAULT)) {
            return opened.rest();
        }
    }

    @Test
    void half_of_a_pair_costs_itself_and_not_its_row() throws IOException {
        byte[] utf8 = "id,text\n1,aXb\n2,fine\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] json = "{\"id\":\"1\",\"text\":\"a\\ud83d b\"}\n{\"id\":\"2\",\"text\":\"\\ud83d\\ude21\"}\n"
                .getBytes(StandardCharsets.UTF_8);
        assertEquals(List.of("aXb", "fine"), texts(utf8));
        List<String> read = texts(json);
        assertEquals(2, read.size());
        assertEquals("\uD83D\uDE21", read.get(1));
        // Whatever becomes of the half, nothing that is no character goes on to be stored: the mender sees to that.
        assertTrue(read.get(0).startsWith("a") && read.get(0).endsWith(" b"), read.toString());
    }

    @Test
    void two_million_rows_take_no_more_memory_than_two() throws Exception {
        Path file = folder.resolve("many.csv");
        long rows = 2_000_000;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,created_at,text\n");
            for (int i = 0; i < rows; i++) {
                out.write(i % 1_000 == 0 ? i + ",2026-05-01,too,many\n" : i + ",2026-05-01,Waited hours\n");
            }
        }
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyRows.class.getName(),
                        file.toString(),
                        Long.toString(rows))
                .inheritIO()
                .start();
        try {
            assertTrue(reader.waitFor(2, TimeUnit.MINUTES));
            assertEquals(0, reader.exitValue(), "all rows in 24 MB");
        } finally {
            reader.destroyForcibly();
        }
    }
}
