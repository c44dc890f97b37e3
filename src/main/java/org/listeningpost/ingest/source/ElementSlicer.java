package org.listeningpost.ingest.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts JSON into its outermost objects: one object, the elements of an array, or values one after the other. Only
 * brackets and strings are followed, so that one broken element costs itself and not the rest.
 */
final class ElementSlicer extends WindowSlicer {
    private boolean inArray;

    ElementSlicer(InputStream in, int recordBytesMax) {
        super(in, recordBytesMax);
    }

    @Override
    Piece nextPiece() throws IOException {
        while (true) {
            int b = window.peek();
            if (b < 0) {
                boolean open = inArray;
                inArray = false;
                return open ? Piece.CUT_OFF : Piece.END;
            } else if (isSpace(b) || (inArray && b == ',')) {
                skipAndForget();
            } else if (inArray && b == ']') {
                skipAndForget();
                inArray = false;
            } else if (!inArray && b == '[') {
                skipAndForget();
                inArray = true;
            } else {
                window.begin();
                if (!scan() && inArray) {
                    inArray = false;
                    return Piece.CUT_OFF; // the element and its array are one thing that is missing
                }
                return endsAt(window.position()) ? Piece.RECORD : Piece.TOO_LARGE;
            }
        }
    }

    /** Nothing before the next record has to stay in the window. */
    private void skipAndForget() {
        window.skip();
        window.begin();
    }

    /**
     * Moves behind the value: in an array up to the comma or bracket, else to its last bracket or the line's end. False where
     * the stream ends inside of it.
     */
    private boolean scan() throws IOException {
        long depth = 0;
        boolean inString = false;
        boolean isObject = window.peek() == '{';
        int last = '{';
        for (int b = window.peek(); b >= 0; b = window.peek()) {
            if (inString) {
                inString = scanInString(b);
                last = '"';
                continue;
            }
            if (depth == 0 && (inArray ? b == ',' || b == ']' : b == '\n')
                    || isStray(b, depth == 1 && isObject, depth, last)) {
                return true;
            }
            window.skip();
            last = isSpace(b) ? last : b;
            if (b == '"') {
                inString = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if ((b == '}' || b == ']') && depth > 0) {
                depth--;
                if (depth == 0 && !inArray) {
                    return true;
                }
            }
        }
        return depth == 0 && !inString;
    }

    /**
     * Whether an object begins where none can: the one before was never closed, and is not to take this one along.
     *
     * @param isMember whether a name would have to stand here
     * @param last what was there before, without blanks
     */
    private static boolean isStray(int b, boolean isMember, long depth, int last) {
        return b == '{' && depth > 0 && last != ':' && last != '[' && last != '{' && (last != ',' || isMember);
    }

    /** Takes one character of a string; false behind its closing quote, and where its line ends, which no string survives. */
    private boolean scanInString(int b) throws IOException {
        window.skip();
        if (b == '\\' && window.peek() >= 0) {
            window.skip();
        }
        return b != '"' && b != '\n';
    }

    private static boolean isSpace(int b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
