package org.listeningpost.ingest.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.RawRecord.Read;
import org.listeningpost.ingest.source.RawRecord.Unreadable;

/** Reads one JSON object into our field names by streaming; unknown fields are skipped. */
final class JsonRecordParser {
    private static final int LIST_ITEMS_MAX = 1_000;
    /** Some interfaces wrap a hashtag in an object under one of these names. */
    private static final List<String> TAG_NAMES = List.of("text", "tag", "name");

    private final JsonFactory factory;
    private final FieldNames names;
    private final int depthMax;
    private final RawPostBuilder builder = new RawPostBuilder();
    private @Nullable Unreadable problem;
    private long position;

    JsonRecordParser(ReadLimits limits, FieldNames names) {
        this.names = names;
        this.depthMax = limits.jsonDepthMax();
        // Locations in Jackson's messages would quote the source; nothing here reads its messages either.
        this.factory = JsonFactory.builder()
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.jsonDepthMax())
                        .maxStringLength(limits.recordBytesMax())
                        .maxNameLength(10_000)
                        .maxNumberLength(100)
                        .build())
                .build();
    }

    RawRecord parse(byte[] bytes, int start, int end, long at) {
        position = at;
        problem = null;
        builder.clear();
        if (!Utf8.isValid(bytes, start, end)) {
            return new Unreadable(at, "record", "broken_utf8", "the record is not valid UTF-8");
        }
        try (JsonParser parser = factory.createParser(bytes, start, end - start)) {
            return parse(parser);
        } catch (StreamConstraintsException e) {
            return new Unreadable(
                    at,
                    "record",
                    "too_complex",
                    "the record is nested deeper than " + depthMax + " levels, or a name or number is too long");
        } catch (IOException e) {
            return malformed();
        }
    }

    private RawRecord parse(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                parser.skipChildren(); // a record nested too deeply says so first
            }
            return new Unreadable(position, "record", "not_an_object", "the record is not a JSON object");
        }
        readObject(parser, null);
        if (parser.nextToken() != null) {
            return malformed();
        }
        return problem != null ? problem : new Read(builder.build(position));
    }

    private Unreadable malformed() {
        return new Unreadable(position, "record", "malformed_json", "the record is not well-formed JSON");
    }

    private void readObject(JsonParser parser, @Nullable String container) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            FieldNames.Match match = container == null ? names.find(name) : names.find(container, name);
            if (token == JsonToken.START_OBJECT && container == null && isContainer(match)) {
                readObject(parser, name);
            } else if (match == null || token == JsonToken.VALUE_NULL) {
                parser.skipChildren();
                if (container == null && isNoContainer(name, token)) {
                    wrongType(name, "an object");
                }
            } else if (token == JsonToken.START_ARRAY && match.field().type() == RawField.Type.LIST) {
                readList(parser, match);
            } else if (!readScalar(parser, token, match)) {
                parser.skipChildren();
                wrongType(match);
            }
        }
    }

    /**
     * Whether something else stands where our shape has an object. A place in words is none of these: that is finer than what may
     * be kept, and dropped as the places inside of the object are.
     */
    private static boolean isNoContainer(String name, JsonToken token) {
        return token != JsonToken.VALUE_NULL
                && (name.equals("engagement") || name.equals("place") && token != JsonToken.VALUE_STRING);
    }

    /** An object may stand where nothing else is expected, and where a flat export has the handle. */
    private static boolean isContainer(FieldNames.@Nullable Match match) {
        return match == null || match.field() == RawField.AUTHOR_HANDLE;
    }

    private boolean readScalar(JsonParser parser, JsonToken token, FieldNames.Match match) throws IOException {
        return switch (token) {
            case VALUE_STRING -> builder.setText(match, parser.getText());
            case VALUE_TRUE -> builder.setFlag(match, true);
            case VALUE_FALSE -> builder.setFlag(match, false);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                switch (match.field().type()) {
                    case TOKEN, COUNT, NUMBER -> builder.setText(match, parser.getText());
                    case TEXT, FLAG, LIST -> false;
                };
            default -> false;
        };
    }

    private void readList(JsonParser parser, FieldNames.Match match) throws IOException {
        List<String> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            String item = null;
            if (token == JsonToken.VALUE_STRING) {
                item = parser.getText();
            } else if (token == JsonToken.START_OBJECT) {
                item = readTagObject(parser);
            } else if (token != JsonToken.VALUE_NULL) {
                parser.skipChildren();
                wrongType(match);
            }
            if (item != null && items.size() < LIST_ITEMS_MAX) {
                items.add(item);
            }
        }
        builder.setList(match, items);
    }

    private static @Nullable String readTagObject(JsonParser parser) throws IOException {
        String tag = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (parser.nextToken() == JsonToken.VALUE_STRING && TAG_NAMES.contains(name)) {
                tag = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        return tag;
    }

    private void wrongType(FieldNames.Match match) {
        wrongType(match.field().canonical(), match.field().type().expected());
    }

    private void wrongType(String field, String expected) {
        if (problem == null) {
            problem = new Unreadable(position, field, "wrong_type", "the field holds something other than " + expected);
        }
    }
}
