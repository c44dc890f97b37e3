package org.listeningpost.elastic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What Elasticsearch said about each document of a bulk request, read by streaming. */
public record BulkReply(List<Item> items) {
    /** The only parts of the answer that are asked for. */
    public static final String FILTER = "filter_path=items.*.status,items.*.error.type,items.*.error.reason";

    /** What the server calls the exception of the processor {@code fail}, with which the last guard refuses. */
    private static final String FAILED_BY_GUARD = "fail_processor_exception";

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int REASON_CHARACTERS_MAX = 500;

    /**
     * @param error type of the error, empty where there is none
     * @param reason speaks about our document, which is redacted
     */
    public record Item(int status, String error, String reason) {
        public boolean isSuccess() {
            return status < 300;
        }

        /** Of a deletion: whether the document is not there now; an index that is not there says nothing of it. */
        boolean isGone() {
            return isSuccess() || status == 404 && error.isEmpty();
        }

        boolean isRefusedByGuard() {
            return error.equals(FAILED_BY_GUARD);
        }

        /** What a sender and an operator are told. */
        String code() {
            return isRefusedByGuard() ? "identifier_found" : error;
        }

        boolean isConflict() {
            return status == 409;
        }

        /** Whether the same document may be taken later: too busy, shards away, or a block that an operator lifts. */
        public boolean isTemporary() {
            return BulkReply.isTemporary(status)
                    || error.equals("cluster_block_exception")
                    || error.equals("process_cluster_event_timeout_exception");
        }
    }

    public static boolean isTemporary(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    /** @throws IOException where the answer is cut off or is none */
    public static BulkReply parse(byte[] body) throws IOException {
        List<Item> items = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not the answer of a bulk request");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                if (name.equals("items") && token == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        items.add(item(parser));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new BulkReply(items);
    }

    /** {@code {"index":{"status":201}}}: one object in one object. */
    private static Item item(JsonParser parser) throws IOException {
        int status = 0;
        String error = "";
        String reason = "";
        int depth = 1;
        String name = "";
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new IOException("the answer is cut off");
            }
            switch (token) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case FIELD_NAME -> name = parser.currentName();
                case VALUE_NUMBER_INT -> status = name.equals("status") ? parser.getIntValue() : status;
                case VALUE_STRING -> {
                    error = name.equals("type") && error.isEmpty() ? parser.getText() : error;
                    reason = name.equals("reason") && reason.isEmpty() ? parser.getText() : reason;
                }
                default -> {
                    // Nothing else is asked for.
                }
            }
        }
        return new Item(
                status,
                error,
                reason.length() > REASON_CHARACTERS_MAX ? reason.substring(0, REASON_CHARACTERS_MAX) : reason);
    }
}
