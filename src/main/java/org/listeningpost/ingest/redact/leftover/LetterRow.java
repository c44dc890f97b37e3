package org.listeningpost.ingest.redact.leftover;

import org.listeningpost.ingest.redact.leftover.Leftovers.Extent;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Tokens;

/** Letters that stand one by one, {@code K O W A L C Z Y K}, of which something goes: then all of them. Stateless. */
final class LetterRow {
    private static final int LETTERS_MIN = 5;
    private static final int ROW_MAX = 60;
    private static final int NUMBER_MAX = 4;

    private LetterRow() {}

    static Extent around(Tokens t, IdentifierType type, Extent at) {
        if (!isSingle(t, at.first()) && !isSingle(t, at.last())) {
            return at;
        }
        boolean words = type == IdentifierType.PERSON || type == IdentifierType.ADDRESS || type == IdentifierType.EMAIL;
        int first = at.first();
        while (goesOn(t, first - 1) && (words || !isLabel(t, first - 1)) && at.first() - first < ROW_MAX) {
            first--;
        }
        int last = at.last();
        while (goesOn(t, last) && last - at.last() < ROW_MAX) {
            last++;
        }
        int letters = 0;
        for (int i = first; i <= last; i++) {
            letters += isSingle(t, i) && t.isWord(i) ? 1 : 0;
        }
        if (letters < LETTERS_MIN) {
            return at;
        }
        boolean number =
                t.isBlankBehind(last) && t.isNumber(last + 1) && t.length(last + 1) <= NUMBER_MAX && isSingle(t, last);
        return new Extent(first, number ? last + 1 : last);
    }

    /** Whether one of the row stands here and behind it. */
    private static boolean goesOn(Tokens t, int i) {
        return isSingle(t, i) && isSingle(t, i + 1) && t.isBlankBehind(i);
    }

    /** The end of {@code p l a c a s} before {@code P K S 8 3}. */
    private static boolean isLabel(Tokens t, int i) {
        return t.isWord(i) && !t.isCapitalized(i) && (t.isCapitalized(i + 1) || t.isNumber(i + 1));
    }

    private static boolean isSingle(Tokens t, int i) {
        return t.isAlphanumeric(i) && t.length(i) == 1;
    }
}
