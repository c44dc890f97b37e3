package org.listeningpost.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.Redactor;

/**
 * NDJSON records with an {@code id} and a {@code text}: each is answered by a record with its id, one that cannot be read by
 * one that says so and repeats nothing of it.
 */
final class TextRecords implements TextLines.Answer {
    private final ObjectMapper json = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
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
            if (id != null && isId(id)) {
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

    /** An id comes back as it was; what is no id could hold anything, and is not repeated. */
    private static boolean isId(JsonNode id) {
        return id.isTextual() || id.isNumber() || id.isNull();
    }

    private Outcome outcomeOf(JsonNode record) {
        JsonNode id = record.get("id");
        if (id != null && !isId(id)) {
            return new Failed("id_not_a_string_or_number");
        }
        JsonNode text = record.get("text");
        if (text == null) {
            return new Failed("missing_text");
        }
        if (!text.isTextual()) {
            return new Failed("text_not_a_string");
        }
        return text.textValue().length() > Redactor.CHARACTERS_MAX
                ? new Failed("text_too_long")
                : work.of(text.textValue(), record);
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
