package org.listeningpost.ingest.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.Imports;
import org.listeningpost.ingest.files.SampleFiles;

/** Rows as programs of all kinds save them: what a person typed arrives as it was typed, however the file is written. */
final class FileTextsTest {
    @TempDir
    Path folder;

    private List<String> texts(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        try (OpenedFile opened = new OpenedFile(file, folder, Imports.DEFAULT)) {
            List<String> texts = opened.rest();
            assertEquals(
                    texts.size(),
                    opened.entries.accounts().stream()
                            .mapToLong(EntryAccount::read)
                            .sum());
            return texts;
        }
    }

    /** In UTF-16 unit by unit, since the platform's encoder makes a question mark of half a pair. */
    private static byte[] encoded(String text, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return SampleFiles.utf8(text);
        }
        int low = charset.equals(StandardCharsets.UTF_16LE) ? 0 : 1;
        byte[] bytes = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i + low] = (byte) text.charAt(i);
            bytes[2 * i + 1 - low] = (byte) (text.charAt(i) >> 8);
        }
        return bytes;
    }

    @Test
    void the_same_rows_come_out_of_every_encoding_mark_format_and_line_end() throws IOException {
        List<String> expected = List.of("\uD83D\uDE21 señor", "two\nlines", "end", "終わり");
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("a.csv", "id,text\n1,\uD83D\uDE21 señor\r\n2,\"two\nlines\"\r3,end\n\n4,終わり");
        forms.put("b.csv", "id;text\r1;\uD83D\uDE21 señor\r2;\"two\r\nlines\"\r3;end\r4;終わり\r");
        forms.put(
                "c.ndjson",
                "{\"id\":1,\"text\":\"\uD83D\uDE21 señor\"}\r\n{\"id\":2,\"text\":\"two\\nlines\"}\n{\"id\":3,\"text\":\"end\"}\n"
                        + "{\"id\":4,\"text\":\"終わり\"}");
        forms.put("d.json", "[" + forms.get("c.ndjson").replace("}\n{", "},{").replace("}\r\n{", "},\r\n{") + "]");
        forms.put("e.txt", "\uD83D\uDE21 señor\r\n\r\ntwo\nlines\n\nend\n\n終わり");
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            for (String mark : List.of("", "\uFEFF")) {
                forms.forEach((name, text) -> files.put(
                        charset + (mark.isEmpty() ? "" : " with a mark ") + name, encoded(mark + text, charset)));
            }
        }
        List<String> all = texts(SampleFiles.zip(files));
        List<String> names = List.copyOf(files.keySet());
        for (int i = 0; i < names.size(); i++) {
            int at = i * expected.size();
            assertEquals(expected, all.subList(Math.min(at, all.size()), Math.min(at + 4, all.size())), names.get(i));
        }
        assertEquals(names.size() * expected.size(), all.size());
    }

    @Test
    void the_last_entry_comes_whole_however_short_it_is() throws IOException {
        String json = "[{\"id\":1,\"text\":\"a\"},{\"id\":2,\"text\":\"b\"}]";
        assertEquals(List.of("a", "b"), texts(SampleFiles.zip(Map.of("only.json", SampleFiles.utf8(json)))));
        assertEquals(List.of("a", "b"), texts(encoded(json, StandardCharsets.UTF_16LE)));
        String lines = "{\"id\":1,\"text\":\"a\"}\n".repeat(5_000);
        assertEquals(Collections.nCopies(5_000, "a"), texts(encoded(lines, StandardCharsets.UTF_16BE)));
    }

    @Test
    void half_of_a_pair_costs_itself_and_not_its_row() throws IOException {
        byte[] json = "{\"id\":\"1\",\"text\":\"a\\ud83d b\"}\n{\"id\":\"2\",\"text\":\"\\ud83d\\ude21\"}\n"
                .getBytes(StandardCharsets.UTF_8);
        List<String> read = texts(json);
        assertEquals(2, read.size());
        assertEquals("\uD83D\uDE21", read.get(1));
        // Whatever becomes of the half, nothing that is no character goes on to be stored: the mender sees to that.
        assertTrue(read.get(0).startsWith("a") && read.get(0).endsWith(" b"), read.toString());
        String halves = "id,text\n1,\"a\uD83D\"\n2,\uDE21b\uD83D\n3,\"\uD83D\uD83D\uDE21\"\n4,fine\n";
        List<String> expected = List.of("a\uFFFD", "\uFFFDb\uFFFD", "\uFFFD\uD83D\uDE21", "fine");
        assertEquals(expected, texts(encoded(halves, StandardCharsets.UTF_16LE)));
        assertEquals(expected, texts(encoded("\uFEFF" + halves, StandardCharsets.UTF_16BE)));
    }

    @Test
    void cell_of_ten_megabytes_costs_its_row_and_no_other() throws IOException {
        String before = "id,text\n1,Good\n2,\"";
        String behind = "\"\n3,Fine\n4,\"Still, fine\"\n";
        List<String> expected = List.of("Good", "! too_large", "Fine", "Still, fine");
        int size = 10 << 20;
        String line = "Three \"\"hours\"\" in the waiting room\n";
        for (String cell : List.of(
                "x".repeat(size),
                line.repeat(size / line.length()),
                line.repeat(40_000) + "x".repeat(size / 2) + "\n" + line,
                "x".repeat(size) + "\n" + line.repeat(10) + "\r\nend")) {
            assertEquals(
                    expected, texts(SampleFiles.utf8(before + cell + behind)), cell.substring(size / 2, size / 2 + 9));
        }
    }

    @Test
    void quote_that_nobody_closed_costs_its_row_and_not_the_megabytes_behind_it() throws IOException {
        int rows = 100_000;
        StringBuilder file = new StringBuilder("id,text\n1,\"Never closed\n");
        List<String> expected = new ArrayList<>(List.of("! broken_quote"));
        for (int i = 0; i < rows; i++) {
            file.append(i).append(",Waited three hours\n");
            expected.add("Waited three hours");
        }
        assertEquals(expected, texts(SampleFiles.utf8(file.toString())));
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
