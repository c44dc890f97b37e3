package org.listeningpost.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts answers of other systems into their elements: it walks into the named lists and passes over all else without keeping
 * it. A value that has none of the lists is an element itself. Only brackets, names and strings are followed, so that one
 * broken element costs itself and not the rest.
 */
final class ContainerSlicer extends WindowSlicer {
    private static final int NAME_CHARACTERS_MAX = 64;
    /** Lists of lists deeper than this are nobody's answer. */
    private static final int FRAMES_MAX = 16;

    private static final String ROOT = "";

    private final Containers containers;
    private final Set<String> prefixes;
    private final Deque<Frame> frames = new ArrayDeque<>();
    /** Whether the value that begins at the window's start may still turn out to be an element itself. */
    private boolean isUndecided;

    private boolean isBegun;
    private String list = ROOT;

    /** A bracket that is open. */
    private record Frame(String path, boolean isArray) {}

    ContainerSlicer(InputStream in, int recordBytesMax, Containers containers) {
        super(in, recordBytesMax);
        this.containers = containers;
        this.prefixes = containers.prefixes();
    }

    /** Path of the list that holds the last element; empty where it stands by itself. */
    String list() {
        return list;
    }

    @Override
    Piece nextPiece() throws IOException {
        while (true) {
            if (!isUndecided) {
                window.begin();
            }
            int b = window.peek();
            Frame frame = frames.peek();
            if (b < 0) {
                return isUndecided || frame != null ? cutOff() : Piece.END;
            }
            Piece piece = isBetween(b) ? pass() : frame == null ? root(b) : frame.isArray() ? inArray(b) : inObject(b);
            if (piece != null) {
                return piece;
            }
        }
    }

    /** White space, commas, and the semicolon behind a script's assignment. */
    private static boolean isBetween(int b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == ',' || b == ';';
    }

    private @Nullable Piece pass() {
        window.skip();
        return null;
    }

    private @Nullable Piece root(int b) throws IOException {
        boolean isFirst = !isBegun;
        isBegun = true;
        list = ROOT;
        if (isFirst && containers.hasAssignment() && Character.isLetter(b)) {
            window.skipPast((byte) '=');
            return null;
        }
        if (b == '[') {
            window.skip();
            frames.push(new Frame(ROOT, true));
            return null;
        }
        return b == '}' || b == ']' ? broken() : element(ROOT, b);
    }

    private @Nullable Piece inArray(int b) throws IOException {
        if (b == ']') {
            window.skip();
            frames.pop();
            return null;
        }
        String path = frames.element().path();
        list = path;
        if (path.isEmpty() && b == '[') {
            if (frames.size() >= FRAMES_MAX) {
                return broken();
            }
            // A list of answers, each of which is a list.
            window.skip();
            frames.push(new Frame(ROOT, true));
            return null;
        }
        return element(path, b);
    }

    private @Nullable Piece element(String path, int b) throws IOException {
        if (path.isEmpty() && b == '{' && !containers.arrays().isEmpty()) {
            window.skip();
            frames.push(new Frame(ROOT, false));
            isUndecided = true;
            return null;
        }
        if (b == '}' || b == ']') {
            window.skip(); // a bracket that nothing opened
        } else if (!skipValue() && !frames.isEmpty()) {
            return cutOff();
        }
        return endsAt(window.position()) ? Piece.RECORD : Piece.TOO_LARGE;
    }

    private @Nullable Piece inObject(int b) throws IOException {
        if (b == '}') {
            window.skip();
            frames.pop();
            boolean isElement =
                    isUndecided && (frames.isEmpty() || frames.element().isArray());
            if (!isElement) {
                return null;
            }
            isUndecided = false;
            list = ROOT;
            return endsAt(window.position()) ? Piece.RECORD : Piece.TOO_LARGE;
        }
        if (b != '"') {
            return broken();
        }
        String parent = frames.element().path();
        String name = name();
        skipSpace();
        if (window.peek() != ':') {
            return broken();
        }
        window.skip();
        skipSpace();
        String path = parent.isEmpty() ? name : parent + "." + name;
        int first = window.peek();
        if (containers.arrays().contains(path) && (first == '[' || first == '{')) {
            isUndecided = false;
            list = path;
            window.begin();
            if (first == '[') {
                window.skip();
                frames.push(new Frame(path, true));
                return null;
            }
            // A list of one that its writer made an object.
            if (!skipValue()) {
                return cutOff();
            }
            return endsAt(window.position()) ? Piece.RECORD : Piece.TOO_LARGE;
        }
        if (prefixes.contains(path) && first == '{') {
            window.skip();
            frames.push(new Frame(path, false));
            return null;
        }
        skipValue();
        return null;
    }

    /** No JSON: the rest of the line goes with it, and the parser says what is wrong. */
    private Piece broken() throws IOException {
        frames.clear();
        isUndecided = false;
        window.skipPast((byte) '\n');
        return endsAt(window.position()) ? Piece.RECORD : Piece.TOO_LARGE;
    }

    private String name() throws IOException {
        StringBuilder name = new StringBuilder();
        window.skip();
        boolean isOpen = true;
        for (int b = window.peek(); b >= 0 && isOpen; b = window.peek()) {
            window.skip();
            if (b == '\\') {
                if (window.peek() >= 0) {
                    window.skip();
                }
            } else if (b == '"') {
                isOpen = false;
            } else if (name.length() < NAME_CHARACTERS_MAX) {
                name.append((char) b);
            }
        }
        return name.toString();
    }

    private void skipSpace() throws IOException {
        for (int b = window.peek(); b == ' ' || b == '\n' || b == '\r' || b == '\t'; b = window.peek()) {
            window.skip();
        }
    }

    /** The stream ends inside of an element: that and the lists around it are one thing that is missing. */
    private Piece cutOff() {
        frames.clear();
        isUndecided = false;
        return Piece.CUT_OFF;
    }

    /**
     * Moves behind a value: to its last bracket or quote, or to what stands behind a number or a word. False where the stream
     * ends before.
     */
    private boolean skipValue() throws IOException {
        long depth = 0;
        for (int b = window.peek(); b >= 0; b = window.peek()) {
            boolean isClosing = b == '}' || b == ']';
            if (depth == 0 && (isClosing || b == ',' || b == '\n')) {
                return true;
            }
            window.skip();
            if (b == '"') {
                skipString();
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (isClosing) {
                depth--;
            }
            if (depth == 0 && (isClosing || b == '"')) {
                return true;
            }
        }
        return false;
    }

    private void skipString() throws IOException {
        for (int b = window.peek(); b >= 0; b = window.peek()) {
            window.skip();
            if (b == '"') {
                return;
            }
            if (b == '\\' && window.peek() >= 0) {
                window.skip();
            }
        }
    }
}
