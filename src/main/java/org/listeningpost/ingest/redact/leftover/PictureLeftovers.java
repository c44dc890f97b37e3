package org.listeningpost.ingest.redact.leftover;

import org.listeningpost.ingest.redact.hidden.HiddenJoints;
import org.listeningpost.ingest.redact.leftover.Leftovers.Extent;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/** Pictures that stand inside of what goes or part it from its rest: {@code potsie🦓gal🦓7}, {@code calle 🌳 Olmo 🌳 83}. Stateless. */
final class PictureLeftovers {
    private static final int WORDS_MAX = 2;
    private static final int HOUSE_MAX = 5;
    private static final int REST_MAX = 4;

    private PictureLeftovers() {}

    static Extent around(Tokens t, IdentifierType type, Extent at) {
        boolean name = type == IdentifierType.PERSON || type == IdentifierType.HANDLE;
        if (!name && type != IdentifierType.ADDRESS && type != IdentifierType.DATE && type != IdentifierType.PLACE) {
            return at;
        }
        int behind = skip(t, at.last() + 1, 1);
        int before = skip(t, at.first() - 1, -1);
        boolean right = behind > at.last() + 1;
        if (!right && before == at.first() - 1 && !isPicture(t, at.first() - 2) && !isPicture(t, at.first() - 3)) {
            return at;
        }
        boolean inside = hasPicture(t, at);
        int first = at.first();
        int last = at.last();
        if (right
                && isGlued(t, at.last() + 1, behind)
                && t.isAlphanumeric(behind)
                && (inside || isRest(t, type, behind))) {
            last = behind;
        }
        if (inside && before < at.first() - 1 && isGlued(t, before + 2, at.first())) {
            first = before + 1;
        }
        Extent street = street(t, at, behind);
        return new Extent(Math.min(first, street.first()), Math.max(last, street.last()));
    }

    /** {@code nice} behind {@code Sha✨}, but no word that somebody goes on with behind a picture. */
    private static boolean isRest(Tokens t, IdentifierType type, int i) {
        boolean part = t.isWord(i) && t.length(i) <= REST_MAX && t.classes(i) == 0;
        return switch (type) {
            case HANDLE -> t.isAlphanumeric(i);
            case PERSON -> t.hasDigit(i) || part || t.isWord(i) && t.isCapitalized(i);
            default -> false;
        };
    }

    /** A street of Spanish between pictures, with the number of its house. */
    private static Extent street(Tokens t, Extent at, int behind) {
        int word = at.first() - 1;
        for (int k = 0; k < WORDS_MAX && t.isWord(word) && t.isCapitalized(word); k++) {
            word--;
        }
        int kind = skip(t, word, -1);
        if (kind == word || !t.is(kind, WordClass.STREET_SPANISH)) {
            return at;
        }
        boolean house = behind > at.last() + 1 && t.isNumber(behind) && t.length(behind) <= HOUSE_MAX;
        return new Extent(kind, house ? behind : at.last());
    }

    /** The first token from here on that is no picture. */
    private static int skip(Tokens t, int from, int step) {
        int i = from;
        while (isPicture(t, i)) {
            i += step;
        }
        return i;
    }

    private static boolean isGlued(Tokens t, int from, int to) {
        for (int i = from; i <= to; i++) {
            if (t.spaceBefore(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasPicture(Tokens t, Extent at) {
        for (int i = at.first(); i <= at.last(); i++) {
            if (isPicture(t, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPicture(Tokens t, int i) {
        return HiddenJoints.isSymbol(t, i) && t.first(i) < '\uFFF0';
    }
}
