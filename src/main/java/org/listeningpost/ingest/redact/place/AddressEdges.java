package org.listeningpost.ingest.redact.place;

import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * What is glued to an address and means nothing without it: {@code no. forty Victoria Terrace}, {@code c/Hidalgo nº36-1ºdcha}, {@code carrera 15
 * numeral 03 guion 34}, {@code bed 21A, Hargrove Pavilion}, {@code flat two, 18 Station Road}. Stateless.
 */
final class AddressEdges {
    private static final int BUILDING_WORDS_MAX = 3;
    private static final int NUMERAL_WITHIN = 8;
    private static final int DOOR_MAX = 7;
    private static final Words BUILDINGS = Words.of(
            "pavilion",
            "wing",
            "ward",
            "house",
            "tower",
            "towers",
            "building",
            "block",
            "lodge",
            "hall",
            "annex",
            "annexe",
            "centre",
            "center",
            "pabellon",
            "torre",
            "edificio",
            "unit",
            "wards",
            "infirmary");
    private static final Words NUMBER = Words.of("no", "nº", "number", "num", "numero", "nro", "house");
    private static final Words SIDES = Words.of("old", "new", "upper", "lower", "great", "little");
    private static final Words NUMERAL = Words.of("numeral");

    private AddressEdges() {}

    /** The first token of the address, given the first that was seen. */
    static int first(Tokens t, int seen) {
        int first = seen;
        boolean named = t.isCapitalized(first) && SIDES.has(t, first - 1) && t.isCapitalized(first - 1);
        if (named && t.isBlankBehind(first - 1)) {
            first--;
        }
        boolean counted = t.is(first, WordClass.NUMBER_WORD) || t.hasDigit(first);
        int word = t.isMark(first - 1, '.') && !t.spaceBefore(first - 1) ? first - 2 : first - 1;
        if (counted && NUMBER.has(t, word) && !t.lineBreakBefore(first)) {
            return word;
        }
        return counted && t.is(first - 1, WordClass.DWELLING) && t.isBlankBehind(first - 1) ? first - 1 : first;
    }

    /** The last token of the address, given the last that was seen. */
    static int last(Tokens t, int seen) {
        int last = seen;
        while (t.hasDigit(last)
                && t.isJoint(last + 1, "-")
                && t.isAlphanumeric(last + 2)
                && t.length(last + 2) <= DOOR_MAX) {
            last += 2;
        }
        if (NUMERAL.has(t, last + 1)) {
            last = numeralEnd(t, last);
        }
        return t.is(seen - 1, WordClass.DWELLING) && t.isMark(last + 1, ',') ? buildingEnd(t, last) : last;
    }

    /** {@code numeral 03 guion 34}: the crossing street and the house, as Colombian addresses have them. */
    private static int numeralEnd(Tokens t, int street) {
        int last = street + 1;
        int numbers = 0;
        for (int i = street + 2; i <= street + NUMERAL_WITHIN && !t.lineBreakBefore(i); i++) {
            boolean number = t.hasDigit(i) || t.is(i, WordClass.NUMBER_WORD);
            boolean joint = t.equalsFolded(i, "guion") || t.equalsFolded(i, "y") || t.isMark(i, '-');
            if (!number && !joint) {
                break;
            }
            last = number ? i : last;
            numbers += number ? 1 : 0;
        }
        return numbers > 0 ? last : street;
    }

    /** {@code , Hargrove Pavilion} behind a bed or a room. */
    private static int buildingEnd(Tokens t, int bed) {
        for (int i = bed + 2; i <= bed + 1 + BUILDING_WORDS_MAX && t.isWord(i) && t.isCapitalized(i); i++) {
            if (BUILDINGS.has(t, i) && i > bed + 2) {
                return i;
            }
        }
        return bed;
    }
}
