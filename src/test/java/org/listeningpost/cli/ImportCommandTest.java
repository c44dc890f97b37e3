package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What somebody reads whose file cannot be imported: what, where, and how to mend it. */
class ImportCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private Path configuration = Path.of("");

    @BeforeEach
    void configure() throws IOException {
        configuration = Files.writeString(
                folder.resolve("listening-post.yaml"), "data_directory: " + folder.resolve("data") + "\n");
    }

    private String messagesOf(String file, String... more) {
        StringWriter messages = new StringWriter();
        List<String> arguments = new java.util.ArrayList<>(List.of(file, "--config", configuration.toString()));
        arguments.addAll(List.of(more));
        int code = new CommandLine(new ImportCommand())
                .setErr(new PrintWriter(messages, true))
                .execute(arguments.toArray(String[]::new));
        assertEquals(1, code, messages.toString());
        return messages.toString().strip();
    }

    @Test
    void file_that_is_not_there_and_a_folder_are_told_apart() {
        String none = folder.resolve("none.csv").toString();
        assertEquals(none + ": cannot be imported: there is no such file or folder", messagesOf(none, "--dry-run"));
        assertEquals(
                folder + ": cannot be imported: it is a folder; name the files in it",
                messagesOf(folder.toString(), "--dry-run"));
    }

    @Test
    void service_that_does_not_answer_is_named_with_what_to_check() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        String service = "http://127.0.0.1:" + port;
        String file = posts();
        assertEquals(
                file + ": cannot be imported: " + service
                        + " cannot be reached: nothing answers there; check --url and whether the service runs",
                messagesOf(file, "--url", service));
        String none = folder.resolve("none.csv").toString();
        assertEquals(
                none + ": cannot be imported: there is no such file or folder", messagesOf(none, "--url", service));
    }

    @Test
    void key_file_holds_a_key_and_goes_without_a_key_beside_it() throws IOException {
        String file = posts();
        String none = folder.resolve("none").toString();
        refused("--key-file: " + none + " cannot be read", file, "--key-file", none);
        for (String text : List.of("", "two words", "two\nlines")) {
            String key = Files.writeString(folder.resolve("key"), text).toString();
            refused("--key-file: " + key + " does not hold a key and nothing else", file, "--key-file", key);
            refused("--key and --key-file do not go together", file, "--key-file", key, "--key", "lp_a.b");
        }
    }

    private static void refused(String words, String... arguments) {
        wrong(
                words,
                Stream.concat(Stream.of(arguments), Stream.of("--url", "http://127.0.0.1:1"))
                        .toArray(String[]::new));
    }

    private static void wrong(String words, String... arguments) {
        StringWriter messages = new StringWriter();
        int code = new CommandLine(new ImportCommand())
                .setErr(new PrintWriter(messages, true))
                .execute(arguments);
        assertEquals(2, code, messages.toString());
        assertTrue(messages.toString().startsWith(words), messages.toString());
    }

    private String posts() throws IOException {
        return Files.writeString(folder.resolve("posts.ndjson"), "{\"id\":\"1\",\"text\":\"Hello\"}\n")
                .toString();
    }

    @Test
    void list_of_rejected_rows_outlives_what_is_wrong_with_the_next_import() throws IOException {
        Path mend = Files.writeString(folder.resolve("mend.csv"), "id,created_at,text\n1,2026-05-01,Hello\n2,,Hi\n");
        String file = mend.toString();
        String before = Files.readString(mend);
        wrong("--rejected: " + mend + " is a file to import", file, "--rejected", file);
        wrong("--platform typo is not known", posts(), "--rejected", file, "--platform", "typo");
        wrong("--map: ", posts(), "--rejected", file, "--map", "a=typo");
        wrong("--ca: ", posts(), "--rejected", file, "--url", "https://127.0.0.1:1", "--ca", posts());
        assertEquals(before, Files.readString(mend));
        checked(file, "--rejected", folder.resolve("next.csv").toString());
        assertTrue(Files.readString(folder.resolve("next.csv")).endsWith("#count,1\r\n"));
        checked(posts(), "--rejected", file, "--default-created-at", "2026-05-01");
        assertTrue(Files.readString(mend).endsWith("#count,0\r\n"));
        assertFalse(Files.exists(folder.resolve("mend.csv.part")));
    }

    @Test
    void posts_and_key_go_in_clear_to_this_machine_only() throws IOException {
        String file = posts();
        wrong("--url is plain http to another machine", file, "--url", "http://lp.example.org:7070");
        wrong("--url is plain http to another machine", file, "--url", "http://127.evil.example.org");
        wrong("--url is an http or https address", file, "--url", "lp.example.org:7070");
        wrong("--dry-run reads files here", file, "--dry-run", "--url", "http://127.0.0.1:1");
        String said = messagesOf(file, "--url", "http://lp.invalid:1", "--allow-plain-text");
        assertTrue(said.contains("cannot be reached"), said);
    }

    @Test
    void heading_with_an_equals_sign_is_mapped_as_over_http() throws IOException {
        String file = Files.writeString(
                        folder.resolve("scores.csv"), "id,created_at,Text (1=bad)\n1,2026-05-01,Hello\n")
                .toString();
        String said = checked(file, "--map", "Text (1=bad)=text");
        assertTrue(said.matches("(?s).*Text \\(1=bad\\)[^\n]*text.*"), said);
        wrong("--map has the form FROM=TO", file, "--map", "text");
    }

    @Test
    void check_says_where_a_platform_and_where_a_date_is_missed() throws IOException {
        String file = Files.writeString(
                        folder.resolve("two.csv"), "id,created_at,text\n1,2026-05-01,Hello\n2,,Hello again\n")
                .toString();
        String said = checked(file);
        assertTrue(said.contains("  --default-created-at DATE is for records that have no date"), said);
        assertTrue(said.contains("  1 without a platform would be stored as other: --platform says"), said);
        assertFalse(checked(file, "--platform", "x").contains("without a platform"));
    }

    @Test
    void date_for_all_that_no_post_may_have_is_refused_before_a_file_is_read() throws IOException {
        String said = checked(posts(), "--default-created-at", "0001-01-01");
        assertTrue(said.contains("--default-created-at is a date that posts may have"), said);
    }

    @Test
    void what_a_table_does_not_say_is_asked_for_and_can_be_said() throws IOException {
        String file = Files.writeString(
                        folder.resolve("said.csv"),
                        "Fecha,Date,Opinión,Comentario,Rating,Channel\n,5/3/2026,Good,Fine,4,Five\n")
                .toString();
        String silent = checked(file);
        assertTrue(silent.contains("column 'Fecha' -> created_at where 'Date' is empty"), silent);
        assertTrue(silent.contains("column 'Opinión' -> text\n"), silent);
        assertTrue(silent.contains("column 'Comentario' -> text\n"), silent);
        assertTrue(silent.contains("rejected 1: platform unknown_value"), silent);
        String unclear = checked(file, "--map", "Channel=");
        assertTrue(unclear.contains("column 'Channel' -> not used"), unclear);
        assertTrue(unclear.contains("  --date-order dmy or mdy says which number is the day"), unclear);
        String unrated = checked(file, "--map", "Channel=", "--date-order", "dmy");
        assertTrue(unrated.contains("rejected 1: rating out_of_range"), unrated);
        String said = checked(file, "--map", "Channel=", "--date-order", "dmy", "--rating-max", "5");
        assertFalse(said.contains("rejected"), said);
        assertTrue(checked(file, "--date-order", "ymd").contains("--date-order is dmy or mdy"));
        assertTrue(checked(file, "--rating-max", "0").contains("--rating-max is a number above 0"));
    }

    @Test
    void check_says_where_the_heading_is_and_what_a_date_is_made_of() throws IOException {
        String file = Files.writeString(
                        folder.resolve("titled.csv"),
                        "Report: May\n\nDate,Time,Comment\n5/3/2026,2:05 PM,Late\n5/4/2026,,Late again\n")
                .toString();
        String said = checked(file, "--date-order", "mdy");
        assertTrue(said.contains("heading: row 2; what stands above it is passed over"), said);
        assertTrue(said.contains("column 'Time' -> created_at where 'Date' is empty or has no time of the day"), said);
        assertFalse(said.contains("rejected"), said);
        assertFalse(checked(posts()).contains("heading: row"));
    }

    @Test
    void table_has_one_type_whether_it_is_read_here_or_by_the_parser() throws IOException {
        String table = "id\tcreated_at\ttext\n1\t2026-05-01\tA\u00f1o\n";
        String here = Files.writeString(folder.resolve("here.tsv"), table).toString();
        String there = Files.writeString(folder.resolve("there.tsv"), table, StandardCharsets.ISO_8859_1)
                .toString();
        String wide = Files.writeString(folder.resolve("wide.tsv"), table, StandardCharsets.UTF_16LE)
                .toString();
        assertTrue(checked(here).contains("type: tsv\n"), checked(here));
        assertTrue(checked(there).contains("type: tsv"), checked(there));
        assertTrue(checked(wide).contains("type: tsv"), checked(wide));
    }

    private String checked(String file, String... more) {
        StringWriter messages = new StringWriter();
        List<String> arguments =
                new java.util.ArrayList<>(List.of(file, "--dry-run", "--config", configuration.toString()));
        arguments.addAll(List.of(more));
        new CommandLine(new ImportCommand())
                .setErr(new PrintWriter(messages, true))
                .setOut(new PrintWriter(new StringWriter()))
                .execute(arguments.toArray(String[]::new));
        return messages.toString();
    }
}
