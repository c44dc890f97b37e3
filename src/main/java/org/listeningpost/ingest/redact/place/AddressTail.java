package org.listeningpost.ingest.redact.place;

import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/** The unit, city, state and ZIP code after a street. Stateless. */
final class AddressTail {
    private static final int PARTS_MAX = 8;

    private AddressTail() {}

    /** Its last token; the street itself where nothing belongs to it. */
    static int of(Tokens t, int street) {
        int last = street;
        for (int rounds = 0; rounds < PARTS_MAX; rounds++) {
            int i = last + 1;
            while (i <= last + 2 && t.isOneOf(i, ",.#-")) {
                i++;
            }
            boolean glued = t.isMark(i - 1, '#');
            boolean label = t.equalsFolded(i, "number") || t.equalsFolded(i, "no") || t.equalsFolded(i, "num");
            int numbered = label && t.isMark(i + 1, '.') ? i + 2 : i + 1;
            if (label && t.isNumber(numbered) && t.length(numbered) <= 5) {
                last = numbered;
                continue;
            }
            if (t.is(i, WordClass.DIRECTION) && t.length(i) <= 2 && t.isUpperCase(i)) {
                last = i;
            } else if (t.is(i, WordClass.DWELLING)
                    && (t.hasDigit(i + 1)
                            || (t.isOneOf(i + 1, "#.") && t.hasDigit(i + 2))
                            || (t.isWord(i + 1) && t.length(i + 1) == 1))) {
                last = t.isMark(i + 1, '#') || t.isMark(i + 1, '.') ? i + 2 : i + 1;
            } else if (glued && t.isAlphanumeric(i)) {
                last = i;
            } else if (cityAndState(t, i) > 0) {
                last = cityAndState(t, i);
            } else if (t.isNumber(i)
                    && t.length(i) == 5
                    && t.isAny(last, WordClass.STATE.bit | WordClass.STATE_CODE.bit)) {
                last = t.isMark(i + 1, '-') && t.isNumber(i + 2) && t.length(i + 2) == 4 ? i + 2 : i;
            } else {
                return last;
            }
        }
        return last;
    }

    /** Last token of "Springfield, IL" from here, or -1. */
    private static int cityAndState(Tokens t, int i) {
        int k = i;
        while (k < i + 3
                && t.isWord(k)
                && (t.isCapitalized(k) || t.is(k, WordClass.CITY))
                && !t.is(k, WordClass.STATE)) {
            k++;
        }
        int state = t.isMark(k, ',') ? k + 1 : k;
        boolean code = t.is(state, WordClass.STATE_CODE) && t.isUpperCase(state) && t.length(state) == 2;
        return k > i && state < t.count() && (code || t.is(state, WordClass.STATE))
                ? state
                : t.is(i, WordClass.CITY) ? i : -1;
    }
}
