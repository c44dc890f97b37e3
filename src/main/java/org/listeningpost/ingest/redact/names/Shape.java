package org.listeningpost.ingest.redact.names;

/** How a token is written. */
final class Shape {
    static final byte LOWER = 0;
    static final byte CAPITALIZED = 1;
    static final byte UPPER = 2;
    static final byte INITIAL = 3;
    static final byte MIXED = 4;
    static final byte WITH_DIGIT = 5;
    static final byte UNCASED = 6;
    static final byte NUMBER = 7;
    static final byte HANDLE = 8;
    static final byte LINK = 9;
    static final byte TAG_LOWER = 10;
    static final byte TAG_CAPITALIZED = 11;
    static final byte CLITIC = 12;
    static final byte MARK = 13;
    static final byte SENTENCE_END = 14;
    static final byte COMMA = 15;
    static final byte COLON = 16;
    static final byte DASH = 17;
    static final byte QUOTE = 18;
    static final byte BRACKET = 19;
    static final byte AMPERSAND = 20;
    static final byte OUTSIDE = 21;
    static final byte PLACEHOLDER = 22;
    static final int COUNT = 23;

    private Shape() {}

    static byte of(CharSequence text, Tokens tokens, int token) {
        return switch (tokens.kind(token)) {
            case Tokens.NUMBER -> NUMBER;
            case Tokens.HANDLE -> HANDLE;
            case Tokens.LINK -> LINK;
            case Tokens.CLITIC -> CLITIC;
            case Tokens.PLACEHOLDER -> PLACEHOLDER;
            case Tokens.PUNCTUATION -> ofMark(text.charAt(tokens.start(token)));
            case Tokens.HASHTAG ->
                Character.isUpperCase(text.charAt(tokens.start(token) + 1)) ? TAG_CAPITALIZED : TAG_LOWER;
            default -> ofWord(text, tokens.start(token), tokens.end(token));
        };
    }

    private static byte ofWord(CharSequence text, int start, int end) {
        int upper = 0;
        int lower = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                lower++;
            } else if (c >= 'A' && c <= 'Z') {
                upper++;
            } else if (Character.isDigit(c)) {
                return WITH_DIGIT;
            } else if (Character.isUpperCase(c)) {
                upper++;
            } else if (Character.isLowerCase(c)) {
                lower++;
            }
        }
        if (upper == 0) {
            return lower == 0 ? UNCASED : LOWER;
        }
        if (lower == 0) {
            return upper == 1 ? INITIAL : UPPER;
        }
        return upper == 1 && Character.isUpperCase(text.charAt(start)) ? CAPITALIZED : MIXED;
    }

    private static byte ofMark(char c) {
        return switch (c) {
            case '.', '!', '?', '\u2026' -> SENTENCE_END;
            case ',', ';' -> COMMA;
            case ':' -> COLON;
            case '-', '\u2013', '\u2014', '|', '/' -> DASH;
            case '"', '\'', '\u2018', '\u2019', '\u201C', '\u201D' -> QUOTE;
            case '(', ')', '[', ']' -> BRACKET;
            case '&', '+' -> AMPERSAND;
            default -> MARK;
        };
    }

    /** The case of a post with so many tokens of each shape. */
    static int caseOf(int[] counts) {
        int capitalized = counts[CAPITALIZED] + counts[MIXED];
        int words = capitalized + counts[LOWER] + counts[UPPER];
        if (capitalized + counts[UPPER] + counts[INITIAL] + counts[TAG_CAPITALIZED] == 0) {
            return PostView.CASE_LOWER;
        }
        if (counts[UPPER] * 3 >= words * 2 && counts[UPPER] > 1) {
            return PostView.CASE_UPPER;
        }
        return capitalized * 3 >= words * 2 && words > 4 ? PostView.CASE_TITLE : PostView.CASE_NORMAL;
    }
}
