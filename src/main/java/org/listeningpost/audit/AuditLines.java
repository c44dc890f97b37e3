package org.listeningpost.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Events as lines of JSON. Fields are those of the audit index; the id comes first. */
final class AuditLines {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** A target comes from a request's path: what is not an id of ours could be anything, even personal. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private AuditLines() {}

    /** The line with its line end. */
    static byte[] write(String id, AuditEvent event, @Nullable String safeQuery) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        try (JsonGenerator json = FACTORY.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("at", event.at().toString());
            json.writeStringField("key_id", event.keyId());
            json.writeStringField("action", event.action());
            if (safeQuery != null) {
                json.writeStringField("query", wellFormed(safeQuery));
            }
            if (event.hits() != null) {
                json.writeNumberField("hits", event.hits());
            }
            if (!event.targets().isEmpty()) {
                json.writeArrayFieldStart("targets");
                for (String target : event.targets()) {
                    json.writeString(ID.matcher(target).matches() ? target : "(invalid)");
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        line.write('\n');
        return line.toByteArray();
    }

    /** The whole lines in these bytes; a torn or broken one, the trace of a kill in the middle of a write, is left out. */
    static List<AuditDocument> read(byte[] bytes) {
        List<AuditDocument> documents = new ArrayList<>();
        for (byte[] line : lines(bytes)) {
            String id = textOf(line, "id");
            if (id != null) {
                documents.add(new AuditDocument(id, line));
            }
        }
        return documents;
    }

    /** When the first whole line was recorded; null where there is none. */
    static @Nullable Instant firstTime(byte[] bytes) {
        for (byte[] line : lines(bytes)) {
            String at = textOf(line, "at");
            if (at != null) {
                return Instant.parse(at);
            }
        }
        return null;
    }

    /** Without their line ends; what follows the last one is none. */
    private static List<byte[]> lines(byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(Arrays.copyOfRange(bytes, start, i));
                start = i + 1;
            }
        }
        return lines;
    }

    /** Half a surrogate pair cannot be written as UTF-8 and must not stop the audit. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Null, too, where the line is not whole. */
    private static @Nullable String textOf(byte[] line, String field) {
        String text = null;
        try (JsonParser json = FACTORY.createParser(line)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (text == null && token == JsonToken.VALUE_STRING && field.equals(json.currentName())) {
                    text = json.getText();
                }
            }
            return text;
        } catch (IOException e) {
            return null;
        }
    }
}
