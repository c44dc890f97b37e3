package org.listeningpost.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.BulkLimits;
import org.listeningpost.elastic.BulkWriter;
import org.listeningpost.elastic.DeadLetters;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.SchemaBootstrap;
import org.listeningpost.erasure.Erasure;
import org.listeningpost.ingest.enrich.LanguageIdentifier;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.pseudonym.KeyRing;
import org.listeningpost.ingest.pseudonym.KeyedPseudonyms;
import org.listeningpost.ingest.pseudonym.Pseudonyms;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.RecordReader;
import org.listeningpost.ingest.source.platform.FormatChoice;
import org.listeningpost.testing.UtcClock;

/** The real ingest on a real engine, with small batches so that a few posts already make several. */
public final class IngestHarness implements AutoCloseable {
    public static final Clock CLOCK = new TickingClock();
    private static final Redactor REDACTOR = Redactor.standard();

    public final ElasticRequests requests;
    public final IndexNames names;
    public final IngestService service;
    final DeadLetters deadLetters;
    public final List<AuditEvent> audit = new CopyOnWriteArrayList<>();

    private final BulkWriter writer;

    public IngestHarness(ElasticClients clients, IndexNames names, int waitMillisMax) {
        this(clients, names, waitMillisMax, Config.defaults(), keyed("a key of more than 16 bytes"));
    }

    IngestHarness(ElasticClients clients, IndexNames names, int waitMillisMax, Config config, Pseudonyms pseudonyms) {
        this.requests = clients.requests();
        this.names = names;
        this.writer = new BulkWriter(clients, names, new BulkLimits(20, 1 << 20, 2, waitMillisMax), CLOCK);
        IngestPipeline pipeline =
                new IngestPipeline(config, REDACTOR, LanguageIdentifier.standard(), pseudonyms, CLOCK);
        Erasure erasure = new Erasure(requests, requests, names, audit::add, CLOCK);
        this.service = new IngestService(
                pipeline,
                writer,
                requests,
                names,
                Config.defaults().ingest(),
                erasure,
                new IntakeCounts(requests, names, CLOCK));
        this.deadLetters = new DeadLetters(requests, names, writer, IngestHarness::taggedAnew);
    }

    private static ObjectNode taggedAnew(ObjectNode document) {
        ObjectNode tagged = document.deepCopy();
        tagged.putArray("topics").add("of-today");
        return tagged;
    }

    static Pseudonyms keyed(String... keys) {
        return new KeyedPseudonyms(ring(keys));
    }

    static KeyRing ring(String... keys) {
        return KeyRing.of(
                Stream.of(keys).map(key -> key.getBytes(StandardCharsets.UTF_8)).toList());
    }

    public static void schema(ElasticClients clients, IndexNames names) {
        new SchemaBootstrap(clients.requests(), names, CLOCK, 0).apply();
    }

    IngestSummary send(List<String> lines) throws IOException, InterruptedException {
        return send("ndjson", String.join("\n", lines));
    }

    IngestSummary send(String format, String text) throws IOException, InterruptedException {
        IngestRun run = service.begin(Defaults.API, "test");
        run.consume(reader(format, text));
        return run.finish();
    }

    RecordReader reader(String format, String text) throws IOException {
        FormatChoice choice = FormatChoice.ofKeyword(format).orElseThrow();
        return service.reader(
                choice, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), FieldNames.STANDARD);
    }

    /** Everything that is stored under that name, newest state. */
    public List<JsonNode> stored(String index) {
        requests.send("POST", "/" + index + "/_refresh", null);
        List<JsonNode> hits = new ArrayList<>();
        requests.get("/" + index + "/_search?size=10000&version=true")
                .json()
                .at("/hits/hits")
                .forEach(hits::add);
        return hits;
    }

    public void settings(String index, String json) {
        requests.send("PUT", "/" + index + "/_settings", json.getBytes(StandardCharsets.UTF_8));
    }

    static String post(String id, String createdAt, String editedAt, String text) {
        String edited = editedAt.isEmpty() ? "" : ",\"edited_at\":\"" + editedAt + "\"";
        return "{\"id\":\"" + id + "\",\"platform\":\"x\",\"created_at\":\"" + createdAt + "\"" + edited
                + ",\"text\":\"" + text + "\"}";
    }

    static String sums(IngestSummary summary) {
        return summary.received() + "=" + summary.indexed() + "+" + summary.updated() + "+" + summary.unchanged() + "+"
                + summary.rejected();
    }

    @Override
    public void close() {
        writer.close();
    }

    /** A millisecond later at each look, so that no two deliveries carry the same moment. */
    private static final class TickingClock extends UtcClock {
        private final AtomicLong millis =
                new AtomicLong(Instant.parse("2026-06-01T12:00:00Z").toEpochMilli());

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.incrementAndGet());
        }
    }
}
