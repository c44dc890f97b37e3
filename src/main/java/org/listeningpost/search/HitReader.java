package org.listeningpost.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.ElasticUnreachableException;

/**
 * Reads an answer of {@code _search} in one pass. Posts are not parsed: only where each begins and ends in the bytes is
 * noted, so that they are passed on as they came.
 */
final class HitReader {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final byte[] body;
    private final List<FoundPost> posts = new ArrayList<>();
    private long total;
    private boolean isTimedOut;
    private @Nullable String pit;
    private JsonNode aggregations = MAPPER.missingNode();

    private HitReader(byte[] body) {
        this.body = body;
    }

    static HitReader read(byte[] body) {
        HitReader reader = new HitReader(body);
        try (JsonParser json = FACTORY.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(json, "not an object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "timed_out" -> reader.isTimedOut = json.getBooleanValue();
                    case "pit_id" -> reader.pit = json.getText();
                    case "hits" -> reader.readHits(json);
                    case "aggregations" -> reader.aggregations = MAPPER.readTree(json);
                    default -> json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw ElasticUnreachableException.unreadable(e);
        }
        return reader;
    }

    byte[] body() {
        return body;
    }

    List<FoundPost> posts() {
        return posts;
    }

    long total() {
        return total;
    }

    boolean isTimedOut() {
        return isTimedOut;
    }

    @Nullable
    String pit() {
        return pit;
    }

    JsonNode aggregations() {
        return aggregations;
    }

    private void readHits(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "total" -> {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        boolean isValue = json.currentName().equals("value");
                        json.nextToken();
                        if (isValue) {
                            total = json.getLongValue();
                        }
                    }
                }
                case "hits" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        posts.add(readHit(json));
                    }
                }
                default -> json.skipChildren();
            }
        }
    }

    private static FoundPost readHit(JsonParser json) throws IOException {
        FoundPost.Builder post = new FoundPost.Builder();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "_id" -> post.id = json.getText();
                case "_index" -> post.index = json.getText();
                case "_score" -> post.score = json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
                case "_source" -> {
                    post.start = (int) json.currentTokenLocation().getByteOffset();
                    json.skipChildren();
                    post.end = (int) json.currentLocation().getByteOffset();
                }
                case "highlight" -> post.highlight = MAPPER.readTree(json);
                case "sort" -> {
                    json.nextToken();
                    // null only where a stored post lacks the field, which the schema does not allow for
                    post.sortValue = json.currentToken() == JsonToken.VALUE_NULL ? 0 : json.getDoubleValue();
                    post.sortNumber = json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : 0;
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        json.skipChildren();
                    }
                }
                default -> json.skipChildren();
            }
        }
        return post.build();
    }
}
