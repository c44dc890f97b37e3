package org.listeningpost.ingest.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.Imports;
import org.listeningpost.ingest.files.SampleFiles;
import org.listeningpost.ingest.source.RawRecord;
import org.listeningpost.ingest.source.platform.FormatChoice;

/** Files whose format somebody names, in whatever encoding and packing they come. */
final class NamedFormatTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String SURVEY = "ID respuesta;Fecha de envío;Puntuación (0-10);Opinión\r\n"
            + "1;2026-05-04;8;Señor amable\r\n2;2026-05-05;3;Tardó\r\n";
    private static final List<String> ANSWERS = List.of("Señor amable", "Tardó");

    @TempDir
    Path folder;

    private List<RawRecord> records(byte[] content, @Nullable String format) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        FormatChoice named =
                format == null ? null : FormatChoice.ofKeyword(format).orElseThrow();
        List<RawRecord> records = new ArrayList<>();
        try (OpenedFile opened = new OpenedFile(file, folder, Imports.DEFAULT, () -> false, named)) {
            for (RawRecord each = opened.records.next(); each != null; each = opened.records.next()) {
                records.add(each);
            }
        }
        return records;
    }

    private List<String> texts(byte[] content, @Nullable String format) throws IOException {
        return records(content, format).stream().map(OpenedFile::toText).toList();
    }

    @Test
    void a_survey_is_read_in_every_encoding_packing_and_from_sheets() throws IOException {
        assertEquals(ANSWERS, texts(SampleFiles.utf8(SURVEY), "survey"));
        assertEquals(ANSWERS, texts(SURVEY.getBytes(WINDOWS), "survey"));
        byte[] wide = ("\uFEFF" + SURVEY.replace(';', '\t')).getBytes(StandardCharsets.UTF_16LE);
        assertEquals(ANSWERS, texts(wide, "survey"));
        assertEquals(ANSWERS, texts(SampleFiles.gzip(SURVEY.getBytes(WINDOWS)), "survey"));
        assertEquals(
                List.of("Señor amable", "Tardó", "Señor amable", "Tardó"),
                texts(
                        SampleFiles.zip(new TreeMap<>(
                                Map.of("a.csv", SURVEY.getBytes(WINDOWS), "b.csv", SampleFiles.utf8(SURVEY)))),
                        "survey"));
        byte[] workbook = SampleFiles.xlsx(List.of(
                List.of("Patient feedback"),
                List.of("Response ID", "Date of birth", "Submitted at", "Rating (1-5)", "What went well?", "Comments"),
                List.of("1", "@30000", "@46146", "4", "The nurse", "Too long")));
        RawRecord.Read read = (RawRecord.Read) records(workbook, "survey").getFirst();
        assertEquals("The nurse\nToo long", read.post().text());
        assertEquals("survey", read.post().platform());
        assertEquals(4.0, read.post().rating());
        assertTrue(
                String.valueOf(read.post().createdAt()).startsWith("2026-05-04"),
                read.post().createdAt());
    }

    @Test
    void a_sheet_without_questions_says_so_once() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            rows.add(List.of("x" + i, "y"));
        }
        assertEquals(List.of("! no_heading"), texts(SampleFiles.xlsx(rows), "survey"));
        assertEquals(List.of("! no_heading"), texts(SampleFiles.xlsx(rows.subList(0, 3)), "survey"));
    }

    @Test
    void a_table_that_is_named_is_read_in_every_encoding() throws IOException {
        String csv = "id,texto\n1,Señor\n2,Tardó\n";
        assertEquals(List.of("Señor", "Tardó"), texts(csv.getBytes(WINDOWS), "csv"));
        assertEquals(List.of("Señor", "Tardó"), texts(csv.getBytes(StandardCharsets.UTF_16BE), "csv"));
        assertEquals(List.of("! unclear_format"), texts(csv.getBytes(WINDOWS), "auto"));
    }

    @Test
    void accents_are_read_however_late_the_first_of_them_comes() throws IOException {
        String plain = "2026-05-04,Good\n".repeat(20_000);
        for (Charset charset : List.of(WINDOWS, StandardCharsets.UTF_8)) {
            byte[] csv =
                    ("date,text\n" + plain + "2026-05-05,Señor\n" + plain + "2026-05-05,Tardó\n").getBytes(charset);
            for (byte[] content : List.of(csv, SampleFiles.gzip(csv), SampleFiles.zip(Map.of("a.csv", csv)))) {
                List<String> texts = texts(content, null);
                assertEquals(40_002, texts.size());
                assertEquals(
                        List.of("Señor", "Tardó"),
                        texts.stream().filter(each -> !each.equals("Good")).toList());
            }
        }
    }

    @Test
    void one_broken_character_among_sound_ones_costs_its_row_however_late() throws IOException {
        byte[] csv = SampleFiles.utf8("text\n" + "Good\n".repeat(20_000) + "Señor\nTardó\nX\n");
        csv[csv.length - 2] = (byte) 0xFF;
        List<String> texts = texts(csv, null);
        assertEquals(List.of("Señor", "Tardó", "! broken_utf8"), texts.subList(20_000, texts.size()));
    }

    @Test
    void a_feed_is_read_in_its_own_encoding_and_out_of_archives() throws IOException {
        String feed = "<rss><channel><item><guid>urn:a:1</guid><description>Tardó</description></item></channel></rss>";
        byte[] latin = ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!-- made -->\n" + feed)
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = ("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + feed).getBytes(StandardCharsets.UTF_16LE);
        for (@Nullable String format : new @Nullable String[] {null, "feed"}) {
            for (byte[] each : List.of(latin, wide, SampleFiles.utf8(feed))) {
                assertEquals(List.of("Tardó"), texts(each, format));
                assertEquals(List.of("Tardó"), texts(SampleFiles.zip(Map.of("a.xml", each)), format));
            }
        }
        byte[] other = SampleFiles.utf8("<?xml version=\"1.0\"?><posts><post>Hi</post></posts>");
        assertEquals(List.of("! unsupported"), texts(SampleFiles.zip(Map.of("a.xml", other)), null));
        byte[] hostile = SampleFiles.utf8("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + feed);
        assertEquals(List.of("! doctype_refused"), texts(hostile, "feed"));
    }
}
