package org.listeningpost.trend.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.post.AuthorKind;
import org.listeningpost.search.ElasticCounts;
import org.listeningpost.search.ElasticQueries;
import org.listeningpost.trend.Bucket;
import org.listeningpost.trend.Histogram;

/** Counts questions and official posts by topic, in one request. Thread-safe. */
final class GapIndex {
    private final ElasticCounts elastic;
    private final ElasticQueries queries;

    GapIndex(ElasticCounts elastic, Clock clock) {
        this.elastic = elastic;
        this.queries = new ElasticQueries(clock);
    }

    /** @param all posts of each day, whatever they are about */
    record Counts(double[] all, List<Topic> topics) {}

    /**
     * One topic.
     *
     * @param questions by day, near-duplicates once
     * @param officialPosts in the judged days
     * @param lastOfficialPost in all days that were counted; null for none
     * @param samples ids of questions of the judged days
     */
    record Topic(
            String id,
            double[] questions,
            long officialPosts,
            @Nullable Instant lastOfficialPost,
            List<String> samples) {}

    Counts count(RisePlan plan, List<Bucket> bins) {
        JsonNode answer = elastic.ask(json -> {
                    Histogram.writeOver(bins.getFirst().start(), bins.getLast().end(), json);
                    json.writeObjectFieldStart("aggs");
                    Histogram.writeDays("all", plan.zone(), json);
                    json.writeObjectFieldStart("found");
                    json.writeFieldName("filter");
                    json.writeRawValue(queries.json(plan.question().query()));
                    json.writeObjectFieldStart("aggs");
                    writeTopics(plan, json);
                    json.writeEndObject();
                    json.writeEndObject();
                    json.writeEndObject();
                })
                .path("aggregations");
        List<Topic> topics = new ArrayList<>();
        for (JsonNode topic : answer.at("/found/topics/buckets")) {
            JsonNode last = topic.at("/official/last/value");
            topics.add(new Topic(
                    topic.path("key").asText(),
                    CandidateIndex.days(topic.at("/asked/days/buckets"), bins),
                    topic.at("/official/now/doc_count").asLong(),
                    last.isNumber() ? Instant.ofEpochMilli(last.asLong()) : null,
                    CandidateIndex.distinct(topic.at("/asked/now/sample/hits/hits"))));
        }
        return new Counts(Histogram.posts(answer.at("/all/buckets"), bins), topics);
    }

    private static void writeTopics(RisePlan plan, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("topics");
        json.writeObjectFieldStart("terms");
        json.writeStringField("field", Candidate.Kind.TOPIC.field());
        json.writeNumberField("size", CandidateIndex.TOPICS);
        json.writeEndObject();
        json.writeObjectFieldStart("aggs");
        json.writeObjectFieldStart("asked");
        json.writeObjectFieldStart("filter");
        json.writeObjectFieldStart("term");
        json.writeBooleanField("is_question", true);
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("aggs");
        CandidateIndex.writeDays(plan.zone(), json);
        json.writeObjectFieldStart("now");
        writeJudged(plan, json);
        json.writeObjectFieldStart("aggs");
        CandidateIndex.writeTopHits(json);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("official");
        json.writeObjectFieldStart("filter");
        json.writeObjectFieldStart("term");
        json.writeStringField("author.kind", AuthorKind.OFFICIAL.keyword());
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("aggs");
        json.writeObjectFieldStart("now");
        writeJudged(plan, json);
        json.writeEndObject();
        json.writeObjectFieldStart("last");
        json.writeObjectFieldStart("max");
        json.writeStringField("field", "created_at");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeJudged(RisePlan plan, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("filter");
        Histogram.writeRange(plan.judged().start(), plan.judged().end(), json);
        json.writeEndObject();
    }
}
