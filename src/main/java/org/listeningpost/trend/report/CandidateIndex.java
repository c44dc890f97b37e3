package org.listeningpost.trend.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.Query;
import org.listeningpost.search.ElasticCounts;
import org.listeningpost.search.ElasticQueries;
import org.listeningpost.search.WordAggregation;
import org.listeningpost.trend.Bucket;
import org.listeningpost.trend.Emergences;
import org.listeningpost.trend.Histogram;

/** Finds what may be rising, counts it by day, and shows posts of it. Thread-safe. */
final class CandidateIndex {
    /** Posts of each shard of a monthly index whose words are read. */
    static final int SAMPLE = 2_000;

    private static final int WORDS = 100;
    private static final int HASHTAGS = 50;
    /** All that there are: what is bundled is half of it. */
    static final int TOPICS = 300;

    private static final int POSTS_MIN = 5;
    /** Up to so many near-duplicate groups a day are counted exactly. */
    private static final int GROUPS_EXACT = 200;
    /** Of all posts, which are counted once and not for each candidate. */
    private static final int ALL_GROUPS_EXACT = 40_000;

    private static final int SAMPLES = 3;
    private static final int SAMPLES_READ = 10;

    private final ElasticCounts elastic;
    private final ElasticQueries queries;

    CandidateIndex(ElasticCounts elastic, Clock clock) {
        this.elastic = elastic;
        this.queries = new ElasticQueries(clock);
    }

    /** What stands out of the posts of one stretch of time against another. */
    List<Candidate> candidates(Query query, Bucket window, Bucket before) {
        JsonNode answer = elastic.ask(json -> {
                    json.writeNumberField("size", 0);
                    PostQuery.writeSampled(List.of(queries.json(query), PostQuery.range(window)), json);
                    json.writeObjectFieldStart("aggs");
                    writeWords(WORDS, PostQuery.range(before), json);
                    json.writeObjectFieldStart("hashtags");
                    json.writeObjectFieldStart("significant_terms");
                    json.writeStringField("field", Candidate.Kind.HASHTAG.field());
                    json.writeNumberField("size", HASHTAGS);
                    json.writeNumberField("min_doc_count", POSTS_MIN);
                    json.writeFieldName("background_filter");
                    json.writeRawValue(PostQuery.range(before));
                    json.writeEndObject();
                    json.writeEndObject();
                    json.writeObjectFieldStart("topics");
                    json.writeObjectFieldStart("terms");
                    json.writeStringField("field", Candidate.Kind.TOPIC.field());
                    json.writeNumberField("size", TOPICS);
                    json.writeEndObject();
                    json.writeEndObject();
                    json.writeEndObject();
                })
                .path("aggregations");
        List<Candidate> candidates = new ArrayList<>();
        words(answer).forEach(word -> candidates.add(new Candidate(Candidate.Kind.WORD, word)));
        for (JsonNode tag : answer.at("/hashtags/buckets")) {
            candidates.add(new Candidate(Candidate.Kind.HASHTAG, tag.path("key").asText()));
        }
        for (JsonNode topic : answer.at("/topics/buckets")) {
            candidates.add(new Candidate(Candidate.Kind.TOPIC, topic.path("key").asText()));
        }
        return candidates;
    }

    /**
     * Words that set posts apart.
     *
     * @param before what they are set apart from: posts of another time; null for all posts of the same time
     */
    List<String> words(Query query, Bucket window, @Nullable Bucket before, int size) {
        return words(elastic.ask(json -> {
                            json.writeNumberField("size", 0);
                            PostQuery.writeSampled(List.of(queries.json(query), PostQuery.range(window)), json);
                            json.writeObjectFieldStart("aggs");
                            writeWords(2 * size, PostQuery.range(before == null ? window : before), json);
                            json.writeEndObject();
                        })
                        .path("aggregations"))
                .stream()
                .limit(size)
                .toList();
    }

    private static List<String> words(JsonNode aggregations) {
        List<String> words = new ArrayList<>();
        for (JsonNode word : WordAggregation.words(aggregations.path("sampled"), POSTS_MIN)) {
            words.add(word.path("key").asText());
        }
        return words;
    }

    private static void writeWords(int size, String background, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("sampled");
        json.writeObjectFieldStart("sampler");
        json.writeNumberField("shard_size", SAMPLE);
        json.writeEndObject();
        json.writeFieldName("aggs");
        json.writeRawValue(WordAggregation.of(size, POSTS_MIN, background).toString());
        json.writeEndObject();
    }

    /**
     * By day, near-duplicates once.
     *
     * @param all of all posts: copies that count once as a find must not count many times as what else there is
     */
    record DayCounts(double[] all, List<double[]> candidates) {}

    /**
     * Terms for {@link Emergences}, counted when they are asked for.
     *
     * @param own how many of them, the first ones, are of the posts of the question; the others are of all posts
     */
    Emergences.Posts beside(RisePlan plan, List<Candidate> candidates, int own, List<Bucket> bins) {
        return new BesideIndex(elastic, queries, plan, candidates, own, bins);
    }

    DayCounts count(Query query, List<Candidate> candidates, List<Bucket> bins, ZoneId zone) {
        JsonNode answer = elastic.ask(json -> {
                    Histogram.writeOver(bins.getFirst().start(), bins.getLast().end(), json);
                    json.writeObjectFieldStart("aggs");
                    writeAll(zone, json);
                    if (!candidates.isEmpty()) {
                        writeFound(query, candidates, zone, json);
                    }
                    json.writeEndObject();
                })
                .path("aggregations");
        List<double[]> rows = new ArrayList<>();
        for (JsonNode bucket : answer.at("/found/candidates/buckets")) {
            rows.add(days(bucket.at("/days/buckets"), bins));
        }
        return new DayCounts(days(answer.at("/all/buckets"), bins), rows);
    }

    private void writeFound(Query query, List<Candidate> candidates, ZoneId zone, JsonGenerator json)
            throws IOException {
        json.writeObjectFieldStart("found");
        json.writeFieldName("filter");
        json.writeRawValue(queries.json(query));
        json.writeObjectFieldStart("aggs");
        writeFilters("candidates", candidates, json);
        json.writeObjectFieldStart("aggs");
        writeDays(zone, json);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Without names, so that the answer keeps the order of the candidates. */
    static void writeFilters(String name, List<Candidate> candidates, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeObjectFieldStart("filters");
        json.writeArrayFieldStart("filters");
        for (Candidate candidate : candidates) {
            candidate.writeTerm(json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** By day, near-duplicates once. */
    static void writeDays(ZoneId zone, JsonGenerator json) throws IOException {
        writeDays("days", GROUPS_EXACT, zone, json);
    }

    /** The same of all posts, under the name "all". */
    static void writeAll(ZoneId zone, JsonGenerator json) throws IOException {
        writeDays("all", ALL_GROUPS_EXACT, zone, json);
    }

    private static void writeDays(String name, int exact, ZoneId zone, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        Histogram.write(Interval.DAY.calendarInterval(), zone, json);
        json.writeObjectFieldStart("aggs");
        json.writeObjectFieldStart("unique");
        json.writeObjectFieldStart("cardinality");
        json.writeStringField("field", "fingerprint");
        json.writeNumberField("precision_threshold", exact);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Near-duplicates once, as they were asked for. */
    static double[] days(JsonNode buckets, List<Bucket> bins) {
        return Histogram.values(buckets, bins, day -> day.at("/unique/value").asDouble());
    }

    /** Ids of a few posts of each candidate, those with most reactions first, no two of them near-duplicates. */
    List<List<String>> samples(Query query, List<Candidate> candidates, Bucket window) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        JsonNode answer = elastic.ask(json -> {
            json.writeNumberField("size", 0);
            PostQuery.write(List.of(queries.json(query), PostQuery.range(window)), json);
            json.writeObjectFieldStart("aggs");
            writeFilters("candidates", candidates, json);
            json.writeObjectFieldStart("aggs");
            writeTopHits(json);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        });
        List<List<String>> samples = new ArrayList<>();
        for (JsonNode bucket : answer.at("/aggregations/candidates/buckets")) {
            samples.add(distinct(bucket.at("/sample/hits/hits")));
        }
        return samples;
    }

    static void writeTopHits(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("sample");
        json.writeObjectFieldStart("top_hits");
        json.writeNumberField("size", SAMPLES_READ);
        json.writeArrayFieldStart("sort");
        json.writeStartObject();
        json.writeStringField("engagement.total", "desc");
        json.writeEndObject();
        json.writeStartObject();
        json.writeStringField("id", "asc");
        json.writeEndObject();
        json.writeEndArray();
        json.writeArrayFieldStart("_source");
        json.writeString("fingerprint");
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    static List<String> distinct(JsonNode hits) {
        Set<String> groups = new LinkedHashSet<>();
        List<String> ids = new ArrayList<>();
        for (JsonNode hit : hits) {
            if (ids.size() < SAMPLES
                    && groups.add(hit.at("/_source/fingerprint").asText())) {
                ids.add(hit.path("_id").asText());
            }
        }
        return ids;
    }
}
