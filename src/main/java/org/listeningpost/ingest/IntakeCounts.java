package org.listeningpost.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what became of the records, for the people who look after the service: a record that is turned away is known to
 * its sender only. Written now and then, so that a delivery costs nothing; what was not written when the process is killed
 * is lost. While Elasticsearch is away the counts wait. Thread-safe.
 */
public final class IntakeCounts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeCounts.class);

    private static final long WRITE_SECONDS = 10;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ElasticRequests requests;
    private final IndexNames names;
    private final Clock clock;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("intake-counts").daemon().factory());
    private final Map<Kind, Long> counts = new HashMap<>();
    private final Object writing = new Object();
    /** Sent and perhaps not taken: sent again under the same ids, so that what was taken unheard counts once. */
    private volatile List<Due> due = List.of();

    /** @param requests with the right to add to the counts */
    public IntakeCounts(ElasticRequests requests, IndexNames names, Clock clock) {
        this.requests = requests;
        this.names = names;
        this.clock = clock;
    }

    /** @param field and code empty but for what was rejected */
    private record Kind(String source, String outcome, String field, String code) {}

    /** One document to be. */
    private record Due(String id, Instant at, Kind kind, long count) {}

    /** Begins to write now and then. */
    public IntakeCounts start() {
        var unused = writer.scheduleWithFixedDelay(this::write, WRITE_SECONDS, WRITE_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    /** What became of one delivery. */
    synchronized void add(String source, IngestSummary summary) {
        add(source, "indexed", summary.indexed());
        add(source, "updated", summary.updated());
        add(source, "unchanged", summary.unchanged());
        add(source, "erased", summary.erased());
        summary.rejections().forEach((reason, count) -> {
            int blank = reason.indexOf(' ');
            Kind kind = new Kind(source, "rejected", reason.substring(0, blank), reason.substring(blank + 1));
            counts.merge(kind, count, Long::sum);
        });
    }

    private void add(String source, String outcome, long count) {
        if (count > 0) {
            counts.merge(new Kind(source, outcome, "", ""), count, Long::sum);
        }
    }

    /** Writes what has come together; keeps what cannot be written now. */
    void write() {
        // One after the other, but nobody who adds waits for it.
        synchronized (writing) {
            if (due.isEmpty()) {
                due = take();
            }
            if (due.isEmpty()) {
                return;
            }
            try {
                ElasticReply reply = requests.send(
                        "POST",
                        "/" + names.ingestCounts() + "/_bulk?filter_path=items.create.status",
                        body(due).getBytes(StandardCharsets.UTF_8));
                due = reply.isSuccess() ? notThere(due, reply.json().path("items")) : due;
            } catch (ElasticUnreachableException | UncheckedIOException e) {
                LOG.debug("the counts of the intake are written later");
            }
        }
    }

    private synchronized List<Due> take() {
        Instant at = clock.instant();
        List<Due> taken = counts.entrySet().stream()
                .map(each -> new Due(UUID.randomUUID().toString(), at, each.getKey(), each.getValue()))
                .toList();
        counts.clear();
        return taken;
    }

    private static List<Due> notThere(List<Due> sent, JsonNode items) {
        List<Due> missing = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            int status = items.path(i).at("/create/status").asInt();
            // 409: it was written before, and the answer was lost.
            if (status != 201 && status != 409) {
                missing.add(sent.get(i));
            }
        }
        return missing;
    }

    private static String body(List<Due> due) {
        StringBuilder body = new StringBuilder();
        due.forEach(each -> {
            Kind kind = each.kind();
            ObjectNode action = MAPPER.createObjectNode();
            action.putObject("create").put("_id", each.id());
            ObjectNode document = MAPPER.createObjectNode()
                    .put("at", each.at().toString())
                    .put("source", kind.source())
                    .put("outcome", kind.outcome())
                    .put("count", each.count());
            if (!kind.field().isEmpty()) {
                document.put("field", kind.field()).put("code", kind.code());
            }
            body.append(action).append('\n').append(document).append('\n');
        });
        return body.toString();
    }

    @Override
    public void close() {
        writer.shutdownNow();
        write();
        if (due.isEmpty()) {
            // What has come together since those were sent for the first time.
            write();
        }
    }
}
