package org.listeningpost.trend;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Posts by time: how Elasticsearch is asked for them, and into which of our buckets its own belong. */
public final class Histogram {
    private static final String FIELD = "created_at";

    private Histogram() {}

    /** Asks for buckets of this width; those without posts do not come back. */
    public static void write(String calendarInterval, ZoneId zone, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("date_histogram");
        json.writeStringField("field", FIELD);
        json.writeStringField("calendar_interval", calendarInterval);
        json.writeStringField("time_zone", zone.getId());
        json.writeNumberField("min_doc_count", 1);
        json.writeEndObject();
    }

    /** Asks for days under a name of their own. */
    public static void writeDays(String name, ZoneId zone, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        write(BucketWidth.DAY.calendarInterval(), zone, json);
        json.writeEndObject();
    }

    /** Begins a search that counts the posts of this time and shows none. */
    public static void writeOver(Instant from, Instant to, JsonGenerator json) throws IOException {
        json.writeNumberField("size", 0);
        json.writeObjectFieldStart("query");
        writeRange(from, to, json);
        json.writeEndObject();
    }

    /** Asks for posts of this time. */
    public static void writeRange(Instant from, Instant to, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("range");
        json.writeObjectFieldStart(FIELD);
        json.writeStringField("gte", from.toString());
        json.writeStringField("lt", to.toString());
        json.writeEndObject();
        json.writeEndObject();
    }

    /** How many posts each of our buckets holds. */
    public static double[] posts(JsonNode answered, List<Bucket> buckets) {
        return values(answered, buckets, bucket -> bucket.path("doc_count").asDouble());
    }

    /** A number of each of our buckets; 0 where none was answered. */
    public static double[] values(JsonNode answered, List<Bucket> buckets, ToDoubleFunction<JsonNode> value) {
        double[] values = new double[buckets.size()];
        for (JsonNode bucket : answered) {
            values[place(bucket, buckets)] += value.applyAsDouble(bucket);
        }
        return values;
    }

    /** Which of our buckets holds the beginning of an answered one. */
    public static int place(JsonNode answered, List<Bucket> buckets) {
        return place(Instant.ofEpochMilli(answered.path("key").asLong()), buckets);
    }

    /** The place of the bucket that holds this moment; the first for an earlier one, the last for a later one. */
    public static int place(Instant moment, List<Bucket> buckets) {
        Bucket wanted = new Bucket(moment, Instant.MAX);
        int found = Collections.binarySearch(buckets, wanted, Comparator.comparing(Bucket::start));
        // Not found: the bucket before the one that the moment would stand in front of.
        return found >= 0 ? found : Math.max(0, -found - 2);
    }
}
