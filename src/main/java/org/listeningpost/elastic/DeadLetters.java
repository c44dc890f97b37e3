package org.listeningpost.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.BulkBatch.Target;

/** Lists what Elasticsearch refused, and offers it again once the cause is mended. Thread-safe. */
public final class DeadLetters {
    private static final int REPLAY_CHUNK = 200;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ElasticRequests requests;
    private final IndexNames names;
    private final BulkWriter writer;
    private final ErasedPosts erased;
    private final UnaryOperator<ObjectNode> tagger;

    /** @param tagger gives a document the tags that its post gets when it comes in now */
    public DeadLetters(
            ElasticRequests requests, IndexNames names, BulkWriter writer, UnaryOperator<ObjectNode> tagger) {
        this.tagger = tagger;
        this.erased = writer.erased();
        this.requests = requests;
        this.names = names;
        this.writer = writer;
    }

    /** @param after id of the last one seen; null at the beginning */
    public List<DeadLetter> list(@Nullable String after, int size) {
        List<DeadLetter> letters = new ArrayList<>();
        for (JsonNode hit : hits(after, size, false)) {
            JsonNode source = hit.path("_source");
            letters.add(new DeadLetter(
                    source.path("id").asText(),
                    Instant.parse(source.path("at").asText()),
                    source.path("index").asText(),
                    source.path("version").asLong(),
                    source.path("status").asInt(),
                    source.path("code").asText(),
                    source.path("reason").asText()));
        }
        return letters;
    }

    /**
     * What a replay did.
     *
     * @param unavailable were not acknowledged in time; they stay
     */
    public record Replay(long written, long refused, long unavailable) {}

    /** Offers all of them again; what is taken leaves the dead letters, and so does what was erased meanwhile. */
    public Replay replay() throws InterruptedException {
        long written = 0;
        long refused = 0;
        long unavailable = 0;
        String after = null;
        List<JsonNode> chunk = hits(null, REPLAY_CHUNK, true);
        while (!chunk.isEmpty() && unavailable == 0) {
            WriteStatus[] statuses = write(chunk);
            List<String> done = new ArrayList<>();
            for (int i = 0; i < statuses.length; i++) {
                switch (statuses[i]) {
                    case INDEXED, UPDATED, UNCHANGED ->
                        done.add(chunk.get(i).path("_id").asText());
                    case REFUSED -> refused++;
                    case UNAVAILABLE -> unavailable++;
                }
            }
            written += done.size();
            remove(done);
            after = chunk.get(chunk.size() - 1).at("/_source/id").asText();
            chunk = hits(after, REPLAY_CHUNK, true);
        }
        return new Replay(written, refused, unavailable);
    }

    private WriteStatus[] write(List<JsonNode> hits) throws InterruptedException {
        WriteStatus[] statuses = new WriteStatus[hits.size()];
        Arrays.fill(statuses, WriteStatus.UNAVAILABLE);
        CountDownLatch settled = new CountDownLatch(hits.size());
        for (int i = 0; i < statuses.length; i++) {
            int at = i;
            JsonNode source = hits.get(i).path("_source");
            if (erased.contains(source.path("id").asText())) {
                statuses[at] = WriteStatus.UNCHANGED;
                settled.countDown();
                continue;
            }
            if (!(source.path("document") instanceof ObjectNode document)) {
                // The guard found an identifier, so the words are not here; the source has to send the post again.
                statuses[at] = WriteStatus.REFUSED;
                settled.countDown();
                continue;
            }
            ByteSink bytes = new ByteSink(1 << 12);
            try {
                MAPPER.writeValue(bytes, tagger.apply(document));
            } catch (IOException e) {
                throw new UncheckedIOException("a buffer in memory does not fail", e);
            }
            Target target = new Target(
                    source.path("index").asText(),
                    source.path("id").asText(),
                    source.path("version").asLong(),
                    document.has("edited_at"));
            writer.submit(target, bytes, (status, code) -> {
                statuses[at] = status;
                settled.countDown();
            });
        }
        writer.flush();
        settled.await();
        return statuses;
    }

    private void remove(List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        StringBuilder body = new StringBuilder();
        for (String id : ids) {
            body.append("{\"delete\":{\"_id\":\"").append(id).append("\"}}\n");
        }
        requests.send(
                "POST",
                "/" + names.deadLetters() + "/_bulk?filter_path=errors",
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<JsonNode> hits(@Nullable String after, int size, boolean withDocument) {
        // What was kept a moment ago shall be listed.
        requests.send("POST", "/" + names.deadLetters() + "/_refresh", null);
        var body = MAPPER.createObjectNode().put("size", size);
        body.putArray("sort").add("id");
        if (after != null) {
            body.putArray("search_after").add(after);
        }
        if (!withDocument) {
            body.putObject("_source").putArray("excludes").add("document");
        }
        ElasticReply reply = requests.send(
                "POST",
                "/" + names.deadLetters()
                        + "/_search?allow_partial_search_results=false&filter_path=hits.hits._id,hits.hits._source",
                body.toString().getBytes(StandardCharsets.UTF_8));
        List<JsonNode> hits = new ArrayList<>();
        reply.expect("dead letters").json().at("/hits/hits").forEach(hits::add);
        return hits;
    }
}
