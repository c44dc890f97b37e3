package org.listeningpost.ingest.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.Imports;
import org.listeningpost.ingest.files.SampleFiles;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.source.FieldNames;

/** What a person reads of a file in which much is wrong: entry, row, what it is and what to do. */
final class HostileImportsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String LAUGHS =
            "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet><sheetData>"
                    + "<row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>";
    private static final String ROWS = "id,created_at,text\n1,2026-05-01,Good\n";

    @TempDir
    Path folder;

    private FileImport.Result check(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        return new FileImport(FileImportTest.config(folder, Imports.DEFAULT), CLOCK)
                .check(
                        new FileSource(file, UnaryOperator.identity()),
                        new FileRecords.Options(null, FieldNames.STANDARD),
                        Defaults.API,
                        (RejectedFile.Part) null);
    }

    private static byte[] nested(int depth) {
        byte[] inner = SampleFiles.utf8(ROWS);
        for (int i = 0; i < depth; i++) {
            inner = SampleFiles.zip(Map.of("x.zip", inner));
        }
        return inner;
    }

    private static Map<String, byte[]> entries() throws IOException {
        String cell = "Three hours in the waiting room\n".repeat(350_000);
        byte[] pdf = SampleFiles.pdf(List.of("Three hours in the waiting room."), null);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("deep.zip", nested(6));
        entries.put(
                "laughs.xlsx",
                SampleFiles.zip(SampleFiles.xlsxParts(SampleFiles.utf8(LAUGHS), SampleFiles.utf8("<sst/>"))));
        entries.put("cell.csv", SampleFiles.utf8(ROWS + "2,2026-05-01,\"" + cell + "\"\n3,2026-05-01,Fine\n"));
        entries.put("quote.csv", SampleFiles.utf8(ROWS + "2,2026-05-01,\"not closed\n3,2026-05-01,Fine\n"));
        entries.put("formula.csv", SampleFiles.utf8(ROWS + "2,2026-05-01,\"=cmd|' /C calc'!A0\"\n"));
        entries.put("cut.pdf", Arrays.copyOf(pdf, pdf.length / 3));
        entries.put("closed.pdf", SampleFiles.pdf(List.of("Three hours."), "secret"));
        entries.put("wrong.pdf", SampleFiles.utf8(ROWS));
        entries.put(
                "picture.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H'});
        entries.put("../../etc/cron.csv", SampleFiles.utf8(ROWS));
        entries.put("wide.csv", ROWS.getBytes(StandardCharsets.UTF_16LE));
        entries.put("bytes.csv", (ROWS + "2,2026-05-01,a\u00FFb\0c\n").getBytes(StandardCharsets.UTF_8));
        return entries;
    }

    @Test
    void every_trouble_in_an_archive_is_told_with_its_place_and_a_remedy_and_the_rest_is_read() throws IOException {
        FileImport.Result result = check(SampleFiles.zip(entries()));
        assertEquals(
                List.of(
                        "deep.zip > x.zip > x.zip > x.zip: entry: archives lie inside of one another more than 4 deep; unpack"
                                + " it first",
                        "laughs.xlsx > May: entry: its XML declares entities, which no Office program does; save it again with"
                                + " one and import that",
                        "cell.csv, row 3: record: the row has more than 1048576 bytes; shorten it, or raise"
                                + " ingest.record_bytes_max in the configuration",
                        "quote.csv, row 3: record: a quoted cell is not closed, or goes on behind its closing quote; double the"
                                + " quotes inside of a cell and close it",
                        "cut.pdf: entry: the file is damaged or cut off; export or download it again",
                        "closed.pdf: entry: it is protected by a password; save it without one and import it again",
                        "picture.csv: entry: it is of no kind that is read; export it as CSV, XLSX or JSON",
                        "../../etc/cron.csv: entry: its name points out of the archive; pack it again with ordinary names",
                        "bytes.csv, row 3: record: the row holds a NUL character; export the file again as text"),
                result.errors());
        assertEquals(
                Map.of(
                        "cell.csv", "3/1",
                        "quote.csv", "3/1",
                        "formula.csv", "2/0",
                        "wrong.pdf", "1/0",
                        "wide.csv", "1/0",
                        "bytes.csv", "2/1"),
                result.entries().stream()
                        .filter(entry -> entry.read() > entry.rejected())
                        .collect(java.util.stream.Collectors.toMap(
                                EntryAccount::name, entry -> entry.read() + "/" + entry.rejected())));
        assertEquals(
                result.summary().received(),
                result.entries().stream().mapToLong(EntryAccount::read).sum());
    }

    @Test
    void bomb_is_told_behind_what_was_read_before_it() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("good.csv", SampleFiles.utf8(ROWS));
        byte[] blanks = new byte[100 << 20];
        Arrays.fill(blanks, (byte) ' ');
        byte[] head = SampleFiles.utf8(ROWS);
        System.arraycopy(head, 0, blanks, 0, head.length);
        entries.put("bomb.csv", blanks);
        FileImport.Result result = check(SampleFiles.zip(entries));
        assertTrue(
                result.errors().stream().allMatch(line -> line.startsWith("bomb.csv")),
                result.errors().toString());
        String last = result.errors().getLast();
        assertTrue(last.contains("as a bomb is; unpack it"), last);
        assertEquals(
                List.of("good.csv", "bomb.csv"),
                result.entries().stream().map(EntryAccount::name).toList());
        assertEquals(1, result.entries().getFirst().read());
    }

    @Test
    void packed_table_that_is_read_without_a_parser_is_a_bomb_all_the_same() throws IOException {
        byte[] lines = new byte[100 << 20];
        Arrays.fill(lines, (byte) '\n');
        byte[] head = SampleFiles.utf8(ROWS);
        System.arraycopy(head, 0, lines, 0, head.length);
        FileImport.Result result = check(SampleFiles.gzip(lines));
        assertEquals(2, result.summary().received());
        String last = result.errors().getLast();
        assertTrue(last.contains("as a bomb is; unpack it"), last);
        assertTrue(last.endsWith("; nothing behind row 2 was read"), last);
    }

    @Test
    void reading_can_be_stopped_where_no_record_comes() throws IOException {
        byte[] blank = new byte[32 << 20];
        Arrays.fill(blank, (byte) '\n');
        byte[] head = SampleFiles.utf8("{\"id\":\"1\",\"text\":\"Good\"}\n");
        System.arraycopy(head, 0, blank, 0, head.length);
        Path file = Files.write(folder.resolve("file"), SampleFiles.gzip(blank));
        AtomicInteger asked = new AtomicInteger();
        try (OpenedFile opened = new OpenedFile(file, folder, Imports.DEFAULT, () -> asked.incrementAndGet() > 20)) {
            assertEquals(List.of("Good"), opened.rest());
        }
        assertTrue(asked.get() < 30, "it went on, and asked " + asked + " times");
    }
}
