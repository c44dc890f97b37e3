package org.listeningpost.search;

import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.json.jackson.JacksonJsonpGenerator;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the bodies that we send to Elasticsearch, in one pass and without trees. Thread-safe. */
final class ElasticBodies {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonpMapper MAPPER = new JacksonJsonpMapper();
    private static final int FACET_VALUES_MAX = 25;
    /** Many more than are shown, so that counts over many monthly indices are exact for all but the widest fields. */
    private static final int FACET_SHARD_VALUES = 1_000;
    /** Up to here the groups are counted one by one. */
    private static final int GROUPS_COUNTED = 10_000;

    private static final int CARDINALITY_PRECISION = 40_000;
    private static final String[] BODIES = {"text", "title", "attachment_text"};

    private final ElasticQueries queries;
    private final int timeoutMillis;

    ElasticBodies(ElasticQueries queries, int timeoutMillis) {
        this.queries = queries;
        this.timeoutMillis = timeoutMillis;
    }

    /** One page of a search. */
    byte[] search(SearchPlan plan) {
        return write(json -> {
            json.writeNumberField("size", plan.size());
            json.writeBooleanField("track_total_hits", true);
            json.writeStringField("timeout", timeoutMillis + "ms");
            json.writeFieldName("query");
            writeCriteria(plan.criteria(), json);
            writeSort(plan.sort(), json);
            switch (plan.place()) {
                case SearchCursor.Place.After after -> writeAfter(plan.sort(), after, json);
                case SearchCursor.Place.Offset offset -> json.writeNumberField("from", offset.groups());
                case null -> {
                    // the first page
                }
            }
            if (plan.view().isHighlighted()) {
                writeHighlight(json);
            }
            if (plan.view().isCollapsed()) {
                json.writeObjectFieldStart("collapse");
                json.writeStringField("field", PostField.FINGERPRINT.indexField());
                json.writeEndObject();
            }
            writeAggregations(plan.view(), json);
        });
    }

    /** Which posts are meant, as of now: written once for all pages of a walk, so that {@code now-1h} stays one moment. */
    String criteria(SearchPlan.Criteria criteria) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            writeCriteria(criteria, json);
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory does not fail", e);
        }
        return text.toString();
    }

    /**
     * One page of a walk over a point in time, in index order.
     *
     * @param criteria as {@link #criteria} wrote them
     */
    byte[] scan(String criteria, String pit, String keepAlive, int size, @Nullable Long after) {
        return write(json -> {
            json.writeNumberField("size", size);
            // The first page counts; the others need not do it again.
            json.writeBooleanField("track_total_hits", after == null);
            json.writeFieldName("query");
            json.writeRawValue(criteria);
            json.writeObjectFieldStart("pit");
            json.writeStringField("id", pit);
            json.writeStringField("keep_alive", keepAlive);
            json.writeEndObject();
            json.writeArrayFieldStart("sort");
            json.writeStartObject();
            json.writeStringField("_shard_doc", "asc");
            json.writeEndObject();
            json.writeEndArray();
            if (after != null) {
                json.writeArrayFieldStart("search_after");
                json.writeNumber(after);
                json.writeEndArray();
            }
        });
    }

    private void writeCriteria(SearchPlan.Criteria criteria, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("bool");
        json.writeArrayFieldStart("must");
        queries.compile(criteria.query()).serialize(new JacksonJsonpGenerator(json), MAPPER);
        json.writeEndArray();
        if (criteria.from() != null
                || criteria.to() != null
                || !criteria.filters().isEmpty()) {
            json.writeArrayFieldStart("filter");
            writeDates(criteria.from(), criteria.to(), json);
            for (Map.Entry<PostField, List<String>> filter : criteria.filters().entrySet()) {
                json.writeStartObject();
                json.writeObjectFieldStart("terms");
                json.writeArrayFieldStart(filter.getKey().indexField());
                for (String value : filter.getValue()) {
                    json.writeString(value);
                }
                json.writeEndArray();
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeDates(@Nullable Instant from, @Nullable Instant to, JsonGenerator json)
            throws IOException {
        if (from == null && to == null) {
            return;
        }
        json.writeStartObject();
        json.writeObjectFieldStart("range");
        json.writeObjectFieldStart("created_at");
        if (from != null) {
            json.writeStringField("gte", from.toString());
        }
        if (to != null) {
            json.writeStringField("lt", to.toString());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeSort(SearchSort sort, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("sort");
        json.writeStartObject();
        json.writeStringField(
                switch (sort) {
                    case RELEVANCE -> "_score";
                    case NEWEST -> "created_at";
                    case ENGAGEMENT -> "engagement.total";
                },
                "desc");
        json.writeEndObject();
        json.writeStartObject();
        json.writeStringField("id", "asc");
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void writeAfter(SearchSort sort, SearchCursor.Place.After after, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart("search_after");
        switch (sort) {
            case RELEVANCE -> json.writeNumber(after.value());
            case NEWEST, ENGAGEMENT -> json.writeNumber((long) after.value());
        }
        json.writeString(after.id());
        json.writeEndArray();
    }

    private static void writeHighlight(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("highlight");
        json.writeStringField("type", "unified");
        json.writeStringField("encoder", "html");
        json.writeNumberField("fragment_size", 300);
        json.writeNumberField("number_of_fragments", 3);
        json.writeArrayFieldStart("pre_tags");
        json.writeString("<mark>");
        json.writeEndArray();
        json.writeArrayFieldStart("post_tags");
        json.writeString("</mark>");
        json.writeEndArray();
        json.writeObjectFieldStart("fields");
        for (String body : BODIES) {
            json.writeObjectFieldStart(body);
            json.writeArrayFieldStart("matched_fields");
            json.writeString(body);
            json.writeString(body + ".folded");
            json.writeString(body + ".exact");
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeAggregations(SearchPlan.View view, JsonGenerator json) throws IOException {
        if (view.facets().isEmpty() && !view.isCollapsed()) {
            return;
        }
        json.writeObjectFieldStart("aggs");
        for (int i = 0; i < view.facets().size(); i++) {
            json.writeObjectFieldStart("f" + i);
            writeTerms(view.facets().get(i).field(), FACET_VALUES_MAX, FACET_SHARD_VALUES, json);
            json.writeEndObject();
        }
        if (view.isCollapsed()) {
            json.writeObjectFieldStart("groups");
            writeTerms(PostField.FINGERPRINT, GROUPS_COUNTED, GROUPS_COUNTED, json);
            json.writeEndObject();
            json.writeObjectFieldStart("counted");
            json.writeObjectFieldStart("stats_bucket");
            json.writeStringField("buckets_path", "groups>_count");
            json.writeEndObject();
            json.writeEndObject();
            json.writeObjectFieldStart("estimated");
            json.writeObjectFieldStart("cardinality");
            json.writeStringField("field", PostField.FINGERPRINT.indexField());
            json.writeNumberField("precision_threshold", CARDINALITY_PRECISION);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeTerms(PostField field, int size, int shardSize, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("terms");
        json.writeStringField("field", field.indexField());
        json.writeNumberField("size", size);
        json.writeNumberField("shard_size", shardSize);
        json.writeEndObject();
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static byte[] write(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            writing.to(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
