package org.listeningpost.trend.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.enrich.QuestionKeys;
import org.listeningpost.search.ElasticCounts;
import org.listeningpost.search.ElasticQueries;
import org.listeningpost.trend.Bucket;

/**
 * Which questions are asked most, counted by the keys that are stored with each post. A second search, in the few posts that ask
 * them, counts those that are shown exactly over all months and finds the posts to show them by. Thread-safe.
 */
final class AskedIndex {
    private static final String FIELD = "question_keys";
    private static final String IS_QUESTION = "{\"term\":{\"is_question\":true}}";
    private static final String HAS_KEYS = "{\"exists\":{\"field\":\"" + FIELD + "\"}}";

    /** Many more than are shown: of each shard, and by place of all, where they are ordered by what is shown of them. */
    private static final int QUESTIONS = 1_000;

    private final ElasticCounts elastic;
    private final ElasticQueries queries;

    AskedIndex(ElasticCounts elastic, Clock clock) {
        this.elastic = elastic;
        this.queries = new ElasticQueries(clock);
    }

    /**
     * One of them.
     *
     * @param sample the post that shows it; missing where none was asked for
     */
    private record Counted(long key, long posts, JsonNode sample) {
        static List<Counted> of(JsonNode buckets) {
            List<Counted> counted = new ArrayList<>();
            for (JsonNode bucket : buckets) {
                counted.add(new Counted(
                        bucket.path("key").asLong(),
                        bucket.path("doc_count").asLong(),
                        bucket.at("/sample/hits/hits/0")));
            }
            return counted;
        }

        /** In the words of the post; null where an earlier version cut its questions out in another way. */
        TrendCounts.@Nullable Question question() {
            JsonNode post = sample.path("_source");
            @Nullable
            String text = QuestionKeys.asked(
                            post.path("text").asText(""), post.path("title").asText(""))
                    .get(key);
            return text == null
                    ? null
                    : new TrendCounts.Question(text, posts, sample.path("_id").asText());
        }
    }

    /** @param cells null where nothing is kept back */
    TrendCounts.Asked mostAsked(TrendRequest request, @Nullable SmallCells cells) {
        List<String> asking = posts(request, IS_QUESTION);
        // By place the first of what is shown are not the first of what there is.
        int size = cells == null ? request.size() : QUESTIONS;
        JsonNode counted = elastic.ask(json -> writeCount(asking, size, json)).path("aggregations");
        // The order of a list and its end tell no more than the counts that are shown.
        List<Long> most = Counted.of(counted.at("/questions/buckets")).stream()
                .sorted(Comparator.comparingDouble((Counted each) -> behind(each.posts, cells))
                        .thenComparingLong(Counted::key))
                .limit(request.size())
                .map(Counted::key)
                .toList();
        return new TrendCounts.Asked(
                counted.at("/keyed/doc_count").asLong(),
                counted.at("/asking/doc_count").asLong(),
                most.isEmpty() ? List.of() : shown(request, most, cells));
    }

    private List<String> posts(TrendRequest request, String filter) {
        Window window = request.window();
        return List.of(
                queries.json(request.question().query()),
                PostQuery.range(new Bucket(window.from(), window.to())),
                filter);
    }

    private static double behind(long posts, @Nullable SmallCells cells) {
        return TrendTable.behind(TrendAnswer.shown(posts, cells));
    }

    private static void writeCount(List<String> asking, int size, JsonGenerator json) throws IOException {
        json.writeNumberField("size", 0);
        PostQuery.write(asking, json);
        json.writeObjectFieldStart("aggs");
        writeFilter("asking", IS_QUESTION, json);
        writeFilter("keyed", HAS_KEYS, json);
        json.writeObjectFieldStart("questions");
        json.writeObjectFieldStart("terms");
        json.writeStringField("field", FIELD);
        json.writeNumberField("size", size);
        json.writeNumberField("shard_size", QUESTIONS);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeFilter(String name, String filter, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeFieldName("filter");
        json.writeRawValue(filter);
        json.writeEndObject();
    }

    private List<TrendCounts.Question> shown(TrendRequest request, List<Long> most, @Nullable SmallCells cells) {
        String keys = most.toString();
        List<String> posts = posts(request, "{\"terms\":{\"" + FIELD + "\":" + keys + "}}");
        JsonNode found = elastic.ask(json -> writeShown(posts, keys, most.size(), json));
        List<TrendCounts.Question> questions = new ArrayList<>();
        for (Counted each : Counted.of(found.at("/aggregations/questions/buckets"))) {
            TrendCounts.@Nullable Question question = each.question();
            if (question != null) {
                questions.add(question);
            }
        }
        questions.sort(Comparator.comparingDouble((TrendCounts.Question each) -> behind(each.posts(), cells))
                .thenComparing(TrendCounts.Question::text));
        return questions;
    }

    private static void writeShown(List<String> posts, String keys, int size, JsonGenerator json) throws IOException {
        json.writeNumberField("size", 0);
        PostQuery.write(posts, json);
        json.writeObjectFieldStart("aggs");
        json.writeObjectFieldStart("questions");
        json.writeObjectFieldStart("terms");
        json.writeStringField("field", FIELD);
        json.writeNumberField("size", size);
        // A post that asks one of them may ask others, too.
        json.writeFieldName("include");
        json.writeRawValue(keys);
        json.writeEndObject();
        json.writeFieldName("aggs");
        json.writeRawValue("{\"sample\":{\"top_hits\":{\"size\":1,\"_source\":[\"text\",\"title\"],"
                + "\"sort\":[{\"engagement.total\":\"desc\"},{\"id\":\"asc\"}]}}}");
        json.writeEndObject();
        json.writeEndObject();
    }
}
