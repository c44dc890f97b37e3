package org.listeningpost.trend.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.enrich.Fingerprint;
import org.listeningpost.post.question.Questions;
import org.listeningpost.search.ElasticCounts;
import org.listeningpost.search.ElasticQueries;

/**
 * Which questions are asked most. A question is a sentence of a post, so posts are read and not only counted: a bounded
 * number of them. Thread-safe.
 */
final class AskedIndex {
    /** Posts whose questions are read; of more a random sample, the same each time. */
    static final int READ_MAX = 2_000;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ElasticCounts elastic;
    private final ElasticQueries queries;

    AskedIndex(ElasticCounts elastic, Clock clock) {
        this.elastic = elastic;
        this.queries = new ElasticQueries(clock);
    }

    TrendCounts.Asked mostAsked(TrendRequest request) {
        JsonNode hits = elastic.ask(body(request)).path("hits");
        Tally tally = new Tally();
        for (JsonNode hit : hits.path("hits")) {
            tally.add(hit);
        }
        return new TrendCounts.Asked(
                hits.path("hits").size(), hits.at("/total/value").asLong(), tally.mostAsked(request.size()));
    }

    private ObjectNode body(TrendRequest request) {
        ObjectNode body = MAPPER.createObjectNode().put("size", READ_MAX).put("track_total_hits", true);
        body.putArray("_source").add("text").add("title").add("engagement.total");
        ObjectNode scored = body.putObject("query").putObject("function_score");
        scored.put("boost_mode", "replace")
                .putObject("random_score")
                .put("seed", 1)
                .put("field", "_seq_no");
        Window window = request.window();
        scored.putObject("query")
                .putObject("bool")
                .putArray("filter")
                .add(read(queries.json(request.question().query())))
                .add(read("{\"term\":{\"is_question\":true}}"))
                .add(read("{\"range\":{\"created_at\":{\"gte\":\"" + window.from() + "\",\"lt\":\"" + window.to()
                        + "\"}}}"));
        return body;
    }

    private static JsonNode read(String query) {
        try {
            return MAPPER.readTree(query);
        } catch (IOException e) {
            throw new UncheckedIOException("a query of ours is JSON", e);
        }
    }

    /** Questions by their words. */
    private static final class Tally {
        private final Map<String, Group> groups = new LinkedHashMap<>();

        /** Each question of the post once, however often it repeats it. */
        void add(JsonNode hit) {
            Set<String> own = new HashSet<>();
            for (String field : List.of("text", "title")) {
                for (String question :
                        Questions.of(hit.path("_source").path(field).asText(""))) {
                    @Nullable String key = Fingerprint.of(question);
                    if (key != null && own.add(key)) {
                        groups.computeIfAbsent(key, absent -> new Group())
                                .add(
                                        question,
                                        hit.path("_id").asText(),
                                        hit.at("/_source/engagement/total").asLong());
                    }
                }
            }
        }

        List<TrendCounts.Question> mostAsked(int size) {
            List<TrendCounts.Question> asked = new ArrayList<>();
            groups.values().stream()
                    .sorted(Comparator.comparingLong((Group group) -> group.posts)
                            .reversed()
                            .thenComparing(group -> -group.reactions)
                            .thenComparing(group -> group.sample))
                    .limit(size)
                    .forEach(group -> asked.add(new TrendCounts.Question(group.text, group.posts, group.sample)));
            return asked;
        }
    }

    /** Posts that ask the same, shown by the one with most reactions. */
    private static final class Group {
        private long posts;
        private long reactions = -1;
        private String sample = "";
        private String text = "";

        void add(String question, String id, long total) {
            posts++;
            if (total > reactions || total == reactions && id.compareTo(sample) < 0) {
                reactions = total;
                sample = id;
                text = question;
            }
        }
    }
}
