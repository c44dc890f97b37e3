package org.listeningpost.trend.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.listeningpost.search.WordAggregation;

/**
 * Something that may be rising.
 *
 * @param value as it is in the index
 */
record Candidate(Kind kind, String value) {

    /** Where it comes from. */
    enum Kind {
        WORD(WordAggregation.FIELD),
        HASHTAG("hashtags"),
        TOPIC("topics");

        private final String field;

        Kind(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    /** The same in the query language. */
    String query() {
        return switch (kind) {
            case WORD -> value;
            case HASHTAG -> "#" + value;
            case TOPIC -> "topic:" + value;
        };
    }

    /** What finds its posts. */
    void writeTerm(JsonGenerator json) throws IOException {
        writeTerm(kind.field(), value, json);
    }

    static void writeTerm(String field, String value, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("term");
        json.writeStringField(field, value);
        json.writeEndObject();
        json.writeEndObject();
    }
}
