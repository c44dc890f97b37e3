package org.listeningpost.alert;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.listeningpost.config.Alerts;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.Credentials;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.Endpoint;
import org.listeningpost.testing.UtcClock;

/** One instance that does its rounds on a clock that runs two hours a second; made to be killed. */
final class AlertInstance {
    private AlertInstance() {}

    /** @param arguments engine, user, prefix, and when the fast clock and the real one began */
    public static void main(String[] arguments) throws InterruptedException {
        String password = Objects.requireNonNull(System.getenv("LP_PASSWORD"));
        Endpoint endpoint =
                new Endpoint(List.of(URI.create(arguments[0])), Credentials.basic(arguments[1], password), null);
        Clock fast = new FastClock(Instant.parse(arguments[3]), Instant.parse(arguments[4]));
        Alerts settings = AlertFixture.alerts(List.of(), 3_600, Alerts.Smtp.NONE);
        AlertFixture.center(
                        AlertFixture.config(settings),
                        ElasticClients.open(endpoint),
                        new IndexNames(arguments[2]),
                        new ArrayList<>(),
                        fast)
                .start();
        Thread.sleep(Duration.ofMinutes(10));
    }

    /** Two hours for each second. */
    static final class FastClock extends UtcClock {
        private static final int SPEED = 2 * 3_600;

        private final Instant begin;
        private final Instant realBegin;

        FastClock(Instant begin, Instant realBegin) {
            this.begin = begin;
            this.realBegin = realBegin;
        }

        @Override
        public Instant instant() {
            Duration real = Duration.between(realBegin, Clock.systemUTC().instant());
            return begin.plus(real.multipliedBy(SPEED));
        }
    }
}
