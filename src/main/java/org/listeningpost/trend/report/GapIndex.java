package org.listeningpost.trend.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.post.AuthorKind;
import org.listeningpost.query.KeywordField;
import org.listeningpost.query.Query;
import org.listeningpost.search.ElasticCounts;
import org.listeningpost.search.ElasticQueries;
import org.listeningpost.trend.Bucket;
import org.listeningpost.trend.Histogram;

/** Counts questions and official posts by topic, in one request. Thread-safe. */
final class GapIndex {
    /** More than there are: a topic that is cut off here would be called a gap although an official account spoke. */
    private static final int OFFICIAL_TOPICS = 10_000;

    private final ElasticCounts elastic;
    private final ElasticQueries queries;

    GapIndex(ElasticCounts elastic, Clock clock) {
        this.elastic = elastic;
        this.queries = new ElasticQueries(clock);
    }

    /** @param all posts of each day, whatever they are about, near-duplicates once */
    record Counts(double[] all, List<Topic> topics) {}

    /**
     * One topic.
     *
     * @param questions by day, near-duplicates once
     * @param officialPosts in the judged days, of all posts of the topic in the language of the question
     * @param lastOfficialPost in all days that were counted; null for none
     * @param samples ids of questions of the judged days
     */
    record Topic(
            String id,
            double[] questions,
            long officialPosts,
            @Nullable Instant lastOfficialPost,
            List<String> samples) {}

    /** What official accounts have posted about a topic. */
    private record Official(long posts, @Nullable Instant last) {
        static final Official NONE = new Official(0, null);

        static Official of(JsonNode topic) {
            JsonNode last = topic.at("/last/value");
            return new Official(
                    topic.at("/now/doc_count").asLong(), last.isNumber() ? Instant.ofEpochMilli(last.asLong()) : null);
        }
    }

    Counts count(RisePlan plan, List<Bucket> bins) {
        JsonNode answer = elastic.ask(json -> {
                    Histogram.writeOver(bins.getFirst().start(), bins.getLast().end(), json);
                    json.writeObjectFieldStart("aggs");
                    CandidateIndex.writeAll(plan.zone(), json);
                    json.writeObjectFieldStart("found");
                    json.writeFieldName("filter");
                    json.writeRawValue(queries.json(plan.question().query()));
                    json.writeObjectFieldStart("aggs");
                    writeTopics(CandidateIndex.TOPICS, json);
                    writeAsked(plan, json);
                    json.writeEndObject();
                    json.writeEndObject();
                    writeOfficial(plan, json);
                    json.writeEndObject();
                })
                .path("aggregations");
        Map<String, Official> official = new HashMap<>();
        for (JsonNode topic : answer.at("/official/topics/buckets")) {
            official.put(topic.path("key").asText(), Official.of(topic));
        }
        List<Topic> topics = new ArrayList<>();
        for (JsonNode topic : answer.at("/found/topics/buckets")) {
            String id = topic.path("key").asText();
            Official said = official.getOrDefault(id, Official.NONE);
            topics.add(new Topic(
                    id,
                    CandidateIndex.days(topic.at("/asked/days/buckets"), bins),
                    said.posts,
                    said.last,
                    CandidateIndex.distinct(topic.at("/asked/now/sample/hits/hits"))));
        }
        return new Counts(CandidateIndex.days(answer.at("/all/buckets"), bins), topics);
    }

    /** Leaves the aggregations of each topic open, for {@link #endTopics} to close. */
    private static void writeTopics(int size, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("topics");
        json.writeObjectFieldStart("terms");
        json.writeStringField("field", Candidate.Kind.TOPIC.field());
        json.writeNumberField("size", size);
        json.writeEndObject();
        json.writeObjectFieldStart("aggs");
    }

    private static void endTopics(JsonGenerator json) throws IOException {
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeAsked(RisePlan plan, JsonGenerator json) throws IOException {
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
        endTopics(json);
    }

    /** Wherever and however an official account spoke, those who ask were answered; in another language they were not. */
    private void writeOfficial(RisePlan plan, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("official");
        json.writeObjectFieldStart("filter");
        json.writeObjectFieldStart("bool");
        json.writeArrayFieldStart("filter");
        json.writeStartObject();
        json.writeObjectFieldStart("term");
        json.writeStringField("author.kind", AuthorKind.OFFICIAL.keyword());
        json.writeEndObject();
        json.writeEndObject();
        for (Query language : languages(plan.question().query())) {
            json.writeRawValue(queries.json(language));
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("aggs");
        writeTopics(OFFICIAL_TOPICS, json);
        json.writeObjectFieldStart("now");
        writeJudged(plan, json);
        json.writeEndObject();
        json.writeObjectFieldStart("last");
        json.writeObjectFieldStart("max");
        json.writeStringField("field", "created_at");
        json.writeEndObject();
        json.writeEndObject();
        endTopics(json);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** What the whole query says of languages. */
    private static List<Query> languages(Query query) {
        Stream<Query> clauses = query instanceof Query.And and ? and.clauses().stream() : Stream.of(query);
        return clauses.filter(GapIndex::isOfLanguage).toList();
    }

    private static boolean isOfLanguage(Query query) {
        return switch (query) {
            case Query.And and -> and.clauses().stream().allMatch(GapIndex::isOfLanguage);
            case Query.Or or -> or.clauses().stream().allMatch(GapIndex::isOfLanguage);
            case Query.Not not -> isOfLanguage(not.clause());
            case Query.Keyword keyword -> keyword.field() == KeywordField.LANG;
            case Query.Near near -> false;
            case Query.Leaf leaf -> false;
        };
    }

    private static void writeJudged(RisePlan plan, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("filter");
        Histogram.writeRange(plan.judged().start(), plan.judged().end(), json);
        json.writeEndObject();
    }
}
