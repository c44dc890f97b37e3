package org.listeningpost.ingest.redact.leftover;

import java.util.Set;
import org.listeningpost.ingest.redact.place.AddressExtent;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** What is left of an address of which a name was taken: the street behind it, the number, the door. Stateless. */
final class StreetLeftovers {
    private static final int TITLE_WORDS_MAX = 4;
    private static final int NAME_WORDS_MAX = 2;
    private static final int HOUSE_MAX = 5;
    private static final String QUOTES = "\"'”“’‘»";
    private static final Words FLOORS = new Words(AddressExtent.FLOORS, Set.of("decimo"));
    private static final Words SIDES = new Words(AddressExtent.SIDES);

    private StreetLeftovers() {}

    /** {@code "The Cottage", Station} before {@code Lane}: a house that has a name, in a street that looked like one. */
    static int start(Tokens t, int first, int last) {
        if (!t.is(last, WordClass.STREET) || !t.isCapitalized(last)) {
            return first;
        }
        boolean named =
                first == last && t.isWord(first - 1) && t.isCapitalized(first - 1) && t.isBlankBehind(first - 1);
        int street = named ? first - 1 : first;
        if (!t.isMark(street - 1, ',') || !t.isOneOf(street - 2, QUOTES)) {
            return street;
        }
        int word = street - 3;
        while (word > street - 3 - TITLE_WORDS_MAX && t.isWord(word) && t.isCapitalized(word)) {
            word--;
        }
        return t.isOneOf(word, QUOTES) && word < street - 3 ? word + 1 : street;
    }

    /** {@code Hollow Avenue 9215} behind {@code Quail}. */
    static int end(Tokens t, int last) {
        int kind = last + 1;
        while (kind <= last + NAME_WORDS_MAX && isName(t, kind) && !t.is(kind, WordClass.STREET)) {
            kind++;
        }
        boolean street = isName(t, kind) && t.is(kind, WordClass.STREET) && t.isCapitalized(last);
        if (!street) {
            return doorEnd(t, last);
        }
        boolean house = t.isBlankBehind(kind)
                && t.isNumber(kind + 1)
                && t.length(kind + 1) <= HOUSE_MAX
                && !t.isAny(kind + 2, WordClass.COUNTING);
        return house ? kind + 1 : kind;
    }

    private static boolean isName(Tokens t, int i) {
        return t.isWord(i) && t.isCapitalized(i) && t.isBlankBehind(i - 1) && !t.is(i, WordClass.STOP);
    }

    /** {@code Los Pinos 82 tercero izquierda}. */
    static int doorEnd(Tokens t, int last) {
        boolean door = t.isNumber(last + 1) && FLOORS.has(t, last + 2) && SIDES.has(t, last + 3);
        return door ? last + 3 : last;
    }
}
