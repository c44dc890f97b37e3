package org.listeningpost.trend.report;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.listeningpost.trend.Bucket;

/**
 * Which questions are asked most. A question is a sentence of a post, so posts are read and not only counted: a bounded
 * number of them. Thread-safe.
 */
final class AskedIndex {
    /** Posts whose questions are read; of more a random sample, the same each time. */
    static final int READ_MAX = 2_000;

    private static final String IS_QUESTION = "{\"term\":{\"is_question\":true}}";

    private final ElasticCounts elastic;
    private final ElasticQueries queries;

    AskedIndex(ElasticCounts elastic, Clock clock) {
        this.elastic = elastic;
        this.queries = new ElasticQueries(clock);
    }

    /** @param cells null where nothing is kept back */
    TrendCounts.Asked mostAsked(TrendRequest request, @Nullable SmallCells cells) {
        Window window = request.window();
        JsonNode answer = elastic.ask(json -> {
            json.writeNumberField("size", READ_MAX);
            json.writeArrayFieldStart("_source");
            for (String field : List.of("text", "title", "engagement.total")) {
                json.writeString(field);
            }
            json.writeEndArray();
            PostQuery.writeSampled(
                    List.of(
                            queries.json(request.question().query()),
                            PostQuery.range(new Bucket(window.from(), window.to())),
                            IS_QUESTION),
                    json);
            json.writeObjectFieldStart("aggs");
            json.writeObjectFieldStart("asking");
            json.writeFieldName("filter");
            json.writeRawValue(IS_QUESTION);
            json.writeEndObject();
            json.writeEndObject();
        });
        JsonNode hits = answer.at("/hits/hits");
        Tally tally = new Tally();
        for (JsonNode hit : hits) {
            tally.add(hit);
        }
        return new TrendCounts.Asked(
                hits.size(),
                answer.at("/aggregations/asking/doc_count").asLong(),
                tally.mostAsked(request.size(), cells));
    }

    /** Questions by their words. */
    private static final class Tally {
        private static final Comparator<Group> BY_POSTS = Comparator.comparingLong((Group group) -> -group.posts)
                .thenComparing(group -> -group.reactions)
                .thenComparing(group -> group.sample);

        private final Map<String, Group> groups = new LinkedHashMap<>();

        /** The order of a list and its end tell no more than the counts that are shown. */
        private static Comparator<Group> byShown(SmallCells cells) {
            return Comparator.comparingDouble((Group group) -> TrendTable.behind(TrendAnswer.shown(group.posts, cells)))
                    .thenComparing(group -> group.text);
        }

        /** Each question of the post once, however often it repeats it. */
        void add(JsonNode hit) {
            Set<String> own = new HashSet<>();
            JsonNode post = hit.path("_source");
            for (String question : Questions.of(
                    post.path("text").asText(""), post.path("title").asText(""))) {
                @Nullable String key = Fingerprint.of(question);
                if (key != null && own.add(key)) {
                    groups.computeIfAbsent(key, absent -> new Group())
                            .add(
                                    question,
                                    hit.path("_id").asText(),
                                    post.at("/engagement/total").asLong());
                }
            }
        }

        List<TrendCounts.Question> mostAsked(int size, @Nullable SmallCells cells) {
            List<TrendCounts.Question> asked = new ArrayList<>();
            groups.values().stream()
                    .sorted(cells == null ? BY_POSTS : byShown(cells))
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
