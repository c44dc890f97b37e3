package org.listeningpost.ingest.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.jspecify.annotations.Nullable;

/** Files of every kind, made when they are needed: as programs save them, and as nobody should. */
public final class SampleFiles {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private SampleFiles() {}

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    /** An archive whose only entry is a symbolic link. */
    public static byte[] zipWithLink(String name, String target) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            ZipArchiveEntry entry = new ZipArchiveEntry(name);
            entry.setUnixMode(0120777);
            zip.putArchiveEntry(entry);
            zip.write(utf8(target));
            zip.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    /** Entries without content are links to {@code /etc/passwd}. */
    public static byte[] tarGz(Map<String, byte @Nullable []> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte @Nullable []> each : entries.entrySet()) {
                byte[] content = each.getValue();
                TarArchiveEntry entry;
                if (content == null) {
                    entry = new TarArchiveEntry(each.getKey(), TarConstants.LF_SYMLINK);
                    entry.setLinkName("/etc/passwd");
                } else {
                    entry = new TarArchiveEntry(each.getKey(), true);
                    entry.setSize(content.length);
                }
                tar.putArchiveEntry(entry);
                if (content != null) {
                    tar.write(content);
                }
                tar.closeArchiveEntry();
            }
        }
        return gzip(bytes.toByteArray());
    }

    /** A workbook of one sheet; a cell that begins with {@code #} is a number, with {@code @} a date. */
    public static byte[] xlsx(List<List<String>> rows) {
        StringBuilder sheet = new StringBuilder("<worksheet xmlns=\"main\"><sheetData>");
        Map<String, Integer> strings = new LinkedHashMap<>();
        int number = 0;
        for (List<String> row : rows) {
            sheet.append("<row r=\"").append(++number).append("\">");
            for (int i = 0; i < row.size(); i++) {
                String reference = (char) ('A' + i) + String.valueOf(number);
                String cell = row.get(i);
                if (cell.startsWith("#")) {
                    sheet.append("<c r=\"" + reference + "\"><v>" + cell.substring(1) + "</v></c>");
                } else if (cell.startsWith("@")) {
                    sheet.append("<c r=\"" + reference + "\" s=\"1\"><v>" + cell.substring(1) + "</v></c>");
                } else if (cell.startsWith("=")) {
                    sheet.append("<c r=\"" + reference + "\" t=\"str\"><f>" + escaped(cell.substring(1))
                            + "</f><v>computed</v></c>");
                } else if (!cell.isEmpty()) {
                    Integer index = strings.computeIfAbsent(cell, key -> strings.size());
                    sheet.append("<c r=\"" + reference + "\" t=\"s\"><v>" + index + "</v></c>");
                }
            }
            sheet.append("</row>");
        }
        StringBuilder shared = new StringBuilder("<sst xmlns=\"main\">");
        strings.keySet()
                .forEach(each -> shared.append("<si><t>").append(escaped(each)).append("</t></si>"));
        return zip(xlsxParts(utf8(XML + sheet + "</sheetData></worksheet>"), utf8(XML + shared + "</sst>")));
    }

    /** The parts of a workbook of one sheet. */
    public static Map<String, byte[]> xlsxParts(byte[] sheet, byte[] sharedStrings) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", utf8(XML + "<Types/>"));
        parts.put(
                "xl/workbook.xml",
                utf8(XML
                        + "<workbook xmlns=\"main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                        + "<sheets><sheet name=\"May\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                utf8(XML + "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/relationships/worksheet\""
                        + " Target=\"worksheets/sheet1.xml\"/></Relationships>"));
        parts.put(
                "xl/styles.xml",
                utf8(
                        XML
                                + "<styleSheet xmlns=\"main\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"));
        parts.put("xl/sharedStrings.xml", sharedStrings);
        parts.put("xl/worksheets/sheet1.xml", sheet);
        return parts;
    }

    /** @param body what stands between the tags of the body */
    public static byte[] docx(String body, @Nullable String comments) {
        String word = "xmlns:w=\"word\"";
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", utf8(XML + "<Types/>"));
        parts.put("docProps/core.xml", utf8(XML + "<p xmlns:d=\"dc\"><d:created>2026-05-04T10:00:00Z</d:created></p>"));
        parts.put(
                "word/document.xml", utf8(XML + "<w:document " + word + "><w:body>" + body + "</w:body></w:document>"));
        if (comments != null) {
            parts.put("word/comments.xml", utf8(XML + "<w:comments " + word + ">" + comments + "</w:comments>"));
        }
        return zip(parts);
    }

    public static String wordParagraph(String text) {
        return "<w:p><w:r><w:t>" + escaped(text) + "</w:t></w:r></w:p>";
    }

    public static byte[] openDocument(String type, String body) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("mimetype", utf8("application/vnd.oasis.opendocument." + type));
        parts.put(
                "meta.xml",
                utf8(XML + "<m xmlns:t=\"meta\"><t:creation-date>2026-05-04T10:00:00</t:creation-date></m>"));
        parts.put(
                "content.xml",
                utf8(XML
                        + "<o:document-content xmlns:o=\"office\" xmlns:table=\"table\" xmlns:text=\"text\" xmlns:dc=\"dc\">"
                        + body + "</o:document-content>"));
        return zip(parts);
    }

    /** @param password null: none */
    public static byte[] pdf(List<String> paragraphs, @Nullable String password) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                int y = 700;
                for (String paragraph : paragraphs) {
                    content.beginText();
                    content.newLineAtOffset(50, y);
                    content.showText(paragraph);
                    content.endText();
                    y -= 60;
                }
            }
            if (password != null) {
                document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
            }
            document.save(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] mail(String subject, String body) {
        return utf8("From: Ana Ruiz <ana.ruiz@example.org>\r\nTo: care@example.org\r\nSubject: " + subject
                + "\r\nDate: Mon, 4 May 2026 10:00:00 +0000\r\nMessage-ID: <m1@example.org>\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + body + "\r\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
