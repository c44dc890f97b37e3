package org.listeningpost.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Whether a query string means what was typed. A parameter that cannot be decoded would otherwise just not be there, and
 * the answer would be one about everything.
 */
final class QueryEncoding {
    private static final int PERCENT_CHARACTERS = 3;

    private QueryEncoding() {}

    /** @throws ProblemException for a "%" that is no escape, and for escaped bytes that are not UTF-8 */
    static void check(@Nullable String query) {
        if (query == null || query.indexOf('%') < 0) {
            return;
        }
        int from = 0;
        while (from <= query.length()) {
            int and = query.indexOf('&', from);
            int to = and < 0 ? query.length() : and;
            checkPair(query, from, to);
            from = to + 1;
        }
    }

    private static void checkPair(String query, int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(to - from);
        int i = from;
        while (i < to) {
            char c = query.charAt(i);
            if (c != '%') {
                // What was sent without escapes has been read already; only escapes are looked at.
                bytes.write(c < 0x80 ? c : ' ');
                i++;
                continue;
            }
            int value = i + PERCENT_CHARACTERS > to ? -1 : byteOf(query.charAt(i + 1), query.charAt(i + 2));
            if (value < 0) {
                throw refusal(
                        query.substring(from, to),
                        "The percent sign at character " + (i - from + 1)
                                + " of this parameter, its name included, is not followed by two hexadecimal digits."
                                + " A percent sign itself has to be written %25: 100%25 for 100%.");
            }
            bytes.write(value);
            i += PERCENT_CHARACTERS;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
        } catch (CharacterCodingException e) {
            throw refusal(
                    query.substring(from, to),
                    "What is escaped with percent signs here is not UTF-8: \u00e9 has to be written %C3%A9.");
        }
    }

    private static int byteOf(char high, char low) {
        // Character.digit also takes digits of other scripts, which no escape has.
        return high < 0x80 && low < 0x80 && Character.digit(high, 16) >= 0 && Character.digit(low, 16) >= 0
                ? (Character.digit(high, 16) << 4) | Character.digit(low, 16)
                : -1;
    }

    private static ProblemException refusal(String pair, String message) {
        String name = pair.split("=", 2)[0];
        return Parameters.refusal(
                name.matches("[A-Za-z_.]{1,40}") ? name : "(unprintable)", "invalid_encoding", message);
    }
}
