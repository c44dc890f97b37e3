package org.listeningpost.ingest.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were made to do harm, or that something went wrong with: each ends in a fault with a code, or in rows. */
final class HostileFilesTest {
    private static final FileLimits LIMITS = new FileLimits(1 << 20, 16 << 20, 50, 3, 512L << 20);
    private static final byte[] CSV = SampleFiles.utf8("id,text\n1,Hi\n");

    @TempDir
    Path folder;

    private List<String> scan(byte[] file) throws IOException {
        List<String> lines = FileScannerTest.scan(file, LIMITS, folder);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList(), "nothing is left on the disk");
        }
        return lines;
    }

    @Test
    void bomb_is_given_up_by_its_ratio_long_before_it_is_unpacked() throws IOException {
        Path bomb = folder.resolve("bomb");
        byte[] zeros = new byte[1 << 20];
        Arrays.fill(zeros, (byte) ' ');
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            gzip.write(CSV);
            for (int i = 0; i < 400; i++) {
                gzip.write(zeros);
            }
        }
        byte[] content = Files.readAllBytes(bomb);
        Files.delete(bomb);
        List<String> lines = scan(content);
        assertEquals("! 0 bomb", lines.getLast());
        assertTrue(lines.stream().mapToLong(String::length).sum() < 200_000_000);
    }

    @Test
    void archives_inside_of_one_another_end_at_the_depth_and_their_neighbors_are_read() throws IOException {
        byte[] inner = CSV;
        for (int i = 0; i < 6; i++) {
            inner = SampleFiles.zip(Map.of("x.zip", inner));
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("deep.zip", inner);
        entries.put("good.csv", CSV);
        List<String> lines = scan(SampleFiles.zip(entries));
        assertTrue(lines.contains("! 0 nested_too_deep"), lines.toString());
        assertEquals(List.of("CSV good.csv", "id,text\n1,Hi\n"), lines.subList(lines.size() - 2, lines.size()));
    }

    @Test
    void too_many_entries_end_the_file() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < 80; i++) {
            entries.put(i + ".csv", CSV);
        }
        assertEquals("! 0 too_many_entries", scan(SampleFiles.zip(entries)).getLast());
    }

    @Test
    void what_expands_beyond_the_limit_ends_the_file() throws IOException {
        FileLimits small = new FileLimits(1 << 20, 16 << 20, 50, 3, 4L << 20);
        byte[] noise = new byte[6 << 20];
        new Random(7).nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) ('a' + (noise[i] & 7));
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("good.csv", CSV);
        entries.put("long.csv", SampleFiles.utf8("id,text\n1," + new String(noise, StandardCharsets.US_ASCII)));
        List<String> lines = FileScannerTest.scan(SampleFiles.zip(entries), small, folder);
        assertEquals(List.of("CSV good.csv", "id,text\n1,Hi\n", "CSV long.csv"), lines.subList(0, 3));
        assertEquals("! 0 expands_too_much", lines.getLast());
        // A document is held in memory as a whole, so it has a limit of its own, and costs itself.
        Map<String, byte[]> documents = new LinkedHashMap<>();
        documents.put("long.txt", noise);
        documents.put("good.csv", CSV);
        FileLimits whole = new FileLimits(1 << 20, 1 << 20, 50, 3, 512L << 20);
        assertEquals(
                List.of("NONE long.txt", "! 0 too_large", "CSV good.csv", "id,text\n1,Hi\n"),
                FileScannerTest.scan(SampleFiles.zip(documents), whole, folder));
    }

    @Test
    void entities_in_office_files_are_refused_before_they_grow_or_reach_out() throws IOException {
        String laughs =
                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><worksheet><sheetData><row>"
                        + "<c t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>";
        String outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row>"
                + "<c t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>";
        for (String sheet : List.of(laughs, outside)) {
            byte[] file = SampleFiles.zip(SampleFiles.xlsxParts(SampleFiles.utf8(sheet), SampleFiles.utf8("<sst/>")));
            assertEquals(List.of("TABLE May", "! 0 doctype"), scan(file));
        }
    }

    @Test
    void cell_of_ten_megabytes_costs_its_row() throws IOException {
        byte[] file = SampleFiles.xlsx(List.of(List.of("text"), List.of("Good"), List.of("=X"), List.of("Fine")));
        assertEquals(5, scan(file).size());
        String huge =
                "<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>text</t></is></c></row><row r=\"2\">"
                        + "<c t=\"inlineStr\"><is><t>" + "x".repeat(10 << 20) + "</t></is></c></row><row r=\"3\"><c"
                        + " t=\"inlineStr\"><is><t>Fine</t></is></c></row></sheetData></worksheet>";
        assertEquals(
                List.of("TABLE May", "1 text", "! 2 too_large", "3 Fine"),
                scan(SampleFiles.zip(SampleFiles.xlsxParts(SampleFiles.utf8(huge), SampleFiles.utf8("<sst/>")))));
    }

    @Test
    void truncated_and_protected_files_say_so() throws IOException {
        byte[] pdf = SampleFiles.pdf(List.of("Three hours in the waiting room."), null);
        List<String> cut = scan(Arrays.copyOf(pdf, pdf.length / 3));
        assertTrue(cut.getLast().equals("! 0 damaged") || cut.getLast().equals("! 0 no_text"), cut.toString());
        assertEquals(List.of("NONE ", "! 0 password"), scan(SampleFiles.pdf(List.of("Three hours."), "secret")));
        byte[] xlsx = SampleFiles.xlsx(List.of(List.of("text"), List.of("Hi")));
        assertEquals(List.of("NONE ", "! 0 damaged"), scan(Arrays.copyOf(xlsx, xlsx.length / 2)));
        byte[] gzip = SampleFiles.gzip(CSV);
        assertEquals("! 0 damaged", scan(Arrays.copyOf(gzip, gzip.length - 12)).getLast());
        byte[] ole = new byte[4_096];
        byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(magic, 0, ole, 0, magic.length);
        assertEquals(List.of("NONE ", "! 0 unsupported"), scan(ole));
        // A workbook with a password is such a container, too.
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, ole, 1_024, name.length);
        assertEquals(List.of("NONE ", "! 0 password"), scan(ole));
    }

    @Test
    void links_and_names_that_point_out_are_refused_by_name() throws IOException {
        assertEquals(List.of("NONE posts.csv", "! 0 link"), scan(SampleFiles.zipWithLink("posts.csv", "/etc/passwd")));
        assertEquals(
                List.of("NONE ../../etc/cron.d/x", "! 0 unsafe_name"),
                scan(SampleFiles.zip(Map.of("../../etc/cron.d/x", CSV))));
        LinkedHashMap<String, byte @Nullable []> entries = new LinkedHashMap<>();
        entries.put("link.csv", null);
        entries.put("a/../../b.csv", CSV);
        entries.put("c.csv", CSV);
        assertEquals(
                List.of(
                        "NONE link.csv",
                        "! 0 link",
                        "NONE a/../../b.csv",
                        "! 0 unsafe_name",
                        "CSV c.csv",
                        "id,text\n1,Hi\n"),
                scan(SampleFiles.tarGz(entries)));
    }

    @Test
    void emoji_and_halves_of_pairs_come_through_as_characters() throws IOException {
        List<String> lines = scan(SampleFiles.zip(SampleFiles.xlsxParts(
                SampleFiles.utf8(
                        "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>a\uD83D\uDE21b</t></is></c></row>"
                                + "</sheetData></worksheet>"),
                SampleFiles.utf8("<sst/>"))));
        assertEquals(List.of("TABLE May", "1 a\uD83D\uDE21b"), lines);
        byte[] lone = ("\uFEFFid,text\r\n1,\uD83D\uDE21 ok\r\n").getBytes(StandardCharsets.UTF_16LE);
        byte[] broken = lone.clone();
        // The first half of the pair goes: what is left is no character.
        for (int i = 0; i + 1 < broken.length; i += 2) {
            if (broken[i + 1] == (byte) 0xD8) {
                broken[i] = 'x';
                broken[i + 1] = 0;
            }
        }
        assertEquals("id,text\r\n1,\uD83D\uDE21 ok\r\n", scan(lone).get(1));
        assertEquals("id,text\r\n1,x\uFFFD ok\r\n", scan(broken).get(1));
    }

    @Test
    void a_sheet_said_to_repeat_for_ever_ends() throws IOException {
        byte[] file = SampleFiles.openDocument(
                "spreadsheet",
                "<table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"999999999\"><table:table-cell"
                        + " table:number-columns-repeated=\"3000\"><text:p>x</text:p></table:table-cell></table:table-row>"
                        + "</table:table>");
        List<String> lines = scan(file);
        assertEquals(1_002, lines.size());
        assertEquals("! 1001 repeated", lines.getLast());
    }

    @Test
    void random_bytes_under_every_beginning_end_in_a_fault_or_in_rows() throws IOException {
        Random random = new Random(7);
        for (String start :
                List.of("PK\u0003\u0004", "%PDF-1.7\n", "{\\rtf1 ", "<html>", "From a\n", "\u001F\u008B\b", "[", "{")) {
            byte[] bytes = new byte[5_000];
            random.nextBytes(bytes);
            byte[] head = start.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(head, 0, bytes, 0, head.length);
            assertTrue(scan(bytes).size() >= 1, start);
        }
    }
}
