package org.listeningpost.ingest.redact.text;

import org.jspecify.annotations.Nullable;

/**
 * One character as machines write it: {@code &#54;} and {@code &#x36;} (HTML, 13.5 "named and numeric references"), and
 * {@code %36} where three stand in a row (RFC 3986, 2.1), for "100%50" is none.
 *
 * @param end behind it
 */
record EncodedCharacter(char value, int end) {
    private static final int DIGITS_MAX = 6;
    private static final int ROW_MIN = 3;

    /** What stands at {@code &} or {@code %}, or null. */
    static @Nullable EncodedCharacter at(String text, int i) {
        return text.charAt(i) == '&' ? reference(text, i) : percent(text, i);
    }

    private static @Nullable EncodedCharacter reference(String text, int i) {
        if (!text.startsWith("&#", i)) {
            return null;
        }
        boolean hex = text.startsWith("x", i + 2) || text.startsWith("X", i + 2);
        int value = 0;
        int start = hex ? i + 3 : i + 2;
        int at = start;
        for (; at < text.length() && at - start < DIGITS_MAX && digit(text, at, hex) >= 0; at++) {
            value = value * (hex ? 16 : 10) + digit(text, at, hex);
        }
        boolean ends = at > start && at < text.length() && text.charAt(at) == ';';
        return ends && isPlain(value) ? new EncodedCharacter((char) value, at + 1) : null;
    }

    private static int digit(String text, int at, boolean hex) {
        return Character.digit(text.charAt(at), hex ? 16 : 10);
    }

    private static @Nullable EncodedCharacter percent(String text, int i) {
        int row = 0;
        for (int at = i; row < ROW_MIN && byteAt(text, at) >= 0; at += 3) {
            row++;
        }
        for (int at = i - 3; row < ROW_MIN && byteAt(text, at) >= 0; at -= 3) {
            row++;
        }
        int value = byteAt(text, i);
        return row >= ROW_MIN && isPlain(value) ? new EncodedCharacter((char) value, i + 3) : null;
    }

    private static int byteAt(String text, int at) {
        boolean inside = at >= 0 && at + 2 < text.length() && text.charAt(at) == '%';
        int high = inside ? Character.digit(text.charAt(at + 1), 16) : -1;
        int low = inside ? Character.digit(text.charAt(at + 2), 16) : -1;
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }

    private static boolean isPlain(int value) {
        return value >= ' ' && value < 0x7F;
    }
}
