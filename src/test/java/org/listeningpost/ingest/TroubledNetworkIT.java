package org.listeningpost.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.testing.ElasticExtension;
import org.listeningpost.testing.FaultyProxy;
import org.listeningpost.testing.FaultyProxy.Fault;

@ExtendWith(ElasticExtension.class)
final class TroubledNetworkIT {
    private static List<String> posts(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> IngestHarness.post(prefix + i, "2025-01-02T00:00:00Z", "", "text " + i))
                .toList();
    }

    @Test
    void trouble_on_the_way_is_waited_out_and_every_post_is_stored_once(ElasticClients clients, IndexNames names)
            throws IOException, InterruptedException {
        IngestHarness.schema(clients, names);
        try (FaultyProxy proxy = new FaultyProxy(clients.endpoint());
                ElasticClients troubled = ElasticClients.open(proxy.endpoint());
                IngestHarness ingest = new IngestHarness(troubled, names, 120_000)) {
            proxy.inject(
                    Fault.TOO_MANY_REQUESTS,
                    Fault.UNAVAILABLE,
                    Fault.LOST_ANSWER,
                    Fault.CUT_ANSWER,
                    Fault.TOO_MANY_REQUESTS,
                    Fault.LOST_ANSWER);
            IngestSummary summary = ingest.send(posts("t", 300));
            assertTrue(proxy.isHealed());
            // An answer that was lost must not make a new post look like an old one.
            assertEquals("300=300+0+0+0", IngestHarness.sums(summary));
            assertEquals(300, ingest.stored(names.prefix() + "posts-2025.01").size());
        }
    }

    @Test
    void without_an_engine_the_account_says_which_records_to_send_again(ElasticClients clients, IndexNames names)
            throws IOException, InterruptedException {
        IngestHarness.schema(clients, names);
        FaultyProxy proxy = new FaultyProxy(clients.endpoint());
        try (ElasticClients gone = ElasticClients.open(proxy.endpoint());
                IngestHarness ingest = new IngestHarness(gone, names, 1_000)) {
            proxy.close();
            IngestSummary summary = ingest.send(posts("g", 100_000));
            assertFalse(summary.isComplete());
            assertEquals(0, summary.indexed());
            assertEquals(List.of(new IngestSummary.Range(0, null)), summary.notWritten(), "everything, in one range");
            assertTrue(summary.received() < 100_000, "reading stops when the engine is known to be away");
        }
    }

    @Test
    void a_delivery_that_is_interrupted_while_it_waits_for_room_comes_to_its_end(
            ElasticClients clients, IndexNames names) throws Exception {
        IngestHarness.schema(clients, names);
        try (FaultyProxy proxy = new FaultyProxy(clients.endpoint());
                ElasticClients hanging = ElasticClients.open(proxy.endpoint());
                IngestHarness ingest = new IngestHarness(hanging, names, 8_000)) {
            proxy.setAlways(Fault.STALLED);
            String words = "waited for hours and nobody came ".repeat(1_000);
            List<String> posts = IntStream.range(0, 400)
                    .mapToObj(i -> IngestHarness.post("r" + i, "2025-01-02T00:00:00Z", "", words + i))
                    .toList();
            IngestRun run = ingest.service.begin(Defaults.API, "test");
            CountDownLatch interrupted = new CountDownLatch(1);
            AtomicReference<IngestSummary> summary = new AtomicReference<>();
            Thread sender = new Thread(() -> {
                try {
                    try {
                        run.consume(ingest.reader("ndjson", String.join("\n", posts)));
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    summary.set(run.finish());
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            sender.setDaemon(true);
            sender.start();
            await(() -> sender.getState() == Thread.State.TIMED_WAITING);
            sender.interrupt();
            sender.join(30_000);
            assertFalse(sender.isAlive(), "no receipt is missing");
            assertEquals(0, interrupted.getCount());
            assertFalse(summary.get().isComplete());
            assertEquals(
                    List.of(new IngestSummary.Range(0, summary.get().received() - 1)),
                    summary.get().notWritten());
        }
    }

    @Test
    void an_engine_that_hangs_is_waited_for_once_and_not_at_each_step(ElasticClients clients, IndexNames names)
            throws IOException, InterruptedException {
        IngestHarness.schema(clients, names);
        Duration wait = Duration.ofSeconds(4);
        try (FaultyProxy proxy = new FaultyProxy(clients.endpoint(), path -> true);
                ElasticClients hanging = ElasticClients.open(proxy.endpoint(), wait);
                IngestHarness ingest = new IngestHarness(hanging, names, Math.toIntExact(wait.toMillis()))) {
            assertTrue(ingest.send(posts("h", 1)).isComplete());
            proxy.setAlways(Fault.STALLED);
            TimeUnit.MILLISECONDS.sleep(1_100); // the list of erased posts is to be looked at again
            long begun = System.nanoTime();
            IngestSummary summary = ingest.send(posts("i", 20));
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            assertEquals(0, summary.indexed());
            assertFalse(summary.isComplete());
            assertTrue(took < wait.toMillis() * 3 / 2, took + " ms");
        }
    }
}
