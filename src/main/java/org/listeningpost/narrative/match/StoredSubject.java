package org.listeningpost.narrative.match;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.NumberField;

/** A post as Elasticsearch stores it. */
public record StoredSubject(JsonNode source) implements Subject {
    @Override
    public @Nullable String text(TextField field) {
        return source.path(field.indexField()).textValue();
    }

    @Override
    public List<String> values(ValueField field) {
        return values(field.indexField());
    }

    @Override
    public List<String> urls() {
        return values("urls");
    }

    private List<String> values(String path) {
        JsonNode node = at(path);
        List<String> values = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(each -> values.add(each.asText()));
        } else if (node.isTextual()) {
            values.add(node.asText());
        }
        return values;
    }

    private JsonNode at(String path) {
        JsonNode whole = source.path(path);
        return whole.isMissingNode() ? source.at("/" + path.replace('.', '/')) : whole;
    }

    @Override
    public double number(NumberField field) {
        JsonNode node = at(field.indexField());
        return node.isNumber() ? node.asDouble() : Double.NaN;
    }

    @Override
    public Instant createdAt() {
        return Instant.parse(source.path("created_at").asText());
    }

    @Override
    public @Nullable Instant editedAt() {
        String text = source.path("edited_at").textValue();
        return text == null ? null : Instant.parse(text);
    }

    @Override
    public String authorKind() {
        return at("author.kind").asText("");
    }

    @Override
    public boolean isQuestion() {
        return source.path("is_question").asBoolean();
    }

    @Override
    public boolean isVerified() {
        return at("author.verified").asBoolean();
    }

    @Override
    public boolean hadLink() {
        return !at("redactions.URL").isMissingNode();
    }
}
