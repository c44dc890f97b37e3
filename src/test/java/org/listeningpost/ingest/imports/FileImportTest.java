package org.listeningpost.ingest.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.Config;
import org.listeningpost.config.Imports;
import org.listeningpost.ingest.files.SampleFiles;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.redact.text.AllowList;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.TableColumns.Column;

/** A file through the real parser process, to what the pipeline would be given. */
final class FileImportTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    static Config config(Path folder, Imports imports) {
        Config defaults = Config.defaults();
        return new Config(
                folder,
                defaults.server(),
                defaults.elasticsearch(),
                defaults.embedded(),
                defaults.ingest(),
                imports,
                defaults.privacy(),
                defaults.limits(),
                defaults.organization(),
                defaults.alerts(),
                defaults.feeds());
    }

    private FileImport.Result check(byte[] content, Imports imports, Map<String, String> mapping) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        FileImport.Result result = new FileImport(config(folder, imports), CLOCK)
                .check(
                        new FileSource(file, UnaryOperator.identity()),
                        new FileRecords.Options(null, FieldNames.with(mapping)),
                        Defaults.API,
                        (RejectedFile.Part) null);
        try (Stream<Path> left = Files.list(folder.resolve("imports"))) {
            assertEquals(List.of(), left.toList(), "nothing is left on the disk");
        }
        return result;
    }

    private FileImport.Result check(byte[] content) throws IOException {
        return check(content, Imports.DEFAULT, Map.of());
    }

    @Test
    void entries_of_an_archive_are_accounted_for_with_place_reason_and_remedy() throws IOException {
        FileImport.Result result = check(SampleFiles.zip(new TreeMap<>(Map.of(
                "a.csv", SampleFiles.utf8("id,created_at,text\n1,2026-05-01,Good\n2,sometime,Bad\n"),
                "b.xlsx",
                        SampleFiles.xlsx(List.of(
                                List.of("Report of May"),
                                List.of("Fecha", "Comentario", "Sala"),
                                List.of("@46146", "Bien", "3"),
                                List.of("", "Sin fecha"))),
                "c.docx", SampleFiles.utf8("PK\u0003\u0004 this is no archive"),
                "d.txt", new byte[0]))));
        assertEquals(
                List.of("a.csv 2/1", "b.xlsx > May 2/1", "c.docx 1/1", "d.txt 1/1"),
                result.entries().stream()
                        .map(entry -> entry.name() + " " + entry.read() + "/" + entry.rejected())
                        .toList());
        assertEquals(6, result.summary().received());
        assertEquals(
                List.of(
                        "a.csv, row 3: created_at: " + "",
                        "b.xlsx > May, row 4: created_at: ",
                        "c.docx: entry: the archive or Office file is damaged or cut off; export or download it again",
                        "d.txt: entry: it is empty; nothing is imported from it"),
                result.errors().stream()
                        .map(line -> line.contains("created_at: ")
                                ? line.substring(0, line.indexOf("created_at: ") + 12)
                                : line)
                        .toList());
        assertEquals(
                List.of(new Column("Fecha", "created_at"), new Column("Comentario", "text"), new Column("Sala", null)),
                result.entries().get(1).columns());
    }

    @Test
    void sheet_is_read_by_its_heading_with_remarks_around_it_and_rounded_ids_told() throws IOException {
        FileImport.Result result = check(SampleFiles.xlsx(List.of(
                List.of("Date", "2026-05-03"),
                List.of("Id", "Fecha", "Comentario"),
                List.of("12", "@46146", "Bien", "", "", "call back!"),
                List.of("#1.79000000012346E+18", "@46146", "Mal"))));
        assertEquals(2, result.summary().received(), result.errors().toString());
        assertEquals(Map.of("id rounded_id", 1L), result.summary().rejections());
    }

    @Test
    void titles_stand_above_the_heading_of_a_text_as_of_a_sheet() throws IOException {
        String text = "Comments\nDate range: 2026-05-01 to 2026-05-31\n\nFecha;Hora;Comentario\n"
                + "2026-05-03;14:05;Bien\n;;Mal\n";
        List<List<String>> sheet = List.of(
                List.of("Comments"),
                List.of("Date range", "2026-05-01 to 2026-05-31"),
                List.of("Fecha", "Hora", "Comentario"),
                List.of("@46146", "", "Bien"),
                List.of("", "", "Mal"));
        for (byte[] file : List.of(
                SampleFiles.utf8(text),
                SampleFiles.zip(Map.of("a.csv", SampleFiles.utf8(text))),
                SampleFiles.xlsx(sheet))) {
            FileImport.Result result = check(file);
            assertEquals(2, result.summary().received(), result.errors().toString());
            assertEquals(Map.of("created_at missing", 1L), result.summary().rejections());
            assertTrue(
                    result.errors().getFirst().contains("row 5: created_at"),
                    result.errors().toString());
            assertEquals(3, result.entries().getFirst().headingRow());
        }
    }

    @Test
    void a_parser_that_cannot_be_started_is_no_fault_of_the_file() throws IOException {
        Path file = Files.write(folder.resolve("file"), SampleFiles.xlsx(List.of(List.of("Date", "Comment"))));
        FileSource source = new FileSource(file, UnaryOperator.identity());
        Path longerThanAnArgument = Path.of("x".repeat(3 << 20));
        assertThrows(
                ParserStartException.class,
                () -> FileRecords.open(
                        source,
                        new FileRecords.Options(null, FieldNames.STANDARD),
                        config(folder, Imports.DEFAULT),
                        longerThanAnArgument,
                        new EntryList(),
                        () -> false));
    }

    @Test
    void what_begins_like_a_compressed_file_and_is_none_is_told_and_ends_nothing() throws IOException {
        byte[] file = new byte[100];
        file[0] = 0x1F;
        file[1] = (byte) 0x8B;
        file[2] = 9;
        FileImport.Result result = check(file);
        assertEquals(1, result.summary().received());
        assertEquals(1, result.summary().rejected(), result.errors().toString());
    }

    @Test
    void sheet_without_a_heading_says_so_once() throws IOException {
        FileImport.Result result = check(SampleFiles.xlsx(Collections.nCopies(50, List.of("a", "b"))));
        assertEquals(Map.of("record no_heading", 1L), result.summary().rejections());
    }

    @Test
    void mapping_given_by_the_caller_reaches_tables_in_archives() throws IOException {
        byte[] file = SampleFiles.zip(Map.of("a.csv", SampleFiles.utf8("Nr;Mitteilung;Tag\n1;Gut;2026-05-01\n")));
        FileImport.Result unmapped = check(file);
        assertEquals(unmapped.summary().received(), unmapped.summary().rejected());
        assertTrue(
                unmapped.errors().getFirst().contains("a mapping such as"),
                unmapped.errors().toString());
        FileImport.Result mapped =
                check(file, Imports.DEFAULT, Map.of("Mitteilung", "text", "Tag", "created_at", "Nr", "id"));
        assertEquals(1, mapped.summary().received());
        assertEquals(0, mapped.summary().rejected(), mapped.errors().toString());
    }

    @Test
    void rows_that_are_not_taken_come_as_a_table_that_is_redacted_and_safe_to_open() throws IOException {
        String rows = "id,created_at,text\n1,2026-05-01,Good\n2,sometime,\"=cmd, call 415-867-5309\"\n";
        Path file = Files.write(
                folder.resolve("file"),
                SampleFiles.zip(Map.of("Jane Doe.csv", SampleFiles.utf8(rows), "a.zip", new byte[] {'P', 'K', 3, 4})));
        Path mend = folder.resolve("mend.csv");
        try (RejectedFile rejected = new RejectedFile(mend, Redactor.standard())) {
            new FileImport(config(folder, Imports.DEFAULT), CLOCK)
                    .check(
                            new FileSource(file, UnaryOperator.identity()),
                            new FileRecords.Options(null, FieldNames.STANDARD),
                            Defaults.API,
                            rejected.of("may.zip"));
            assertFalse(Files.exists(mend));
            rejected.keep();
        }
        List<String> lines = Files.readAllLines(mend);
        assertEquals("entry,row,field,code,reason,title,text,withheld", lines.getFirst());
        assertEquals("#count,2", lines.getLast());
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.startsWith("may.zip > [PERSON].csv,3,created_at,bad_date,")
                                && line.endsWith(",,\"'=cmd, call [PHONE]\",")),
                lines.toString());
    }

    @Test
    void row_on_which_redaction_fails_is_told_without_its_text_and_the_others_are_read() throws IOException {
        String rows =
                "id,created_at,title,text\n1,sometime,Fine,Waited\n2,sometime,Fine,a deep hole\n3,2026-05-01,,Good\n";
        Path file = Files.write(folder.resolve("file"), SampleFiles.utf8(rows));
        Path mend = folder.resolve("mend.csv");
        Redactor failing = new Redactor(
                (text, author) -> {
                    if (text.original().contains("deep")) {
                        throw new StackOverflowError();
                    }
                    return List.of();
                },
                AllowList.bundled(),
                2026,
                Redactor.CHARACTERS_MAX);
        FileImport.Result result;
        try (RejectedFile rejected = new RejectedFile(mend, failing)) {
            result = new FileImport(config(folder, Imports.DEFAULT), CLOCK)
                    .check(
                            new FileSource(file, UnaryOperator.identity()),
                            new FileRecords.Options(null, FieldNames.STANDARD),
                            Defaults.API,
                            rejected.of("may.csv"));
            rejected.keep();
        }
        assertEquals(3, result.summary().received());
        List<String> lines = Files.readAllLines(mend);
        assertEquals(4, lines.size(), lines.toString());
        assertTrue(lines.get(1).endsWith(",Fine,Waited,"), lines.get(1));
        assertTrue(lines.get(2).endsWith(",Fine,[redaction_failed],"), lines.get(2));
    }
}
