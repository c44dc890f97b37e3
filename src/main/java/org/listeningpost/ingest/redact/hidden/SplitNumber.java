package org.listeningpost.ingest.redact.hidden;

import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.Words;

/** A ZIP code told in two pieces: {@code 787, then 48}, {@code 787 followed by 48}, {@code 280 y luego 13}. Stateless. */
final class SplitNumber {
    private static final int DIGITS = 5;
    private static final Words THEN = Words.of("then", "luego", "despues");

    private SplitNumber() {}

    static boolean mayStart(Tokens t, int i) {
        return second(t, i) > 0;
    }

    static @Nullable Reading at(Tokens t, int i) {
        int second = second(t, i);
        return second < 0 ? null : new Reading(i, second, t.string(i) + t.string(second));
    }

    /** The number behind "then" that makes five digits with the first one, or -1. */
    private static int second(Tokens t, int first) {
        if (!t.isNumber(first) || t.length(first) != 3 && t.length(first) != 2) {
            return -1;
        }
        int i = t.isMark(first + 1, ',') ? first + 2 : first + 1;
        i = t.equalsFolded(i, "and") || t.equalsFolded(i, "y") ? i + 1 : i;
        boolean followed = t.equalsFolded(i, "followed") && t.equalsFolded(i + 1, "by");
        boolean then = THEN.has(t, i);
        int second = followed ? i + 2 : i + 1;
        boolean fits = (then || followed) && t.isNumber(second) && t.length(first) + t.length(second) == DIGITS;
        return fits && !t.isOneOf(second + 1, "%/:") ? second : -1;
    }
}
