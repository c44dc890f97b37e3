package org.listeningpost.ingest.redact.hidden;

import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.Words;

/**
 * A number told group by group: {@code 708 then 842 then 0790}, {@code 560 and then 52 and then 4304}, {@code 138 period 207
 * period 228 period 208}, {@code CG9 then 801 then 54}. Three groups at least, and more digits than a dose that goes down has. Stateless.
 */
final class ThenChain {
    private static final int GROUPS_MIN = 3;
    private static final int GROUPS_MAX = 8;
    private static final int DIGITS_MIN = 7;
    private static final int CODE_DIGITS_MIN = 4;
    private static final int ADDRESS_GROUPS = 4;
    private static final Words DOTS = Words.of("period", "point", "punto");
    private static final Words LAST = Words.of("last", "lastly", "finally", "ultimo", "final");
    static final Words THEN = Words.any(Words.of("then", "luego", "despues"), DOTS);

    private ThenChain() {}

    /** Whether a group may end before this word. */
    static boolean mayStart(Tokens t, int i) {
        return THEN.has(t, i) && t.hasDigit(i + 1);
    }

    static @Nullable Reading at(Tokens t, int first) {
        if (next(t, first) < 0 || !t.hasDigit(first) && !(t.isWord(first) && t.isUpperCase(first))) {
            return null;
        }
        StringBuilder number = new StringBuilder(t.string(first));
        int groups = 1;
        int last = first;
        for (int i = next(t, first); i > 0 && groups < GROUPS_MAX; i = next(t, i)) {
            number.append(DOTS.has(t, i - 1) ? '.' : '-').append(t.string(i));
            last = i;
            groups++;
        }
        long digits = number.chars().filter(Character::isDigit).count();
        boolean code = !t.isNumber(first) && t.isUpperCase(first);
        boolean machine = groups == ADDRESS_GROUPS && number.indexOf("-") < 0;
        boolean enough = machine || digits >= (code ? CODE_DIGITS_MIN : DIGITS_MIN);
        boolean closed = t.isWord(last) && t.length(last) == 1; // "8722 then 9926 then M"
        enough |= closed && digits >= CODE_DIGITS_MIN;
        return groups >= GROUPS_MIN && enough ? new Reading(first, last, number.toString()) : null;
    }

    /** The group behind this one, or -1. */
    private static int next(Tokens t, int i) {
        int then = t.isMark(i + 1, ',') ? i + 2 : i + 1;
        boolean and = t.equalsFolded(then, "and") || t.equalsFolded(then, "y");
        then = and ? then + 1 : then;
        if (and && LAST.has(t, then)) {
            return t.isNumber(then + 1) && THEN.has(t, i - 1) ? then + 1 : -1; // "1914 and last 6072"
        }
        boolean letter = t.isNumber(i) && t.isWord(then + 1) && t.length(then + 1) == 1 && t.isCapitalized(then + 1);
        return THEN.has(t, then) && (t.hasDigit(then + 1) || letter && !t.equalsFolded(then + 1, "i")) ? then + 1 : -1;
    }
}
