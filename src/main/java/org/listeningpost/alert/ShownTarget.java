package org.listeningpost.alert;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** A target as it is shown; of alerts that were stored with the target itself, what would be shown of it. */
final class ShownTarget extends JsonDeserializer<String> {
    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        JsonNode stored = context.readTree(json);
        return stored.isObject() ? context.readTreeAsValue(stored, Target.class).shown() : stored.asText();
    }
}
