package org.listeningpost.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Copies the posts of one index to another in the order in which they were written, each under its version, so that a copy
 * never replaces something newer and doing it twice changes nothing. What an earlier version did not store is made up for.
 */
final class MonthCopy {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PAGE = 1_000;
    private static final int IDS_PAGE = 10_000;
    /** Progress is kept after so many posts; an interruption costs no more than these. */
    private static final int KEPT_EVERY = 20_000;

    /** Of the answer to a request that is longer than Elasticsearch takes. */
    private static final int TOO_LARGE = 413;

    private static final int ATTEMPTS_MAX = 12;
    private static final String KEEP_ALIVE = "5m";

    private final ElasticRequests indexer;
    private final PostMonths months;
    private final Consumer<ObjectNode> renewal;

    /** @param renewal changes a post to what would be stored of it today, the same each time */
    MonthCopy(ElasticRequests indexer, PostMonths months, Consumer<ObjectNode> renewal) {
        this.indexer = indexer;
        this.months = months;
        this.renewal = renewal;
    }

    /** Copies what was written since the last pass; how many that were. */
    long pass(String from, String to, LongConsumer progress) {
        // In this order: what has a lower number is visible after the refresh, also where others overtook it.
        long[] complete = months.checkpoints(from);
        refresh(from);
        long[] kept = months.copied(to, complete.length);
        long copied = 0;
        for (int shard = 0; shard < kept.length; shard++) {
            copied += passOf(shard, from, to, kept, complete[shard], progress);
            kept[shard] = complete[shard];
            months.keepCopied(to, kept);
        }
        return copied;
    }

    /** One shard, for each counts what is written to it by itself. */
    private long passOf(int shard, String from, String to, long[] kept, long complete, LongConsumer progress) {
        long begin = kept[shard];
        long copied = 0;
        String pit = expect(ask("POST", "/" + from + "/_pit?keep_alive=" + KEEP_ALIVE + "&preference=_shards:" + shard))
                .path("id")
                .asText();
        try {
            JsonNode after = null;
            JsonNode hits;
            int sinceKept = 0;
            do {
                hits = page(pit, begin, after);
                if (!hits.isEmpty()) {
                    List<JsonNode> page = new ArrayList<>();
                    for (JsonNode hit : hits) {
                        renewal.accept((ObjectNode) hit.path("_source"));
                        page.add(hit);
                    }
                    write(page, to);
                    copied += hits.size();
                    progress.accept(hits.size());
                    JsonNode last = hits.get(hits.size() - 1);
                    after = last.path("sort");
                    sinceKept += hits.size();
                    if (sinceKept >= KEPT_EVERY) {
                        kept[shard] = Math.min(complete, last.path("_seq_no").asLong() - 1);
                        months.keepCopied(to, kept);
                        sinceKept = 0;
                    }
                }
            } while (hits.size() == PAGE);
        } finally {
            IndexWalk.closePit(indexer, pit);
        }
        return copied;
    }

    private JsonNode page(String pit, long begin, @Nullable JsonNode after) {
        ObjectNode body = MAPPER.createObjectNode()
                .put("size", PAGE)
                .put("track_total_hits", false)
                .put("version", true)
                .put("seq_no_primary_term", true);
        body.putObject("query").putObject("range").putObject("_seq_no").put("gt", begin);
        body.putObject("pit").put("id", pit).put("keep_alive", KEEP_ALIVE);
        body.putArray("sort").add("_seq_no").add("_shard_doc");
        if (after != null) {
            body.set("search_after", after);
        }
        return expect(send("POST", "/_search?allow_partial_search_results=false", body))
                .at("/hits/hits");
    }

    private void write(List<JsonNode> hits, String to) {
        List<JsonNode> left = hits;
        List<JsonNode> newer = new ArrayList<>();
        boolean isForced = false;
        Backoff backoff = new Backoff();
        for (int attempt = 0; !left.isEmpty(); attempt++) {
            if (attempt > 0 && !isForced) {
                waitBefore(attempt, backoff);
            }
            ElasticReply reply = send("POST", "/_bulk?" + BulkReply.FILTER, bulk(left, to, isForced));
            if (reply.status() == TOO_LARGE && left.size() > 1) {
                // Long posts: in two halves. What is newer is found again there.
                write(left.subList(0, left.size() / 2), to);
                write(left.subList(left.size() / 2, left.size()), to);
                return;
            }
            left = rest(left, reply, newer);
            isForced = false;
            if (left.isEmpty() && !newer.isEmpty()) {
                // Deleted and written anew under a lower version since an earlier pass: what is there now counts.
                left = newer;
                newer = new ArrayList<>();
                isForced = true;
            }
        }
    }

    private static byte[] bulk(List<JsonNode> hits, String to, boolean isForced) {
        StringBuilder bulk = new StringBuilder();
        for (JsonNode hit : hits) {
            ObjectNode action = MAPPER.createObjectNode();
            ObjectNode index = action.putObject("index")
                    .put("_index", to)
                    .put("_id", hit.path("_id").asText());
            if (!isForced) {
                index.put("version", hit.path("_version").asLong()).put("version_type", "external_gte");
            }
            bulk.append(action).append('\n').append(hit.path("_source")).append('\n');
        }
        return bulk.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Those to be sent again. */
    private static List<JsonNode> rest(List<JsonNode> sent, ElasticReply reply, List<JsonNode> newer) {
        if (BulkReply.isTemporary(reply.status())) {
            return sent;
        }
        JsonNode items = expect(reply).path("items");
        List<JsonNode> rest = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            JsonNode result = items.path(i).path("index");
            int status = result.path("status").asInt();
            if (status == 409) {
                newer.add(sent.get(i));
            } else if (BulkReply.isTemporary(status)) {
                rest.add(sent.get(i));
            } else if (status >= 300) {
                throw new ReindexException("the new index does not take the post "
                        + sent.get(i).path("_id").asText() + " ("
                        + result.at("/error/type").asText("unknown")
                        + "): the mapping does not fit, or the last guard refuses it; nothing was changed. Erase the post,"
                        + " or give the month up with --abandon");
            }
        }
        return rest;
    }

    /** Takes away what was deleted in the old index after it had been copied. */
    void removeDeleted(String from, String to) {
        refresh(from);
        refresh(to);
        if (count(from) == count(to)) {
            return;
        }
        Iterator<String> old = new SortedIds(from);
        String next = old.hasNext() ? old.next() : null;
        StringBuilder bulk = new StringBuilder();
        for (Iterator<String> copies = new SortedIds(to); copies.hasNext(); ) {
            String copied = copies.next();
            while (next != null && next.compareTo(copied) < 0) {
                next = old.hasNext() ? old.next() : null;
            }
            if (!copied.equals(next)) {
                ObjectNode action = MAPPER.createObjectNode();
                action.putObject("delete").put("_index", to).put("_id", copied);
                bulk.append(action).append('\n');
            }
        }
        if (!bulk.isEmpty()) {
            ElasticReply reply = send(
                    "POST",
                    "/_bulk?refresh=true&" + BulkReply.FILTER,
                    bulk.toString().getBytes(StandardCharsets.UTF_8));
            expect(reply);
        }
    }

    /** While nobody writes: both hold the same posts, or an error says so; how many. */
    long agree(String from, String to) {
        removeDeleted(from, to);
        long old = count(from);
        long copies = count(to);
        if (old != copies) {
            throw new ReindexException("the new index holds " + copies + " posts, the old one " + old
                    + ": nothing was changed; run it again");
        }
        return copies;
    }

    long count(String index) {
        ElasticReply reply = patiently(() -> WholeCount.ask(indexer, index, DocumentRewriter.everything()));
        expect(reply);
        return WholeCount.of(reply);
    }

    /** With what was written a moment ago. */
    long countNow(String index) {
        refresh(index);
        return count(index);
    }

    private void refresh(String index) {
        expect(ask("POST", "/" + index + "/_refresh"));
    }

    /** Ids of an index in order, page by page. */
    private final class SortedIds implements Iterator<String> {
        private final String index;
        private Iterator<JsonNode> page = Collections.emptyIterator();
        private @Nullable String last;
        private boolean isLastPage;

        SortedIds(String index) {
            this.index = index;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !isLastPage) {
                ObjectNode body = MAPPER.createObjectNode()
                        .put("size", IDS_PAGE)
                        .put("_source", false)
                        .put("track_total_hits", false);
                body.putArray("sort").add("id");
                if (last != null) {
                    body.putArray("search_after").add(last);
                }
                JsonNode hits = expect(send("POST", "/" + index + "/_search?allow_partial_search_results=false", body))
                        .at("/hits/hits");
                isLastPage = hits.size() < IDS_PAGE;
                page = hits.iterator();
            }
            return page.hasNext();
        }

        @Override
        public String next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            String id = page.next().path("_id").asText();
            last = id;
            return id;
        }
    }

    private ElasticReply ask(String method, String path) {
        return send(method, path, (byte[]) null);
    }

    private ElasticReply send(String method, String path, ObjectNode body) {
        return send(method, path, bytes(body));
    }

    private ElasticReply send(String method, String path, byte @Nullable [] body) {
        return patiently(() -> indexer.send(method, path, body));
    }

    /** Everything here may be done twice, so a node that goes away in the middle is no reason to stop. */
    private static ElasticReply patiently(Supplier<ElasticReply> request) {
        Backoff backoff = new Backoff();
        for (int attempt = 1; ; attempt++) {
            try {
                ElasticReply reply = request.get();
                if (!BulkReply.isTemporary(reply.status()) || attempt == ATTEMPTS_MAX) {
                    return reply;
                }
            } catch (ElasticUnreachableException e) {
                if (attempt == ATTEMPTS_MAX || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
            waitBefore(attempt, backoff);
        }
    }

    private static void waitBefore(int attempt, Backoff backoff) {
        if (attempt >= ATTEMPTS_MAX) {
            throw new ReindexException("Elasticsearch is too busy to take copies; run it again later");
        }
        try {
            TimeUnit.MILLISECONDS.sleep(backoff.nextMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReindexException("interrupted");
        }
    }

    private static JsonNode expect(ElasticReply reply) {
        if (!reply.isSuccess()) {
            throw new ReindexException("Elasticsearch answered " + reply.status() + " " + reply.errorType());
        }
        return reply.json();
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
