package org.listeningpost.alert.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.listeningpost.config.Alerts;
import org.listeningpost.config.Alerts.Channel;
import org.listeningpost.config.Alerts.Smtp;

final class PostmanTest {
    @Test
    void a_channel_is_checked_before_a_rule_depends_on_it() throws IOException {
        assertEquals(Optional.empty(), objection(new Channel("team", "slack", "http://127.0.0.2:8/hook")));
        assertEquals(Optional.empty(), objection(new Channel("team", "webhook", "http://127.0.0.2:8/hook")));
        for (String kind : List.of("slack", "teams", "webhook")) {
            assertEquals("address_not_allowed", code(new Channel("team", kind, "https://10.0.0.1/secret")));
            assertEquals("not_https", code(new Channel("team", kind, "http://192.0.2.1/secret")));
            assertEquals("not_a_url", code(new Channel("team", kind, "https://user:pw@192.0.2.1/secret")));
        }
        assertEquals("unknown_channel", code(new Channel("board", "slack", "https://192.0.2.1/hook")));
    }

    private static String code(Channel channel) throws IOException {
        Postman.Objection objection = objection(channel).orElseThrow();
        assertFalse(objection.toString().contains("secret"), "the URL of a channel is never answered");
        return objection.code();
    }

    private static Optional<Postman.Objection> objection(Channel channel) throws IOException {
        Alerts settings = new Alerts(
                true,
                1,
                0,
                3,
                URI.create("https://lp.example/"),
                List.of(channel),
                "a secret that nobody guesses",
                List.of("127.0.0.2"),
                4,
                1,
                Smtp.NONE);
        try (Postman postman = new Postman(settings, Duration.ofSeconds(1), Clock.systemUTC())) {
            return postman.objectionToChannel("team");
        }
    }
}
