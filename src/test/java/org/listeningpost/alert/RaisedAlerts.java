package org.listeningpost.alert;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.listeningpost.config.Alerts;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.testing.MovingClock;

/** Alerts that a rule really raised and delivered, for tests that want to see some. */
public final class RaisedAlerts {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RaisedAlerts() {}

    /**
     * Lets a rule fire for posts that are stored within the last hours.
     *
     * @param query what the posts match
     */
    public static void raise(ElasticClients clients, IndexNames names, String query, Instant now)
            throws IOException, InterruptedException {
        HttpServer hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        hook.start();
        MovingClock clock = new MovingClock(now.minus(Duration.ofHours(5)));
        Alerts settings = AlertFixture.alerts(List.of(), 30, Alerts.Smtp.NONE);
        try (AlertFixture alerts = new AlertFixture(clients, names, settings, clock)) {
            String rule = alerts.create("""
                    {'name':'Any post','subject':{'query':'%s'},'condition':{'kind':'threshold','at_least':1},
                     'bucket':'hour','cool_down_minutes':0,'targets':[{'webhook':'http://127.0.0.1:%d/hook'}]}""".formatted(query, hook.getAddress().getPort()));
            clock.set(now);
            // On a busy machine the first lease may be over before the round begins.
            AlertFixture.await(PATIENCE, alerts.center::round, "a round");
            AlertFixture.await(
                    PATIENCE,
                    () -> alerts.alertsOf(rule).stream()
                            .anyMatch(alert -> alert.toString().contains("\"delivered\"")),
                    "an alert is raised and delivered");
        } finally {
            hook.stop(0);
        }
    }
}
