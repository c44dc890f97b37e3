package org.listeningpost.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AlertsTest {
    private static final String SECRET = "  webhook_secret: a secret that nobody guesses\n";
    private static final String TEAM = "    - {id: team, kind: slack, url: \"https://hooks.example.org/hidden\"}\n";

    @TempDir
    private Path folder;

    @Test
    void channels_that_could_never_deliver_are_refused_at_the_start() throws IOException {
        assertEquals(1, read("  channels:\n" + TEAM).channels().size());
        assertRefused("  channels:\n" + TEAM + TEAM, "two with the id team");
        assertRefused("  channels:\n" + TEAM.replace("https://", ""), "the url of team is none");
        assertRefused("  channels:\n" + TEAM.replace("https://", "ftp://"), "the url of team is none");
        assertRefused("  channels:\n" + TEAM.replace("https://", "https:// "), "the url of team is none");
        assertRefused("  channels:\n" + TEAM.replace("slack", "webhook"), "team is a webhook");
        assertEquals(
                1,
                read(SECRET + "  channels:\n" + TEAM.replace("slack", "webhook"))
                        .channels()
                        .size());
    }

    @Test
    void a_sender_of_mail_is_an_address() throws IOException {
        String smtp = "  smtp: {host: mail.example.org, from: \"%s\"}\n";
        assertEquals(
                "Listening Post <alerts@example.org>",
                read(smtp.formatted("Listening Post <alerts@example.org>"))
                        .smtp()
                        .from());
        assertRefused(smtp.formatted("alerts"), "alerts.smtp.from");
        assertRefused(smtp.formatted("alerts@example.org, b@example.org"), "alerts.smtp.from");
    }

    private void assertRefused(String alerts, String why) {
        String problems = assertThrows(ConfigException.class, () -> read(alerts))
                .problems()
                .toString();
        assertTrue(problems.contains(why), problems);
        assertFalse(problems.contains("hidden"), "the URL of a channel is a secret");
    }

    private Alerts read(String alerts) throws IOException {
        Path file = folder.resolve("listening-post.yaml");
        Files.writeString(file, "alerts:\n" + alerts);
        return ConfigReader.read(file, Map.of(), folder).alerts();
    }
}
