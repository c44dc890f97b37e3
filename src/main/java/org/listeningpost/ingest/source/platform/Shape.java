package org.listeningpost.ingest.source.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names at the beginning of a JSON text and how they nest, and the values of the few by which formats name themselves.
 * Lists leave no trace in a path.
 */
final class Shape {
    private static final int DEPTH_MAX = 8;
    private static final int PATHS_MAX = 2_000;
    private static final int VALUE_CHARACTERS_MAX = 60;
    private static final Set<String> TELLING = Set.of(
            "kind", "object", "event", "data.type", "record.$type", "posts.record.$type", "feed.post.record.$type");

    /** The outermost element of XML, behind a declaration, comments and what a style sheet is called by. */
    private static final Pattern ROOT =
            Pattern.compile("\\uFEFF?\\s*(?:<[?!][^>]{0,2000}>\\s*){0,20}<(?:[\\w-]{1,20}:)?(\\w{1,20})[\\s>]");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(200).build())
            .build();

    private final Set<String> paths;

    private Shape(Set<String> paths) {
        this.paths = paths;
    }

    /** Of as much as is there and well-formed: a beginning is usually cut off somewhere. */
    static Shape of(byte[] head, int length) {
        Set<String> paths = new HashSet<>();
        Matcher root = ROOT.matcher(new String(head, 0, length, StandardCharsets.UTF_8));
        if (root.lookingAt()) {
            paths.add("<" + root.group(1));
            return new Shape(paths);
        }
        int start = 0;
        while (start < length && head[start] != '{' && head[start] != '[' && start < 200) {
            start++; // a byte order mark, white space, or a script's assignment
        }
        try (JsonParser parser = FACTORY.createParser(head, start, length - start)) {
            read(parser, paths);
        } catch (IOException e) {
            // What was read until here is what there is.
        }
        return new Shape(paths);
    }

    private static void read(JsonParser parser, Set<String> paths) throws IOException {
        Deque<String> parents = new ArrayDeque<>();
        String path = "";
        int values = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> parents.push(path);
                case END_OBJECT, END_ARRAY -> path = parents.pop();
                case FIELD_NAME -> {
                    String parent = parents.element();
                    String name = parser.currentName();
                    path = parent.isEmpty() ? name : parent + "." + name;
                    if (parents.size() <= DEPTH_MAX) {
                        paths.add(path);
                    }
                }
                case VALUE_STRING -> {
                    if (TELLING.contains(path) && parser.getTextLength() <= VALUE_CHARACTERS_MAX) {
                        paths.add(path + "=" + parser.getText());
                    }
                }
                default -> {}
            }
            values += parents.isEmpty() ? 1 : 0;
            // A second record of the same stream tells what the first may not have had.
            if (values > 3 || paths.size() > PATHS_MAX) {
                return;
            }
        }
    }

    boolean hasAny(String... names) {
        for (String name : names) {
            if (paths.contains(name)) {
                return true;
            }
        }
        return false;
    }

    boolean hasAll(String... names) {
        for (String name : names) {
            if (!paths.contains(name)) {
                return false;
            }
        }
        return true;
    }

    boolean hasValueStarting(String start) {
        return paths.stream().anyMatch(path -> path.startsWith(start));
    }

    boolean isEmpty() {
        return paths.isEmpty();
    }
}
