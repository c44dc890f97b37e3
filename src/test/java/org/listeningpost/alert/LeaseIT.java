package org.listeningpost.alert;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.SchemaBootstrap;
import org.listeningpost.testing.ElasticExtension;

@ExtendWith(ElasticExtension.class)
class LeaseIT {
    private static final Duration LENGTH = Duration.ofSeconds(60);

    @Test
    void a_renewal_whose_answer_is_lost_suspends_nobody(ElasticClients clients, IndexNames names) {
        new SchemaBootstrap(clients.requests(), names, Clock.systemUTC(), 0).apply();
        AtomicLong time = new AtomicLong(1);
        Lease mine = lease(clients, names, "one", time);
        Lease other = lease(clients, names, "two", time);
        assertTrue(mine.acquire());
        // What a renewal of the same holder leaves behind of which it never heard.
        assertTrue(lease(clients, names, "one", time).acquire());
        time.addAndGet(LENGTH.toNanos() / 2);
        assertTrue(mine.acquire(), "though its revision is not the one that it knows");
        assertFalse(other.acquire(), "and another does not take it from who is there");
    }

    private static Lease lease(ElasticClients clients, IndexNames names, String holder, AtomicLong time) {
        return new Lease(new AlertDocuments(clients.requests(), names.alertState()), holder, LENGTH, time::get);
    }
}
