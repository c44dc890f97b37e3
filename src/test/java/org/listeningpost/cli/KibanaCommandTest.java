package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KibanaCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter messages = new StringWriter();

    @Test
    void what_is_built_passes_the_check() {
        assertEquals(0, run(new KibanaBuildCommand(), "--to", folder.toString()));
        assertTrue(out.toString().contains("listening-post-overview.json"), out.toString());
        Path bundle = folder.resolve("listening-post.ndjson");
        assertEquals(0, run(new KibanaCheckCommand(), bundle.toString()));
        assertTrue(out.toString().contains(" saved objects, 0 findings"), out.toString());
    }

    @Test
    void a_broken_file_is_told_and_not_sent() throws Exception {
        Path bundle = Path.of("kibana", "listening-post.ndjson");
        Path broken = folder.resolve("broken.ndjson");
        Files.writeString(
                broken,
                Files.readString(bundle)
                        .replace("sourceField\\\":\\\"platform\\\"", "sourceField\\\":\\\"plattform\\\""));
        assertEquals(1, run(new KibanaCheckCommand(), broken.toString()));
        assertTrue(out.toString().contains("plattform is not in the mapping of posts [field]"), out.toString());
        KibanaImportCommand command = new KibanaImportCommand(Map.of());
        assertEquals(1, run(command, "--url", "http://localhost:1", "--file", broken.toString()));
        assertTrue(messages.toString().contains("nothing was sent"), messages.toString());
    }

    @Test
    void credentials_come_from_where_other_users_of_the_machine_cannot_read_them() throws Exception {
        String bundle = Path.of("kibana", "listening-post.ndjson").toString();
        Map<String, String> environment = Map.of("LISTENING_POST_KIBANA_API_KEY", "abc");
        assertEquals(1, run(new KibanaImportCommand(environment), "--url", "http://kibana.invalid", "--file", bundle));
        assertTrue(messages.toString().contains("would travel unencrypted"), messages.toString());
        assertEquals(
                2,
                run(
                        new KibanaImportCommand(environment),
                        "--url",
                        "http://localhost:1",
                        "--user",
                        "ana",
                        "--file",
                        bundle));
        assertTrue(
                messages.toString().contains("no LISTENING_POST_KIBANA_PASSWORD in the environment"),
                messages.toString());
        assertEquals(
                2,
                run(
                        new KibanaImportCommand(environment),
                        "--url",
                        "http://localhost:1",
                        "--api-key-env",
                        "ABSENT",
                        "--file",
                        bundle));
        assertTrue(messages.toString().contains("no ABSENT in the environment"), messages.toString());
    }

    @Test
    void titles_are_those_of_the_installation_whose_boards_are_imported() throws Exception {
        Path config = Files.writeString(folder.resolve("own.yaml"), "elasticsearch:\n  index_prefix: clinic-\n");
        assertEquals(
                2,
                run(
                        new KibanaImportCommand(Map.of()),
                        "--titles",
                        "--config",
                        config.toString(),
                        "--index-prefix",
                        "ward-",
                        "--url",
                        "http://localhost:1"));
        assertTrue(
                messages.toString().contains("--index-prefix is ward- and elasticsearch.index_prefix is clinic-"),
                messages.toString());
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(messages))
                .execute(arguments);
    }
}
