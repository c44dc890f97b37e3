package org.listeningpost.trend.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.listeningpost.trend.Bucket;

/** The query of a search over some posts. */
final class PostQuery {
    private PostQuery() {}

    /** Posts of this time. */
    static String range(Bucket time) {
        return "{\"range\":{\"created_at\":{\"gte\":\"" + time.start() + "\",\"lt\":\"" + time.end() + "\"}}}";
    }

    /** @param filters that all have to be met */
    static void write(List<String> filters, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("query");
        json.writeObjectFieldStart("bool");
        json.writeArrayFieldStart("filter");
        for (String filter : filters) {
            json.writeRawValue(filter);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** In a random order, the same each time: a sampler takes the posts with the highest score. */
    static void writeSampled(List<String> filters, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("query");
        json.writeObjectFieldStart("function_score");
        write(filters, json);
        json.writeObjectFieldStart("random_score");
        json.writeNumberField("seed", 1);
        // Not by _seq_no, which is another one after a post was tagged again.
        json.writeStringField("field", "id");
        json.writeEndObject();
        json.writeStringField("boost_mode", "replace");
        json.writeEndObject();
        json.writeEndObject();
    }
}
