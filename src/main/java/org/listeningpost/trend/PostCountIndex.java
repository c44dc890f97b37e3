package org.listeningpost.trend;

import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.json.jackson.JacksonJsonpGenerator;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.query.Query;
import org.listeningpost.search.ElasticCounts;
import org.listeningpost.search.ElasticQueries;
import org.listeningpost.search.PostField;

/**
 * Counts posts by time bucket in Elasticsearch, exactly: nothing here is approximated or cut off without saying so.
 * Thread-safe.
 */
public final class PostCountIndex {
    /** The code of the problem that a field has more values than can be counted. */
    public static final String TOO_MANY_VALUES = "too-many-values";

    private static final JsonpMapper MAPPER = new JacksonJsonpMapper();
    private static final int PAGE = 5_000;

    /** Pairs of value and bucket that one count may go through. */
    private static final int PAIRS_MAX = 500_000;

    private final ElasticCounts elastic;
    private final ElasticQueries queries;

    public PostCountIndex(ElasticRequests requests, IndexNames names, int timeoutMillis, Clock clock) {
        this.elastic = new ElasticCounts(requests, names, timeoutMillis);
        this.queries = new ElasticQueries(clock);
    }

    /** When the oldest post was written; null while there is none. */
    public @Nullable Instant firstPost() {
        JsonNode first = elastic.ask(json -> {
                    json.writeNumberField("size", 0);
                    json.writeObjectFieldStart("aggs");
                    json.writeObjectFieldStart("first");
                    json.writeObjectFieldStart("min");
                    json.writeStringField("field", "created_at");
                    json.writeEndObject();
                    json.writeEndObject();
                    json.writeEndObject();
                })
                .at("/aggregations/first/value");
        return first.isNumber() ? Instant.ofEpochMilli(first.asLong()) : null;
    }

    /**
     * How many posts each bucket holds.
     *
     * @param query null for all posts
     * @param bins consecutive
     */
    public double[] count(@Nullable Query query, Buckets buckets, List<Bucket> bins) {
        JsonNode answer = elastic.ask(json -> {
            writeQuery(query, bins.getFirst().start(), bins.getLast().end(), null, null, json);
            json.writeNumberField("size", 0);
            json.writeObjectFieldStart("aggs");
            json.writeObjectFieldStart("bins");
            Histogram.write(buckets.width().calendarInterval(), buckets.zone(), json);
            json.writeEndObject();
            json.writeEndObject();
        });
        return Histogram.posts(answer.at("/aggregations/bins/buckets"), bins);
    }

    /**
     * The same for each value of a field, one value after the other: all of them together may be more than memory holds.
     *
     * @param each is told of every value that has posts
     */
    public void countBy(PostField field, Query query, Buckets buckets, List<Bucket> bins, Consumer<ValueCounts> each) {
        ValueCounts.Gathering gathering = new ValueCounts.Gathering(bins, each);
        @Nullable JsonNode after = null;
        int pairs = 0;
        do {
            @Nullable JsonNode from = after;
            JsonNode page = elastic.ask(json -> {
                        writeQuery(
                                query, bins.getFirst().start(), bins.getLast().end(), null, null, json);
                        json.writeNumberField("size", 0);
                        writeComposite(field, buckets, from, json);
                    })
                    .at("/aggregations/pairs");
            // They come in the order of their values, and of time within a value.
            for (JsonNode pair : page.path("buckets")) {
                gathering.add(
                        pair.at("/key/value").asText(),
                        Instant.ofEpochMilli(pair.at("/key/bin").asLong()),
                        pair.path("doc_count").asLong());
            }
            pairs += page.path("buckets").size();
            if (pairs > PAIRS_MAX) {
                throw new ProblemException(Problem.of(400, TOO_MANY_VALUES, "Too many different values")
                        .detail("The query finds more than " + PAIRS_MAX + " pairs of " + field.indexField()
                                + " and time: narrow the query."));
            }
            after = page.has("after_key") ? page.path("after_key") : null;
        } while (after != null);
        gathering.end();
    }

    /** Under how many pseudonym keys these posts name their authors. */
    public int pseudonymKeys(Query query, Instant from, Instant to) {
        return elastic.ask(json -> {
                    writeQuery(query, from, to, null, null, json);
                    json.writeNumberField("size", 0);
                    json.writeObjectFieldStart("aggs");
                    json.writeObjectFieldStart("keys");
                    json.writeObjectFieldStart("terms");
                    json.writeStringField("field", "author.key_id");
                    json.writeNumberField("size", 10);
                    json.writeEndObject();
                    json.writeEndObject();
                    json.writeEndObject();
                })
                .at("/aggregations/keys/buckets")
                .size();
    }

    /**
     * Ids of posts of one bucket, those with the most engagement first.
     *
     * @param field with a value, only posts that have it
     */
    public List<String> ids(Query query, Bucket bucket, @Nullable PostField field, @Nullable String value, int max) {
        JsonNode answer = elastic.ask(json -> {
            json.writeNumberField("size", max);
            json.writeBooleanField("_source", false);
            writeQuery(query, bucket.start(), bucket.end(), field, value, json);
            json.writeArrayFieldStart("sort");
            for (String[] sort : new String[][] {{"engagement.total", "desc"}, {"id", "asc"}}) {
                json.writeStartObject();
                json.writeStringField(sort[0], sort[1]);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
        List<String> ids = new ArrayList<>();
        answer.at("/hits/hits").forEach(hit -> ids.add(hit.path("_id").asText()));
        return ids;
    }

    private void writeQuery(
            @Nullable Query query,
            Instant from,
            Instant to,
            @Nullable PostField field,
            @Nullable String value,
            JsonGenerator json)
            throws IOException {
        json.writeObjectFieldStart("query");
        json.writeObjectFieldStart("bool");
        json.writeArrayFieldStart("filter");
        if (query != null) {
            queries.compile(query).serialize(new JacksonJsonpGenerator(json), MAPPER);
        }
        if (field != null) {
            json.writeStartObject();
            json.writeObjectFieldStart("term");
            json.writeStringField(field.indexField(), value);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeStartObject();
        Histogram.writeRange(from, to, json);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeComposite(PostField field, Buckets buckets, @Nullable JsonNode after, JsonGenerator json)
            throws IOException {
        json.writeObjectFieldStart("aggs");
        json.writeObjectFieldStart("pairs");
        json.writeObjectFieldStart("composite");
        json.writeNumberField("size", PAGE);
        json.writeArrayFieldStart("sources");
        json.writeStartObject();
        json.writeObjectFieldStart("value");
        json.writeObjectFieldStart("terms");
        json.writeStringField("field", field.indexField());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeStartObject();
        json.writeObjectFieldStart("bin");
        json.writeObjectFieldStart("date_histogram");
        json.writeStringField("field", "created_at");
        json.writeStringField("calendar_interval", buckets.width().calendarInterval());
        json.writeStringField("time_zone", buckets.zone().getId());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        if (after != null) {
            json.writeObjectFieldStart("after");
            json.writeStringField("value", after.path("value").asText());
            json.writeNumberField("bin", after.path("bin").asLong());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }
}
