package org.listeningpost.ingest.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in files as programs save them. */
final class FileScannerTest {
    private static final FileLimits LIMITS = new FileLimits(1 << 20, 16 << 20, 100, 4, 1L << 30);

    @TempDir
    Path folder;

    /** One line a frame, short enough to compare. */
    static List<String> scan(byte[] file, FileLimits limits, Path folder) throws IOException {
        ByteArrayOutputStream pipe = new ByteArrayOutputStream();
        FrameWriter out = new FrameWriter(pipe, limits.recordBytesMax());
        try {
            new FileScanner(out, new Budget(limits, file.length), folder)
                    .scanFile(new SeekableInMemoryByteChannel(file));
        } catch (FileScanner.FinishedException e) {
            // Told by a fault.
        }
        out.done();
        FrameReader frames = new FrameReader(new ByteArrayInputStream(pipe.toByteArray()), limits.recordBytesMax());
        List<String> lines = new ArrayList<>();
        for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
            switch (frame) {
                case Frame.Entry entry -> lines.add(entry.kind() + " " + entry.name());
                case Frame.Row row -> lines.add(row.number() + " " + String.join("|", row.cells()));
                case Frame.Bytes bytes -> lines.add(new String(bytes.bytes(), StandardCharsets.UTF_8));
                case Frame.Fault fault -> lines.add("! " + fault.row() + " " + fault.code());
                case Frame.Look look -> {
                    // Said of every entry, whatever becomes of it.
                }
                case Frame.Done done -> lines.add("done");
            }
        }
        assertEquals("done", lines.removeLast());
        return lines;
    }

    private List<String> scan(byte[] file) throws IOException {
        return scan(file, LIMITS, folder);
    }

    /** Rows of a document without those that name the columns, and of these text, title and date. */
    private List<String> pieces(byte[] file) throws IOException {
        return scan(file).stream()
                .filter(line -> line.indexOf('|') > 0 && !line.startsWith("0 "))
                .map(line -> String.join(
                        "|",
                        List.of(line.substring(line.indexOf(' ') + 1).split("\\|", -1))
                                .subList(0, 3)))
                .toList();
    }

    @Test
    void workbook_gives_rows_with_dates_numbers_and_the_values_of_formulas() throws IOException {
        byte[] file = SampleFiles.xlsx(List.of(
                List.of("Fecha", "Texto", "Likes"),
                List.of("@46146.4375", "Tres horas 😡", "#12"),
                List.of(),
                List.of("@46147", "=HYPERLINK(\"http://x\")", "#1.2E3")));
        assertEquals(
                List.of(
                        "TABLE May",
                        "1 Fecha|Texto|Likes",
                        "2 2026-05-04T10:30|Tres horas 😡|12",
                        "4 2026-05-05T00:00|computed|1200"),
                scan(file));
    }

    @Test
    void open_spreadsheet_gives_what_cells_mean_and_repeats_what_repeats() throws IOException {
        byte[] file = SampleFiles.openDocument(
                "spreadsheet",
                "<table:table table:name=\"Hoja\"><table:table-row><table:table-cell><text:p>date</text:p></table:table-cell>"
                        + "<table:table-cell><text:p>text</text:p></table:table-cell></table:table-row>"
                        + "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell o:value-type=\"date\""
                        + " o:date-value=\"2026-05-04\"><text:p>4 de mayo</text:p></table:table-cell><table:table-cell>"
                        + "<text:p>Hola</text:p><text:p>otra</text:p></table:table-cell></table:table-row>"
                        + "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell"
                        + " table:number-columns-repeated=\"16000\"/></table:table-row></table:table>");
        assertEquals(
                List.of("TABLE Hoja", "1 date|text", "2 2026-05-04|Hola\notra", "3 2026-05-04|Hola\notra"), scan(file));
    }

    @Test
    void word_document_gives_paragraphs_under_their_heading_and_comments_with_their_author() throws IOException {
        byte[] file = SampleFiles.docx(
                "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Waiting</w:t></w:r></w:p>"
                        + SampleFiles.wordParagraph("Three hours.")
                        + SampleFiles.wordParagraph("***")
                        + SampleFiles.wordParagraph("Never again."),
                "<w:comment w:author=\"Ana\" w:date=\"2026-05-06T08:00:00Z\">" + SampleFiles.wordParagraph("Call her")
                        + "</w:comment>");
        assertEquals(
                List.of(
                        "DOCUMENT ",
                        "0 text|title|created_at|author.handle|author.name|kind|id|in_reply_to",
                        "1 Three hours.|Waiting|2026-05-04T10:00:00Z|||||",
                        "2 Never again.|Waiting|2026-05-04T10:00:00Z|||||",
                        "3 Call her||2026-05-06T08:00:00Z|Ana|Ana|comment||"),
                scan(file));
    }

    @Test
    void table_of_posts_in_a_document_keeps_its_rows_and_any_other_table_gives_paragraphs() throws IOException {
        String row = "<w:tr><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr>";
        byte[] file = SampleFiles.docx(
                "<w:tbl>"
                        + row.formatted(SampleFiles.wordParagraph("Date"), SampleFiles.wordParagraph("Comment"))
                        + row.formatted(SampleFiles.wordParagraph("2026-05-01"), SampleFiles.wordParagraph("Good"))
                        + "</w:tbl><w:tbl>"
                        + row.formatted(SampleFiles.wordParagraph("alpha"), SampleFiles.wordParagraph("beta"))
                        + "</w:tbl>",
                null);
        List<String> lines = scan(file);
        assertTrue(lines.contains("1 alpha\nbeta||2026-05-04T10:00:00Z|||||"), lines.toString());
        assertEquals(
                List.of("TABLE table 1", "1 Date|Comment", "2 2026-05-01|Good"),
                lines.subList(lines.size() - 3, lines.size()));
    }

    @Test
    void open_text_document_gives_paragraphs_and_annotations() throws IOException {
        byte[] file = SampleFiles.openDocument(
                "text",
                "<text:h>Espera</text:h><text:p>Tres horas<o:annotation><dc:creator>Ana</dc:creator>"
                        + "<dc:date>2026-05-06T08:00:00</dc:date><text:p>Llamar</text:p></o:annotation> en urgencias.</text:p>");
        assertEquals(
                List.of("Llamar||2026-05-06T08:00:00", "Tres horas en urgencias.|Espera|2026-05-04T10:00:00"),
                pieces(file));
    }

    @Test
    void pdf_gives_a_row_for_each_paragraph() throws IOException {
        List<String> lines = scan(SampleFiles.pdf(List.of("Three hours in the waiting room.", "Nobody came."), null));
        assertEquals(4, lines.size(), lines.toString());
        assertTrue(lines.get(2).startsWith("1 Three hours in the waiting room.|"), lines.get(2));
        assertTrue(lines.get(3).startsWith("2 Nobody came.|"), lines.get(3));
    }

    @Test
    void rtf_gives_a_row_for_each_paragraph() throws IOException {
        List<String> lines = pieces(SampleFiles.utf8(
                "{\\rtf1\\ansi\\ansicpg1252{\\info{\\creatim\\yr2026\\mo5\\dy4\\hr10}}{\\fonttbl\\f0 Arial;}\\f0 Tres horas de"
                        + " espera en el tel\\'e9fono.\\par Nadie vino.\\par}"));
        assertEquals(2, lines.size(), lines.toString());
        assertTrue(lines.getFirst().startsWith("Tres horas de espera en el teléfono.||2026-05-04T"), lines.getFirst());
    }

    @Test
    void html_gives_blocks_without_scripts_and_tables_of_posts_as_tables() throws IOException {
        List<String> lines = scan(SampleFiles.utf8(
                "<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body><h2>Waiting</h2><p>Three"
                        + " <b>hours</b></p><script>alert(1)</script><div>Nobody<br>came</div><table><tr><th>text</th><th>date"
                        + "</th></tr><tr><td>Good</td><td>2026-05-01</td></tr></table></body></html>"));
        assertEquals(
                List.of(
                        "DOCUMENT ",
                        "0 text|title|created_at|author.handle|author.name|kind|id|in_reply_to",
                        "1 Three hours|Waiting||||||",
                        "2 Nobody\ncame|Waiting||||||",
                        "TABLE table 1",
                        "1 text|date",
                        "2 Good|2026-05-01"),
                lines);
    }

    @Test
    void message_is_a_row_and_what_is_attached_an_entry() throws IOException {
        byte[] mail = SampleFiles.utf8("From: Ana Ruiz <ana@example.org>\r\nSubject: =?utf-8?q?Cita_m=C3=A9dica?=\r\n"
                + "Date: Mon, 4 May 2026 10:00:00 +0000\r\nMessage-ID: <m1@example.org>\r\nIn-Reply-To: <m0@example.org>\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
                + "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                + "Tel=E9fono\r\n--b\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename=a.csv\r\n\r\n"
                + "id,text\r\n1,Hola\r\n--b--\r\n");
        List<String> lines = scan(mail);
        assertEquals(
                "1 Teléfono|Cita médica|2026-05-04T10:00:00Z|ana@example.org|Ana Ruiz|message|m1@example.org|m0@example.org",
                lines.get(2));
        assertEquals(List.of("CSV a.csv", "id,text\r\n1,Hola"), lines.subList(3, 5));
    }

    @Test
    void whatever_is_attached_to_a_message_is_an_entry_however_it_is_called() throws IOException {
        String forwarded = new String(SampleFiles.mail("Inner", "Waited again"), StandardCharsets.UTF_8);
        byte[] mail = SampleFiles.utf8("From: Ana Ruiz <ana@example.org>\r\nSubject: Fwd\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                + part("Content-Type: text/plain", "See below")
                + part("Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename=in.eml", forwarded)
                + part("Content-Type: message/rfc822", forwarded)
                + part("Content-Type: text/plain\r\nContent-Disposition: inline; filename=a.csv", "id,text\r\n1,Hola")
                + part("Content-Type: application/vnd.ms-excel; name=\"=?utf-8?q?b=C3=B1.csv?=\"", "id,text\r\n2,Hola")
                + part("Content-Type: image/png\r\nContent-Disposition: inline; filename=logo.png", "PNG")
                + part(
                        "Content-Type: application/pkcs7-signature\r\nContent-Disposition: attachment; filename=s.p7s",
                        "MII")
                + "--b--\r\n");
        List<String> lines = scan(mail).stream()
                .filter(line -> !line.startsWith("0 "))
                .map(line -> line.startsWith("1 ") ? line.substring(0, line.indexOf('|', line.indexOf('|') + 1)) : line)
                .toList();
        assertEquals(
                List.of(
                        "DOCUMENT ",
                        "1 See below|Fwd",
                        "DOCUMENT in.eml",
                        "1 Waited again|Inner",
                        "DOCUMENT attachment 1",
                        "1 Waited again|Inner",
                        "CSV a.csv",
                        "id,text\r\n1,Hola",
                        "CSV bñ.csv",
                        "id,text\r\n2,Hola",
                        "DOCUMENT "),
                lines);
    }

    private static String part(String headers, String body) {
        return "--b\r\n" + headers + "\r\n\r\n" + body + "\r\n";
    }

    @Test
    void box_gives_each_of_its_messages() throws IOException {
        String box = "From ana@example.org Mon May  4 10:00:00 2026\n"
                + new String(SampleFiles.mail("One", ">From here"), StandardCharsets.UTF_8)
                + "\nFrom bob@example.org Mon May  4 11:00:00 2026\n"
                + new String(SampleFiles.mail("Two", "Second"), StandardCharsets.UTF_8);
        List<String> lines = pieces(SampleFiles.utf8(box.replace("\r\n", "\n")));
        assertEquals(List.of("From here|One|2026-05-04T10:00:00Z", "Second|Two|2026-05-04T10:00:00Z"), lines);
    }

    @Test
    void archives_give_their_entries_by_content_and_not_by_name() throws IOException {
        byte[] inner = SampleFiles.zip(Map.of("really.csv", SampleFiles.xlsx(List.of(List.of("text"), List.of("Hi")))));
        LinkedHashMap<String, byte @Nullable []> entries = new LinkedHashMap<>();
        entries.put("posts.pdf", SampleFiles.utf8("id,text\n1,Hi\n"));
        entries.put("__MACOSX/._posts.pdf", SampleFiles.utf8("x"));
        entries.put("inner.zip", inner);
        entries.put("a.ndjson", SampleFiles.utf8("{\"id\":1}\n{\"id\":2}\n"));
        assertEquals(
                List.of(
                        "CSV posts.pdf",
                        "id,text\n1,Hi\n",
                        "TABLE inner.zip > really.csv > May",
                        "1 text",
                        "2 Hi",
                        "NDJSON a.ndjson",
                        "{\"id\":1}\n{\"id\":2}\n"),
                scan(SampleFiles.tarGz(entries)));
    }

    @Test
    void encodings_are_found_by_mark_by_zeros_and_by_letters() throws IOException {
        String csv = "id,texto\r\n1,El niño comió en el hospital después de la operación 😡\r\n";
        for (String charset : List.of("UTF-16LE", "UTF-16BE")) {
            assertEquals(csv, scan(csv.getBytes(Charset.forName(charset))).get(1), charset);
            assertEquals(
                    csv,
                    scan(("\uFEFF" + csv).getBytes(Charset.forName(charset))).get(1),
                    charset + " with a mark");
        }
        String western = csv.replace(" 😡", "");
        assertEquals(
                western, scan(western.getBytes(Charset.forName("windows-1252"))).get(1));
    }

    @Test
    void text_is_the_same_wherever_a_buffer_ends_in_it() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            for (int border : new int[] {4_096, 8_192, 16_384, 32_768, 65_536}) {
                for (int each = border - 3; each < border + 3; each++) {
                    String csv = "id,text\n" + "x".repeat(each - 9) + "\uD83D\uDE21\uD83D\uDE21\n2,end\n";
                    assertEquals(
                            csv,
                            String.join(
                                    "",
                                    scan(csv.getBytes(charset))
                                            .subList(
                                                    1,
                                                    scan(csv.getBytes(charset)).size())),
                            charset + " " + each);
                }
            }
        }
    }

    @Test
    void plain_text_gives_a_row_for_each_paragraph() throws IOException {
        assertEquals(
                List.of("Three hours.\nReally.||", "Nobody came.||"),
                pieces(SampleFiles.utf8("Three hours.\nReally.\r\n\r\nNobody came.\n")));
        assertEquals(
                List.of("Three hours.\r\nReally.||", "Nobody came.||", "At all.||"),
                pieces(SampleFiles.utf8("Three hours.\r\nReally.\r\n\r\nNobody came.\r\n \t\r\nAt all.\r\n")));
    }
}
