package org.listeningpost.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.listeningpost.http.CsvCell;

/**
 * Turns a stored post into one CSV record (RFC 4180). Texts that a spreadsheet would run as a formula get an apostrophe
 * in front. Lists are joined by a blank and a bar. For one thread.
 */
final class CsvRecords {
    static final List<String> COLUMNS = List.of(
            "id",
            "platform",
            "kind",
            "created_at",
            "edited_at",
            "author.key",
            "author.kind",
            "author.followers",
            "author.verified",
            "title",
            "text",
            "attachment_text",
            "hashtags",
            "mentions",
            "urls",
            "domains",
            "emoji",
            "language",
            "sentiment.label",
            "sentiment.score",
            "topics",
            "narratives",
            "is_question",
            "engagement.likes",
            "engagement.shares",
            "engagement.comments",
            "engagement.views",
            "engagement.total",
            "rating",
            "place.country",
            "place.region",
            "facility",
            "campaign",
            "in_reply_to",
            "thread",
            "fingerprint",
            "source");

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String END = "\r\n";

    private final Map<String, String> cells = new HashMap<>();
    private final StringBuilder line = new StringBuilder();

    byte[] header() {
        return (String.join(",", COLUMNS) + END).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] last(String name, String value) {
        return ("#" + name + "," + value + END).getBytes(StandardCharsets.UTF_8);
    }

    byte[] record(byte[] bytes, int start, int length) throws IOException {
        cells.clear();
        try (JsonParser json = FACTORY.createParser(bytes, start, length)) {
            json.nextToken();
            readObject(json, "");
        }
        line.setLength(0);
        for (int i = 0; i < COLUMNS.size(); i++) {
            line.append(i == 0 ? "" : ",").append(cells.getOrDefault(COLUMNS.get(i), ""));
        }
        return line.append(END).toString().getBytes(StandardCharsets.UTF_8);
    }

    private void readObject(JsonParser json, String prefix) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + json.currentName();
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_OBJECT) {
                readObject(json, name + ".");
            } else if (token == JsonToken.START_ARRAY) {
                cells.put(name, CsvCell.of(joined(json)));
            } else if (token == JsonToken.VALUE_STRING) {
                cells.put(name, CsvCell.of(json.getText()));
            } else if (token != JsonToken.VALUE_NULL) {
                cells.put(name, json.getText());
            }
        }
    }

    private static String joined(JsonParser json) throws IOException {
        StringBuilder joined = new StringBuilder();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            joined.append(joined.isEmpty() ? "" : " | ").append(json.getText());
        }
        return joined.toString();
    }
}
