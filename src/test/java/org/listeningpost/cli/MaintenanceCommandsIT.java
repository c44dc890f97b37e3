package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.Credentials;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.testing.ElasticExtension;
import picocli.CommandLine;

/** What an operator types: reindex, retention, erase --replay; what it says, what it does, and what it refuses. */
@ExtendWith(ElasticExtension.class)
class MaintenanceCommandsIT {
    private static final YearMonth NOW =
            YearMonth.from(Clock.systemUTC().instant().atZone(ZoneOffset.UTC));
    private static final String OLDER = label(6);
    private static final String OLD = label(5);

    private final ElasticClients clients;
    private final IndexNames names;
    private final ElasticRequests engine;
    private String out = "";
    private String messages = "";

    @TempDir
    private Path folder = Path.of("");

    MaintenanceCommandsIT(ElasticClients clients, IndexNames names) {
        this.clients = clients;
        this.names = names;
        this.engine = clients.requests();
    }

    private static String label(int monthsAgo) {
        return DateTimeFormatter.ofPattern("yyyy.MM").format(NOW.minusMonths(monthsAgo));
    }

    /** Each test under a prefix of its own. */
    private IndexNames of(String test) {
        return new IndexNames(names.prefix() + test + "-");
    }

    private Path config(String test, String url) throws IOException {
        Credentials.Basic user = (Credentials.Basic) clients.endpoint().credentials();
        return Files.writeString(folder.resolve(test + ".yaml"), """
                data_directory: data-%s
                elasticsearch:
                  urls: [%s]
                  index_prefix: %s
                  username: %s
                  password: "%s"
                """.formatted(
                        test, url, of(test).prefix(), user.username(), user.password()));
    }

    private int run(String test, Object command, String... arguments) throws IOException {
        Path config = config(test, clients.endpoint().urls().getFirst().toString());
        StringWriter toOut = new StringWriter();
        StringWriter toMessages = new StringWriter();
        int code = new CommandLine(command)
                .setOut(new PrintWriter(toOut))
                .setErr(new PrintWriter(toMessages))
                .execute(Stream.concat(Stream.of(arguments), Stream.of("--config", config.toString()))
                        .toArray(String[]::new));
        out = toOut.toString();
        messages = toMessages.toString();
        return code;
    }

    private void importPosts(String test) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int monthsAgo : new int[] {6, 6, 5, 0}) {
            lines.append("{\"id\":\"")
                    .append(lines.length())
                    .append("\",\"platform\":\"x\",\"created_at\":\"")
                    .append(NOW.minusMonths(monthsAgo).atDay(1))
                    .append("T00:00:00Z\",\"author\":{\"handle\":\"joe\"},\"text\":\"a calm word\"}\n");
        }
        Path posts = Files.writeString(folder.resolve(test + ".ndjson"), lines);
        assertEquals(0, run(test, new ImportCommand(), posts.toString()), messages);
    }

    private long count(String index) {
        engine.send("POST", "/" + index + "/_refresh", null);
        return engine.get("/" + index + "/_count").json().path("count").asLong();
    }

    @Test
    void months_are_listed_made_anew_and_given_up() throws IOException {
        String test = "reindex";
        importPosts(test);
        assertEquals(0, run(test, new ReindexCommand(), "--list"));
        String list = "%s current%n%s current%n%s current%n".formatted(OLDER, OLD, label(0));
        assertEquals(list, out);
        assertEquals(0, run(test, new ReindexCommand()));
        assertEquals("", out, "nothing needs it");
        assertEquals(0, run(test, new ReindexCommand(), "--month", OLDER, "--wait-seconds", "1"), messages);
        assertEquals(OLDER + " 2 posts" + System.lineSeparator(), out);
        assertTrue(messages.contains(OLDER + ": 2 copied"), messages);
        assertEquals(4, count(of(test).posts()));
        String month = of(test).posts() + "-" + OLDER;
        assertTrue(engine.get("/" + month + "/_alias").json().has(month + "-r2"), "the month is an alias now");

        String begun = of(test).posts() + "-" + OLD + "-r2";
        assertTrue(engine.send("PUT", "/" + begun, null).isSuccess());
        assertEquals(0, run(test, new ReindexCommand(), "--list"));
        assertTrue(out.contains(OLD + " begun"), out);
        assertEquals(0, run(test, new ReindexCommand(), "--abandon"));
        assertEquals(OLD + " abandoned" + System.lineSeparator(), out);
        assertEquals(404, engine.get("/" + begun).status());
        assertEquals(0, run(test, new ReindexCommand(), "--list"));
        assertEquals(list, out);
    }

    @Test
    void retention_says_what_would_go_and_drops_it_only_then() throws IOException {
        String test = "retention";
        importPosts(test);
        assertEquals(0, run(test, new RetentionCommand(), "--keep-months", "5", "--dry-run"));
        assertEquals(OLDER + " 2 posts would go" + System.lineSeparator(), out);
        assertEquals(4, count(of(test).posts()));
        assertEquals(0, run(test, new RetentionCommand(), "--keep-months", "5"));
        assertEquals(OLDER + " 2 posts dropped" + System.lineSeparator(), out);
        assertEquals(2, count(of(test).posts()));
        assertEquals(0, run(test, new RetentionCommand(), "--keep-months", "5"));
        assertEquals("", out, "nothing is left to drop");
        String drops = "/" + of(test).audit() + "/_count?q=action:month.drop";
        engine.send("POST", "/" + of(test).audit() + "/_refresh", null);
        assertEquals(1, engine.get(drops).json().path("count").asLong());
    }

    @Test
    void the_audit_log_names_a_key_that_is_made_and_its_roles() throws IOException {
        String test = "keys";
        assertEquals(0, run(test, new KeysCommand.Create(), "--name", "Ana", "--role", "operator,analyst"), messages);
        String id = out.substring("lp_".length(), out.lastIndexOf('.'));
        assertEquals(0, run(test, new KeysCommand.ListAll()), messages);
        assertTrue(out.startsWith(id) && out.strip().endsWith("analyst,operator  Ana"), out);
        engine.send("POST", "/" + of(test).audit() + "/_refresh", null);
        JsonNode found = engine.get("/" + of(test).audit() + "/_search?q=action:key.create")
                .json();
        assertEquals(
                "[\"" + id + "\",\"analyst\",\"operator\"]",
                found.at("/hits/hits/0/_source/targets").toString());
    }

    @Test
    void what_was_erased_and_comes_back_is_erased_again() throws IOException {
        String test = "replay";
        importPosts(test);
        String month = of(test).posts() + "-" + OLDER;
        count(month);
        JsonNode before =
                engine.get("/" + month + "/_search?version=true").json().at("/hits/hits");
        String id = before.at("/0/_id").asText();
        assertEquals(0, run(test, new EraseCommand(), "--replay"));
        assertEquals("posts 0" + System.lineSeparator(), out);
        assertEquals(0, run(test, new EraseCommand(), "--post", id), messages);
        assertTrue(out.startsWith("posts 1, "), out);
        assertEquals(3, count(of(test).posts()));
        // The month as a restore of an older snapshot brings it.
        assertTrue(engine.send("DELETE", "/" + month, null).isSuccess());
        for (JsonNode post : before) {
            String place = "/" + month + "/_doc/" + post.path("_id").asText() + "?version_type=external&version="
                    + post.path("_version").asLong();
            byte[] source = post.path("_source").toString().getBytes(StandardCharsets.UTF_8);
            assertTrue(engine.send("PUT", place, source).isSuccess());
        }
        assertEquals(4, count(of(test).posts()));
        assertEquals(0, run(test, new EraseCommand(), "--replay"), () -> messages);
        assertEquals("posts 1" + System.lineSeparator(), out);
        assertEquals(3, count(of(test).posts()));
    }

    @Test
    void what_cannot_be_meant_is_refused_in_words_before_anything_is_touched() throws IOException {
        String test = "refused";
        refused(test, new ReindexCommand(), "--list and --abandon do not go together", "--list", "--abandon");
        refused(test, new ReindexCommand(), "--wait-seconds must be between 0 and 3600", "--wait-seconds", "-1");
        refused(test, new ReindexCommand(), "'soon' is not an int", "--wait-seconds", "soon");
        refused(test, new RetentionCommand(), "Missing required option: '--keep-months=N'");
        refused(test, new RetentionCommand(), "--keep-months must be between 1 and 1200", "--keep-months", "0");
        refused(test, new RetentionCommand(), "--keep-months must be between 1 and 1200", "--keep-months", "1201");
        refused(test, new RetentionCommand(), "'ten' is not an int", "--keep-months", "ten");
        refused(test, new EraseCommand(), "--replay goes alone", "--replay", "--post", "x1");
        refused(test, new EraseCommand(), "Unknown option: '--repaly'", "--repaly");
        KeysCommand.Create create = new KeysCommand.Create();
        refused(test, create, "--name: 1 to 100 characters are required.", "--name", " ", "--role", "admin");
        refused(test, create, "--name: No control characters.", "--name", "Ana\nk2 valid", "--role", "admin");
        assertFalse(engine.send("HEAD", "/" + of(test).keys(), null).isSuccess(), "nothing was made");
        refused(test, new ReindexCommand(), "there is no month 2031.01", "--month", "2031.01");
    }

    private void refused(String test, Object command, String words, String... arguments) throws IOException {
        assertEquals(2, run(test, command, arguments), String.join(" ", arguments));
        assertTrue(messages.contains(words), messages);
        assertEquals("", out);
    }

    @Test
    void where_nobody_answers_the_exit_code_says_so() throws IOException {
        String config = config("nobody", "http://127.0.0.1:1").toString();
        for (List<String> command : List.of(
                List.of("reindex", "--list"),
                List.of("retention", "--keep-months", "1"),
                List.of("erase", "--replay"))) {
            String[] arguments = Stream.concat(command.stream(), Stream.of("--config", config))
                    .toArray(String[]::new);
            assertEquals(1, CommandLineInterface.run(arguments), command.toString());
        }
    }
}
