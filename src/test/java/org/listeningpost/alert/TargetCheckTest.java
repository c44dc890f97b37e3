package org.listeningpost.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listeningpost.alert.delivery.Postman;
import org.listeningpost.config.Alerts;

class TargetCheckTest {
    @Test
    void slow_targets_are_told_as_such_when_the_time_of_the_test_is_over() throws Exception {
        Clock clock = Clock.systemUTC();
        // It takes connections and never answers.
        try (ServerSocket dead = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Postman postman = new Postman(
                        AlertFixture.alerts(List.of(), 30, Alerts.Smtp.NONE), Duration.ofSeconds(20), clock)) {
            List<Target> targets = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                targets.add(new Target(null, "http://127.0.0.1:" + dead.getLocalPort() + "/" + i, null));
            }
            long begun = System.nanoTime();
            List<TargetCheck.Tried> tried =
                    new TargetCheck(postman, new AlertMessages(null), clock, Duration.ofSeconds(1)).run(rule(targets));
            assertEquals(10, tried.size());
            for (TargetCheck.Tried each : tried) {
                assertEquals(new TargetCheck.Tried("webhook 127.0.0.1", "postponed", "timeout"), each);
            }
            assertTrue(System.nanoTime() - begun < Duration.ofSeconds(15).toNanos(), "nobody waits for the rest");
        }
    }

    private static AlertRule rule(List<Target> targets) {
        Instant now = Instant.parse("2026-05-04T04:00:00Z");
        return new AlertRule(
                "a1",
                "Flu",
                new Subject("flu", null, null, null),
                ConditionFields.of(new Condition.Threshold(1)),
                "day",
                0,
                true,
                targets,
                now,
                1,
                now,
                "k",
                now,
                "k");
    }
}
