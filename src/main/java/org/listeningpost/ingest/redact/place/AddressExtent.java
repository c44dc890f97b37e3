package org.listeningpost.ingest.redact.place;

import java.util.Set;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * Where an address that a rule has seen a part of starts and ends: house numbers before it, flats, towns, states, countries
 * and postcodes after it, over commas and line breaks. Placeholders of names and places that stand among them are passed.
 */
public final class AddressExtent {
    private static final int PARTS_MAX = 10;
    private static final int NAME_WORDS_MAX = 5;
    private static final int DOOR_LETTERS_MAX = 9;
    /** On which side of the stairs a door is. */
    public static final Set<String> SIDES = Set.of("izq", "izda", "izquierda", "dcha", "drcha", "derecha");

    private static final Words DOORS = new Words(SIDES, Set.of("centro", "interior", "exterior"));
    public static final Set<String> FLOORS =
            Set.of("primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "septimo", "octavo", "noveno");
    private static final Set<String> PARTS = Set.of(
            "portal",
            "bajo",
            "escalera",
            "esc",
            "planta",
            "bloque",
            "local",
            "nave",
            "torre",
            "edificio",
            "edif",
            "puerta",
            "piso");
    /** Before the number of a house that stands behind its street. */
    private static final Set<String> HOUSES = Set.of("number", "no", "num", "numero", "house", "casa", "the");

    private static final Set<String> PARTICLES = Set.of(
            "de", "del", "la", "las", "los", "el", "di", "da", "do", "dos", "des", "du", "le", "van", "den", "der",
            "am", "an", "of", "nad", "ulica", "utca", "ut", "u", "ter", "tee", "vei", "vej", "trg");

    /** Grows everything that is an address so far. */
    public void grow(Scan scan) {
        Tokens t = scan.tokens();
        int known = scan.addresses();
        for (int k = 0; k < known; k++) {
            grow(scan, t, scan.addressFirst(k), scan.addressLast(k));
        }
        for (int i = 0; t.hasPlaceholders() && i < t.count(); i++) {
            if (t.isPlaceholder(i) && isAddress(t, i)) {
                grow(scan, t, i, i);
            }
        }
    }

    private static void grow(Scan scan, Tokens t, int first, int last) {
        int end = right(t, AddressEdges.last(t, last));
        int start = AddressEdges.first(t, left(t, first));
        int open = -1;
        for (int i = start; i <= end; i++) {
            boolean inSeed = i >= first && i <= last;
            boolean part = t.isAlphanumeric(i) && (!inSeed || !t.isPlaceholder(i));
            if (part && open < 0) {
                open = i;
            }
            boolean closes = i == end || t.isPlaceholder(i + 1);
            if (open >= 0 && closes && (open < first || i > last)) {
                int stop = i;
                while (stop > open && !t.isAlphanumeric(stop)) {
                    stop--;
                }
                scan.add(open, stop, IdentifierType.ADDRESS, Candidate.CUED, "address:rest");
            }
            open = closes ? -1 : open;
        }
    }

    /** {@code 9º "C"}, {@code 2º izq}, {@code , portal 2}, {@code bajo B}, {@code tercero izquierda}: behind the number of a house. */
    private static int doorEnd(Tokens t, int last) {
        int i = t.isMark(last + 1, ',') ? last + 2 : last + 1;
        if (i == last + 1 && t.hasDigit(last) && (t.equalsFolded(i, "bis") || t.equalsFolded(i, "duplicado"))) {
            return i;
        }
        boolean floor = t.kind(last) == Tokens.MIXED && t.length(last) <= 3;
        boolean quoted = t.isMark(i, '"') && t.isMark(i + 2, '"') && t.length(i + 1) == 1;
        if (t.hasDigit(last) && quoted) {
            return i + 1;
        }
        if (!t.hasDigit(last) || !t.isWord(i) || t.lineBreakBefore(i)) {
            return last;
        }
        if (floor && t.length(i) == 1 && t.isCapitalized(i)) {
            return i;
        }
        String word = t.length(i) <= DOOR_LETTERS_MAX ? t.folded(i) : "";
        if (DOORS.contains(word) && (floor || i > last + 1)) {
            return i;
        }
        boolean storey = FLOORS.contains(word) && t.isWord(i + 1) && DOORS.contains(t.folded(i + 1));
        boolean part = PARTS.contains(word)
                && (t.hasDigit(i + 1) && t.length(i + 1) <= 3 || t.length(i + 1) == 1 && t.isCapitalized(i + 1));
        return storey || part ? i + 1 : last;
    }

    /** {@code Evergreen Terrace (742)}, {@code Evergreen Terrace, number 742}: the house behind its street. */
    private static int houseEnd(Tokens t, int last) {
        if (t.hasDigit(last) || t.isPlaceholder(last)) {
            return last;
        }
        int i = t.isOneOf(last + 1, ",(") ? last + 2 : last + 1;
        boolean told = i > last + 1 || t.isCapitalized(last) && t.isNumber(i) && t.length(i) > 1;
        while (i <= last + 4 && t.isWord(i) && t.length(i) <= DOOR_LETTERS_MAX && HOUSES.contains(t.folded(i))) {
            told = true;
            i = t.isOneOf(i + 1, ".#") ? i + 2 : i + 1;
        }
        boolean closes = i + 1 >= t.count() || !t.isAny(i + 1, WordClass.COUNTING) && !t.isOneOf(i + 1, "%:/$");
        return told && isHouse(t, i) && closes && !t.isYear(i) && !t.lineBreakBefore(i) ? i : last;
    }

    private static int right(Tokens t, int start) {
        int from = houseEnd(t, start);
        int door = doorEnd(t, from);
        int floor = door > from && t.kind(door) == Tokens.MIXED ? doorEnd(t, door) : door;
        int good = floor;
        int last = floor;
        for (int parts = 0; parts < PARTS_MAX; parts++) {
            int i = afterJoint(t, last);
            if (i >= t.count() || i < 0) {
                return good;
            }
            if (t.isPlaceholder(i) && isPassed(t, i)) {
                last = i;
                continue;
            }
            int end = partEnd(t, last, i);
            if (end < 0) {
                return good;
            }
            good = end;
            last = end;
        }
        return good;
    }

    /** The next token behind commas, a dot of an abbreviation and line breaks; -1 where a sentence ends. */
    private static int afterJoint(Tokens t, int last) {
        int i = last + 1;
        while (i <= last + 3 && t.isOneOf(i, ",.-/>?º°ª")) {
            boolean stop = t.isMark(i, '?') && !t.lineBreakBefore(i + 1) || t.isMark(i, '.') && endsSentence(t, i);
            if (stop) {
                return -1;
            }
            i++;
        }
        return i;
    }

    private static boolean endsSentence(Tokens t, int dot) {
        return t.spaceBefore(dot + 1) && !t.lineBreakBefore(dot + 1) && t.length(dot - 1) > 4;
    }

    /** Last token of the part that starts at {@code i}, or -1. */
    private static int partEnd(Tokens t, int last, int i) {
        boolean apart = i > last + 1 || t.lineBreakBefore(i);
        int dwelling = dwellingEnd(t, i);
        if (dwelling >= 0) {
            return dwelling;
        }
        int land = landEnd(t, i);
        if (land >= 0 && (apart || t.hasDigit(last) || t.isPlaceholder(last) || t.isCapitalized(i))) {
            return land;
        }
        if (t.isNumber(i)) {
            return isNumberPart(t, last, i) ? numberEnd(t, i) : -1;
        }
        boolean code = t.isWord(i) && t.length(i) <= 3 && t.length(i) >= 2 && t.isUpperCase(i);
        if (code && (apart || t.is(i, WordClass.STATE_CODE)) && (endsAt(t, i) || t.hasDigit(i + 1))) {
            return i;
        }
        return townEnd(t, last, i, apart);
    }

    private static int dwellingEnd(Tokens t, int i) {
        if (!t.is(i, WordClass.DWELLING)) {
            return -1;
        }
        int value = t.isOneOf(i + 1, "#.") ? i + 2 : i + 1;
        boolean letter = t.isWord(value) && t.length(value) == 1 && t.isUpperCase(value);
        return t.hasDigit(value) && t.length(value) <= 5 || letter ? value : -1;
    }

    /** A state's or country's name. */
    private static int landEnd(Tokens t, int i) {
        for (int k = Math.min(t.count() - 1, i + 4); k >= i; k--) {
            if (t.isAny(k, WordClass.STATE.bit | WordClass.COUNTRY.bit) && t.phraseStart(k) == i) {
                return k;
            }
        }
        return -1;
    }

    private static boolean isNumberPart(Tokens t, int last, int i) {
        boolean counted = t.isAny(i + 1, WordClass.COUNTING)
                || t.isMark(i + 1, ':')
                || t.isMark(i + 1, '%')
                || t.isOneOf(i - 1, "$€£/#");
        if (counted || t.length(i) > 6) {
            return false;
        }
        boolean postal = t.length(i) >= 4
                && (t.isAny(
                                last,
                                WordClass.STATE.bit
                                        | WordClass.COUNTRY.bit
                                        | WordClass.STATE_CODE.bit
                                        | WordClass.CITY.bit)
                        || t.isUpperCase(last) && t.isWord(last)
                        || t.lineBreakBefore(i)
                        || t.isPlaceholder(last));
        boolean house = t.length(i) <= 4 && i == last + 1 && !t.lineBreakBefore(i) && !t.isNumber(last);
        return postal || (house && (endsAt(t, i) || t.is(i + 1, WordClass.DWELLING)));
    }

    private static int numberEnd(Tokens t, int i) {
        boolean four = t.isMark(i + 1, '-') && t.isNumber(i + 2) && t.length(i + 2) == 4 && !t.spaceBefore(i + 2);
        return four ? i + 2 : i;
    }

    private static boolean endsAt(Tokens t, int i) {
        return i + 1 >= t.count() || t.lineBreakBefore(i + 1) || t.isOneOf(i + 1, ",.?!;)");
    }

    /** A town: known, or capitals that a country, a postcode or the end of the line follows. */
    private static int townEnd(Tokens t, int last, int i, boolean apart) {
        boolean afterDwelling = t.is(last - 1, WordClass.DWELLING) || t.is(last - 2, WordClass.DWELLING);
        for (int k = Math.min(t.count() - 1, i + 3); k >= i; k--) {
            boolean known = t.is(k, WordClass.CITY) && t.phraseStart(k) <= i;
            if (known && (apart || afterDwelling || t.isPlaceholder(last)) && (t.isCapitalized(i) || endsAt(t, k))) {
                return k;
            }
        }
        if (!apart && !afterDwelling) {
            return -1;
        }
        int end = -1;
        int words = 0;
        for (int k = i; k < t.count() && words < NAME_WORDS_MAX && isTownWord(t, k, k == i); k++) {
            end = t.isCapitalized(k) ? k : end;
            words++;
            if (t.isJoint(k + 1, "-")) {
                k++;
            }
            if (t.lineBreakBefore(k + 1)) {
                break;
            }
        }
        if (end < 0) {
            return -1;
        }
        boolean bound = t.isNumber(end + 1) && t.length(end + 1) >= 4 && t.length(end + 1) <= 6
                || landEnd(t, end + 1) >= 0
                || t.isMark(end + 1, ',') && (landEnd(t, end + 2) >= 0 || t.lineBreakBefore(end + 2));
        boolean closes = endsAt(t, end) && (afterDwelling || !t.lineBreakBefore(i));
        return bound || closes ? end : -1;
    }

    private static boolean isTownWord(Tokens t, int i, boolean first) {
        if (!t.isWord(i) || t.isAny(i, WordClass.MONTH.bit | WordClass.WEEKDAY.bit)) {
            return false;
        }
        return t.isCapitalized(i) && !t.is(i, WordClass.STOP) || !first && isParticle(t, i);
    }

    /** Small words inside the names of streets and towns. */
    public static boolean isParticle(Tokens t, int i) {
        return t.isWord(i) && t.length(i) <= 5 && PARTICLES.contains(t.folded(i));
    }

    /** House numbers and a street's name before what was seen; the name only where a number stands before it. */
    private static int left(Tokens t, int first) {
        int start = first;
        int i = beforeJoint(t, start);
        if (isHouse(t, i)) {
            start = i;
            i = beforeJoint(t, start);
        } else if (!t.isPlaceholder(first) && !t.is(first, WordClass.DWELLING)) {
            return start;
        }
        int names = 0;
        int k = i;
        while (k >= 0
                && names < NAME_WORDS_MAX
                && (t.isPlaceholder(k) && isPassed(t, k)
                        || isParticle(t, k)
                        || isTownWord(t, k, true)
                        || isAbbreviation(t, k))
                && (names == 0 || !t.lineBreakBefore(k + 1))) {
            names++;
            k = t.isMark(k - 1, '.') && t.length(k) > 1 ? k - 2 : k - 1;
            k = t.isMark(k, '.') ? k - 1 : k;
        }
        if (names > 0 && isHouse(t, k)) {
            int more = beforeJoint(t, k);
            return isHouse(t, more) && more == k - 1 ? more : k;
        }
        return isHouse(t, i) && i == start - 1 ? i : start;
    }

    private static boolean isAbbreviation(Tokens t, int i) {
        return t.isWord(i) && (t.length(i) <= 4 || t.isCapitalized(i)) && t.isMark(i + 1, '.') && !t.spaceBefore(i + 1);
    }

    private static int beforeJoint(Tokens t, int first) {
        int i = first - 1;
        return t.isMark(i, ',') ? i - 1 : i;
    }

    private static boolean isHouse(Tokens t, int i) {
        return t.isNumber(i)
                && t.length(i) <= 4
                && !t.isOneOf(i - 1, "$€£#:/.%-")
                && !t.isAny(i + 1, WordClass.UNIT.bit | WordClass.AGE_AFTER.bit | WordClass.CURRENCY.bit);
    }

    private static boolean isAddress(Tokens t, int i) {
        return t.isPlaceholder(i, IdentifierType.ADDRESS);
    }

    /** Names and places may stand in an address; dates, phones and the like may not. */
    private static boolean isPassed(Tokens t, int i) {
        return t.isPlaceholder(i, IdentifierType.PERSON)
                || t.isPlaceholder(i, IdentifierType.PLACE)
                || t.isPlaceholder(i, IdentifierType.ZIP)
                || isAddress(t, i)
                || t.text().charAt(t.start(i) + 1) == 'Z';
    }
}
