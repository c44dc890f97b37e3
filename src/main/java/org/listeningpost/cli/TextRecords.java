package org.listeningpost.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * NDJSON records with an {@code id} and a {@code text}: each is answered by a record with its id, one that cannot be read by
 * one that says so and repeats nothing of it.
 */
final class TextRecords implements TextLines.Answer {
    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final Work work;
    private long failed;

    TextRecords(Work work) {
        this.work = work;
    }

    /** What becomes of a text. */
    interface Work {
        /** @param record that has the text */
        Outcome of(String text, JsonNode record);
    }

    sealed interface Outcome {}

    /** @param members of the answer, but for the id */
    record Done(Members members) implements Outcome {}

    record Failed(String code) implements Outcome {}

    interface Members {
        void to(JsonGenerator json) throws IOException;
    }

    @Override
    public void to(String line, Writer out) throws IOException {
        @Nullable JsonNode record = parse(line);
        Outcome outcome = record == null ? new Failed("malformed_json") : outcomeOf(record);
        @Nullable JsonNode id = record == null ? null : record.get("id");
        try (JsonGenerator generator =
                json.getFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            generator.writeStartObject();
            // An id is whatever it was, as long as it is no object: that could hold anything.
            if (id != null && id.isValueNode()) {
                generator.writeFieldName("id");
                json.writeTree(generator, id);
            }
            switch (outcome) {
                case Done done -> done.members().to(generator);
                case Failed failure -> {
                    failed++;
                    generator.writeObjectFieldStart("error");
                    generator.writeStringField("code", failure.code());
                    generator.writeEndObject();
                }
            }
            generator.writeEndObject();
        }
    }

    private Outcome outcomeOf(JsonNode record) {
        JsonNode text = record.get("text");
        if (text == null) {
            return new Failed("missing_text");
        }
        return text.isTextual() ? work.of(text.textValue(), record) : new Failed("text_not_a_string");
    }

    private @Nullable JsonNode parse(String line) {
        try {
            JsonNode node = json.readTree(line);
            return node != null && node.isObject() ? node : null;
        } catch (JsonProcessingException e) {
            // The parser's message quotes the line; nothing of it may be shown.
            return null;
        }
    }

    /** How many were answered by an error. */
    long failed() {
        return failed;
    }
}
