package org.listeningpost.ingest.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What office and mail programs write beside the text. */
final class DocumentDetailsTest {
    private static final FileLimits LIMITS = new FileLimits(1 << 20, 16 << 20, 100, 4, 1L << 30);

    @TempDir
    Path folder;

    /** The first cells of the rows of a document. */
    private List<String> texts(byte[] file) throws IOException {
        return FileScannerTest.scan(file, LIMITS, folder).stream()
                .filter(line -> line.indexOf('|') > 0 && !line.startsWith("0 "))
                .map(line -> line.substring(line.indexOf(' ') + 1, line.indexOf('|')))
                .toList();
    }

    private static String part(String headers, String body) {
        return headers + "\r\n\r\n" + body + "\r\n";
    }

    private static byte[] mail(String type, String body) {
        return SampleFiles.utf8("From: ana@example.org\r\nSubject: Cita\r\nDate: Mon, 4 May 2026 10:00:00 +0000\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: multipart/" + type + "; boundary=b\r\n\r\n--b\r\n" + body
                + "--b--\r\n");
    }

    @Test
    void what_was_taken_out_of_a_document_is_not_read_and_what_was_moved_in_it_once() throws IOException {
        byte[] open = SampleFiles.openDocument(
                "text",
                "<text:tracked-changes><text:changed-region><text:deletion><text:p>Jane was late</text:p></text:deletion>"
                        + "</text:changed-region></text:tracked-changes><text:p>Three hours</text:p>");
        assertEquals(List.of("Three hours"), texts(open));
        byte[] word = SampleFiles.docx(
                "<w:p><w:moveFrom><w:r><w:t>Nobody came</w:t></w:r></w:moveFrom></w:p>"
                        + "<w:p><w:r><w:t>Three hours</w:t></w:r><w:del><w:r><w:delText>of Jane</w:delText></w:r></w:del></w:p>"
                        + "<w:p><w:moveTo><w:r><w:t>Nobody came</w:t></w:r></w:moveTo></w:p>",
                null);
        assertEquals(List.of("Three hours", "Nobody came"), texts(word));
    }

    @Test
    void of_a_message_in_two_ways_one_is_read_and_of_one_in_two_parts_both() throws IOException {
        String plain = part("Content-Type: text/plain", "Footer of the list");
        String html = part("Content-Type: text/html", "<p>We waited</p>");
        assertEquals(List.of("We waited\n\nFooter of the list"), texts(mail("mixed", html + "--b\r\n" + plain)));
        assertEquals(List.of("Footer of the list"), texts(mail("alternative", html + "--b\r\n" + plain)));
        assertEquals(List.of("Footer of the list"), texts(mail("alternative", plain + "--b\r\n" + html)));
        assertEquals(
                List.of("We waited"),
                texts(mail("alternative", part("Content-Type: text/plain", " ") + "--b\r\n" + html)));
    }

    @Test
    void cells_are_read_as_their_program_shows_them() throws IOException {
        byte[] workbook = SampleFiles.xlsx(
                List.of(List.of("text", "id"), List.of("one_x000D_\ntwo_x0000_ _x005F_x000D_ _xyz", "1")));
        assertEquals(List.of("text", "one\r\ntwo _x000D_ _xyz"), texts(workbook));
        byte[] sheet = SampleFiles.openDocument(
                "spreadsheet",
                "<table:table table:name=\"Hoja\"><table:table-row><table:table-cell><text:p>text</text:p></table:table-cell>"
                        + "<table:table-cell><text:p>id</text:p></table:table-cell></table:table-row>"
                        + "<table:table-row><table:table-cell><o:annotation><text:p>a<text:s/>b<text:tab/></text:p></o:annotation>"
                        + "<text:p>too<text:tab/>long <![CDATA[& <cold>]]></text:p></table:table-cell>"
                        + "<table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table>");
        assertEquals(List.of("text", "too long & <cold>"), texts(sheet));
    }

    @Test
    void what_is_passed_over_in_an_archive_counts_as_unpacked() throws IOException {
        Budget budget = new Budget(new FileLimits(1 << 20, 1 << 20, 10, 2, 1_000), 1L << 30);
        assertThrows(
                BreachException.class,
                () -> budget.expanding(new ByteArrayInputStream(new byte[5_000]))
                        .skipNBytes(4_000));
        assertTrue(new Budget(LIMITS, 5_000)
                        .expanding(new ByteArrayInputStream(new byte[5_000]))
                        .skip(10)
                > 0);
    }
}
