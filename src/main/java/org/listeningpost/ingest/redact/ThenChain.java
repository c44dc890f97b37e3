package org.listeningpost.ingest.redact;

import org.jspecify.annotations.Nullable;

/**
 * A number told group by group: {@code 708 then 842 then 0790}, {@code 560 and then 52 and then 4304}, {@code 138 period 207
 * period 228 period 208}. Three groups at least, and more digits than a dose that goes down has. Stateless.
 */
final class ThenChain {
    private static final int GROUPS_MIN = 3;
    private static final int GROUPS_MAX = 8;
    private static final int DIGITS_MIN = 7;
    static final Words THEN = Words.of("then", "luego", "despues", "period");

    private ThenChain() {}

    /** Whether a group may end before this word. */
    static boolean mayStart(Tokens t, int i) {
        return THEN.has(t, i) && t.hasDigit(i + 1);
    }

    static @Nullable Reading at(Tokens t, int first) {
        if (!t.hasDigit(first) || next(t, first) < 0) {
            return null;
        }
        StringBuilder number = new StringBuilder(t.string(first));
        int groups = 1;
        int last = first;
        for (int i = next(t, first); i > 0 && groups < GROUPS_MAX; i = next(t, i)) {
            number.append(t.equalsFolded(i - 1, "period") ? '.' : '-').append(t.string(i));
            last = i;
            groups++;
        }
        long digits = number.chars().filter(Character::isDigit).count();
        return groups >= GROUPS_MIN && digits >= DIGITS_MIN ? new Reading(first, last, number.toString()) : null;
    }

    /** The group behind this one, or -1. */
    private static int next(Tokens t, int i) {
        int then = t.isMark(i + 1, ',') ? i + 2 : i + 1;
        then = t.equalsFolded(then, "and") || t.equalsFolded(then, "y") ? then + 1 : then;
        return THEN.has(t, then) && t.hasDigit(then + 1) ? then + 1 : -1;
    }
}
