package org.listeningpost.ingest.redact.place;

import org.listeningpost.ingest.redact.date.AgedPerson;
import org.listeningpost.ingest.redact.number.ShortNumber;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** Streets, boxes, rooms: {@code 742 evergreen terr}, {@code calle Mayor 12, 3º B}, {@code PO box 12}, {@code room 412}. */
public final class AddressRules {
    private static final Words SPANISH_PARTICLES = Words.of("de", "del", "la", "las", "los", "el", "san", "santa");
    private static final Words SPANISH_LABELS = Words.of("no", "num", "numero", "n", "int", "col", "con");
    private static final Words STREETS_ONLY =
            Words.of("calle", "avenida", "av", "avda", "c", "calzada", "paseo", "pasaje", "callejon", "bulevar");
    /** Dwellings that count other things, too. */
    private static final Words DOSED = Words.of("unit", "lot", "flat", "cuarto", "bed", "building", "suite");

    private static final int STREET_WORDS_MAX = 5;
    private static final int HIDDEN_MAX = 14;
    private static final Words FETCHED = Words.of(
            "collect",
            "collected",
            "collection",
            "pickup",
            "picked",
            "deliver",
            "delivered",
            "delivery",
            "dropped",
            "sent",
            "posted",
            "shipped",
            "moved",
            "moving");

    /** A house number and the street that follows. */
    public boolean house(Scan scan, int number) {
        Tokens t = scan.tokens();
        boolean numberFits = t.length(number) <= 6 && !(t.isOneOf(number - 1, "$€£#.,:/%") && !t.spaceBefore(number));
        if (!numberFits) {
            return false;
        }
        int i = number + 1;
        boolean hyphens = t.isJoint(i, "-") && t.isCapitalized(i + 1);
        boolean comma = t.isMark(i, ',') && t.isCapitalized(i + 1) && t.spaceBefore(i + 1);
        i = hyphens || comma ? i + 1 : i;
        boolean capitals = true;
        int names = 0;
        while (i <= number + STREET_WORDS_MAX + 1 && t.isAlphanumeric(i) && !breaks(t, i)) {
            boolean street = t.is(i, WordClass.STREET) && (names > 0 || isNumbered(t, i));
            boolean ambiguous = t.is(i, WordClass.STREET_AMBIGUOUS) && names > 0;
            boolean named = capitals && isCapitalName(t, number, i - 1) || isAddressed(t, number);
            boolean believed = street || (ambiguous && (named || isAbbreviated(t, number, i)));
            if (believed && !goesOn(t, i) && (!comma || t.isCapitalized(i))) {
                int last = isNumbered(t, i) ? i + 1 : i;
                scan.add(
                        withLabel(t, withDwelling(t, number)),
                        AddressTail.of(t, last),
                        IdentifierType.ADDRESS,
                        Candidate.CUED,
                        "street");
                return true;
            }
            if (!isStreetName(t, i)) {
                return false;
            }
            boolean direction = t.is(i, WordClass.DIRECTION);
            capitals &= direction || t.isCapitalized(i) || t.hasDigit(i);
            names += direction && t.length(i) <= 2 ? 0 : 1;
            boolean possessive = t.isMark(i + 1, '\'') && t.equalsFolded(i + 2, "s");
            i += possessive ? 3 : t.isMark(i + 1, '.') && t.length(i) <= 3 || hyphens && t.isMark(i + 1, '-') ? 2 : 1;
        }
        return false;
    }

    /** The last word of a name, or of "Brigid's". */
    private static boolean isCapitalName(Tokens t, int number, int i) {
        // "One Woman's View" has a number in the second view only
        boolean genitive = !ShortNumber.isPieced(t, number, number)
                && t.equalsFolded(i, "s")
                && t.isOneOf(i - 1, "'’")
                && !t.spaceBefore(i);
        return t.isCapitalized(genitive ? i - 2 : i);
    }

    /** "1209 pelham dr", "418 cedar ct": a number that counts nothing, one or two words that nobody knows, an abbreviation. */
    private static boolean isAbbreviated(Tokens t, int number, int street) {
        boolean kind = t.equalsFolded(street, "dr")
                || t.equalsFolded(street, "ct")
                || t.equalsFolded(street, "cir")
                || t.equalsFolded(street, "trl")
                || t.equalsFolded(street, "pl");
        boolean known = street - number > 3 || t.isYear(number) || t.length(number) < 3 || !t.isNumber(number);
        for (int i = number + 1; i < street && !known; i++) {
            known = !t.isWord(i)
                    || t.length(i) < 4
                    || AgedPerson.isReading(t, i)
                    || t.isAny(
                            i, WordClass.STOP.bit | WordClass.COUNTING | WordClass.AGE_AFTER.bit | WordClass.KIN.bit);
        }
        boolean placed = t.isAny(number - 1, WordClass.PREPOSITION.bit | WordClass.PLACE_CUE.bit)
                || t.isOneOf(number - 1, ",:(")
                || t.equalsFolded(number - 1, "is")
                || t.is(street + 1, WordClass.DWELLING) && t.hasDigit(street + 2);
        boolean goesOn = t.isCapitalized(street + 1) && t.isWord(street + 1) && !t.is(street + 1, WordClass.STATE_CODE);
        return kind
                && !known
                && placed
                && !goesOn
                && !t.equalsFolded(street + 1, "scan")
                && !t.equalsFolded(street + 1, "scans");
    }

    /** "Oak Hill Drive": the next word is the street's kind. */
    private static boolean goesOn(Tokens t, int i) {
        boolean kind = t.isAny(i + 1, WordClass.STREET.bit | WordClass.STREET_AMBIGUOUS.bit)
                && (t.isCapitalized(i + 1) || t.is(i + 1, WordClass.STREET) && !t.is(i, WordClass.STREET));
        return kind && !t.lineBreakBefore(i + 1) && t.start(i + 1) - t.end(i) <= 3;
    }

    /** "County Road 1120", "Highway 50": a road that has a number for a name. */
    private static boolean isNumbered(Tokens t, int street) {
        boolean road = t.equalsFolded(street, "highway")
                || t.equalsFolded(street, "hwy")
                || t.equalsFolded(street, "route")
                || t.equalsFolded(street, "rte")
                || (t.equalsFolded(street, "road") || t.equalsFolded(street, "rd"))
                        && (t.is(street - 1, WordClass.COUNTY) || t.equalsFolded(street - 1, "state"));
        return road && t.hasDigit(street + 1) && t.length(street + 1) <= 4 && !t.is(street + 2, WordClass.UNIT);
    }

    /** "unit 12, 345 Lexington Rd": the flat before the house. */
    private static int withDwelling(Tokens t, int number) {
        int value = t.isMark(number - 1, ',') ? number - 2 : number - 1;
        boolean flat = t.hasDigit(value) && t.length(value) <= 5 && t.is(value - 1, WordClass.DWELLING);
        return flat ? value - 1 : number;
    }

    /** "number 12 Prospect Road". */
    private static int withLabel(Tokens t, int first) {
        return t.equalsFolded(first - 1, "number") || t.equalsFolded(first - 1, "no") ? first - 1 : first;
    }

    private static boolean breaks(Tokens t, int i) {
        return t.lineBreakBefore(i);
    }

    private static boolean isAddressed(Tokens t, int number) {
        return t.before(number, 5, WordClass.ADDRESS_CUE.bit)
                || t.equalsFolded(number - 1, "at")
                || isFetched(t, number);
    }

    /** "free to collect from 39 chapel row", "they delivered it to 12 orchard close". */
    private static boolean isFetched(Tokens t, int number) {
        boolean way = t.equalsFolded(number - 1, "from") || t.equalsFolded(number - 1, "to");
        for (int i = number - 2; way && i >= Math.max(0, number - 4); i--) {
            if (FETCHED.has(t, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStreetName(Tokens t, int i) {
        boolean ordinal = t.kind(i) == Tokens.MIXED && (t.length(i) <= 6 || isHiddenName(t, i));
        boolean plain =
                t.isAny(i, WordClass.STOP.bit | WordClass.UNIT.bit | WordClass.CURRENCY.bit | WordClass.KIN.bit);
        // "90 old" is an age, "90 Old Quarry Road" is not
        plain |= t.is(i, WordClass.AGE_AFTER) && !t.isCapitalized(i) && !t.equalsFolded(i, "old");
        boolean direction = t.is(i, WordClass.DIRECTION);
        // "92 years old" tells an age, "2633 Old Quarry Road" a street.
        boolean old = t.equalsFolded(i, "old")
                && (t.isCapitalized(i) || t.isAny(i + 2, WordClass.STREET.bit) || t.is(i + 3, WordClass.STREET));
        return ordinal || (t.isWord(i) && (direction || old || !plain));
    }

    /** "5yc4mOr3": letters and digits by turns, and no dose. */
    private static boolean isHiddenName(Tokens t, int i) {
        return t.length(i) <= HIDDEN_MAX
                && t.unitStart(i) < 0
                && t.isAny(i + 1, WordClass.STREET.bit | WordClass.STREET_AMBIGUOUS.bit);
    }

    /** At a street's word without a number: {@code on Maple Street}. */
    public void street(Scan scan, int street) {
        Tokens t = scan.tokens();
        int first = street;
        while (first > 0
                && street - first < 3
                && t.isCapitalized(first - 1)
                && t.isWord(first - 1)
                && !t.isAny(first - 1, WordClass.STOP.bit | WordClass.STREET.bit)
                && !t.lineBreakBefore(first)) {
            first--;
        }
        boolean abbreviated = t.length(street) <= 3 && t.is(street, WordClass.STREET) && endsThere(t, street + 1);
        boolean full = (t.length(street) > 3 || abbreviated) && t.isCapitalized(street);
        boolean prep = t.is(first - 1, WordClass.PREPOSITION) || t.equalsFolded(first - 1, "the");
        boolean famous = t.equalsFolded(street - 1, "wall")
                || t.equalsFolded(street - 1, "sesame")
                || t.equalsFolded(street - 1, "downing")
                || t.equalsFolded(street - 1, "main") && !t.isCapitalized(street);
        int number = first < street && full ? StreetWithoutKind.numberAfter(t, street) : -1;
        if (first < street && full && (prep || number > 0) && !famous) {
            int last = AddressTail.of(t, street);
            scan.add(first, last, IdentifierType.ADDRESS, Candidate.SHAPED, "street:named");
            if (number > last) {
                scan.add(number, number, IdentifierType.ADDRESS, Candidate.SHAPED, "street:number");
            }
        }
    }

    /** "St." before a capital is a saint, and "St..." the rest of another word. */
    private static boolean endsThere(Tokens t, int next) {
        boolean dot = t.isMark(next, '.');
        return !t.isCapitalized(dot ? next + 1 : next) && !(dot && t.isMark(next + 1, '.'));
    }

    /** At "calle", "avenida", "carrera": the name and number that follow. */
    public void spanish(Scan scan, int word) {
        Tokens t = scan.tokens();
        int i = word + 1;
        boolean letter = t.length(word) == 1;
        if (letter && !(t.isMark(i, '/') && !t.spaceBefore(i) && t.spaceBefore(word))) {
            return;
        }
        if (t.isOneOf(i, "./")) {
            i++;
        }
        int last = -1;
        boolean capital = false;
        boolean number = false;
        int steps = 0;
        while (i < t.count() && steps < 12 && !t.lineBreakBefore(i)) {
            boolean particle = SPANISH_PARTICLES.has(t, i)
                    || t.equalsFolded(i, "y") && i == last + 1 && t.isCapitalized(i + 1); // Ramón y Cajal
            boolean label = isSpanishLabel(t, i);
            boolean mark = t.isOneOf(i, ",#.-º°ª")
                    && !(t.isMark(i, '.') && t.spaceBefore(i + 1) && (number || i > word + 1) && t.length(i - 1) > 3);
            if (t.hasDigit(i) && t.length(i) <= 5) {
                number = true;
                last = i;
            } else if (t.isWord(i) && t.isCapitalized(i) && !t.is(i, WordClass.STOP)) {
                capital = true;
                last = i;
            } else if (number && (t.equalsFolded(i, "el") || t.equalsFolded(i, "la"))) {
                break;
            } else if (!particle
                    && !label
                    && !mark
                    && !(t.isWord(i) && !number && steps < 4 && !t.isAny(i, WordClass.STOP.bit | WordClass.UNIT.bit))) {
                break;
            }
            steps++;
            i++;
        }
        boolean english = t.equalsFolded(word, "av")
                || t.equalsFolded(word, "cl")
                || t.equalsFolded(word, "plaza")
                || t.equalsFolded(word, "colonia");
        boolean near = t.hasDigit(word + 1)
                || t.isMark(word + 1, '.') && t.hasDigit(word + 2)
                || capital
                || last > word && isLowerStreet(t, word, last);
        boolean price = t.isNumber(last) && t.is(last + 1, WordClass.CURRENCY); // "la privada 1.200 pesos"
        if (last > word && near && !price && (number || (capital && !english))) {
            boolean house = !number && t.isNumber(word - 1) && t.length(word - 1) <= 4 && !t.lineBreakBefore(word);
            scan.add(house ? word - 1 : word, last, IdentifierType.ADDRESS, Candidate.CUED, "street:es");
            scan.readUntil(t.end(last));
        }
    }

    /** "no.", "n.º", "int", "col": what stands before the number of a house or the name of its quarter. */
    private static boolean isSpanishLabel(Tokens t, int i) {
        return SPANISH_LABELS.has(t, i)
                || t.equalsFolded(i, "o") && t.isMark(i - 1, '.') && t.equalsFolded(i - 2, "n")
                || t.is(i, WordClass.DWELLING);
    }

    /** "calle mayor 76": a word that means nothing but a street, a name of a few words, a number that counts nothing. */
    private static boolean isLowerStreet(Tokens t, int word, int last) {
        boolean street = STREETS_ONLY.has(t, word);
        int number = word + 1;
        while (number <= last
                && number - word <= 5
                && (t.isWord(number) && !breaksName(t, number) || isLabel(t, number))) {
            number++;
        }
        int value = t.value(Math.min(number, t.count() - 1));
        boolean year = value >= 1900 && value <= 2100;
        return street
                && number <= last
                && number > word + 1
                && t.isNumber(number)
                && t.length(number) <= 4
                && !year
                && !t.equalsFolded(number + 1, "en")
                && !t.isAny(number + 1, WordClass.COUNTING);
    }

    /** "no. 12": the word, and the dot behind it. */
    private static boolean isLabel(Tokens t, int i) {
        return t.equalsFolded(i, "no") || t.isMark(i, '.') && t.equalsFolded(i - 1, "no") || t.isMark(i, '#');
    }

    private static boolean breaksName(Tokens t, int i) {
        return t.is(i, WordClass.STOP) && !AddressExtent.isParticle(t, i);
    }

    /** At "apt", "room", "floor": only with a number or a single letter. */
    public void dwelling(Scan scan, int word) {
        Tokens t = scan.tokens();
        int value = word + 1;
        while (t.isOneOf(value, "#:")
                || (t.isMark(value, '.') && t.length(value - 1) <= 3)
                || t.equalsFolded(value, "no")
                || t.equalsFolded(value, "number")) {
            value++;
        }
        boolean dose = DOSED.has(t, word);
        boolean fits = value - word <= 3
                && t.hasDigit(value)
                && t.length(value) <= 5
                && !t.isAny(value + 1, WordClass.UNIT.bit);
        boolean upper = t.kind(value) == Tokens.MIXED || t.isCapitalized(word) || value > word + 1;
        boolean suite = t.equalsFolded(word, "suite") && t.isNumber(value) && t.length(value) >= 3;
        if (fits && (!dose || upper || suite) && (!dose || suite || !t.isNumber(word - 1))) {
            int last = houseAfter(t, value);
            last = last == value ? NamedHouse.lastOf(t, afterSingles(t, value)) : last;
            scan.add(WardName.first(t, word), last, IdentifierType.ADDRESS, Candidate.CUED, "dwelling");
        }
    }

    /** {@code room 4 1 2}: the last of the digits that stand one by one. */
    static int afterSingles(Tokens t, int value) {
        int last = value;
        while (last - value < 4 && t.length(value) == 1 && t.isNumber(last + 1) && t.length(last + 1) == 1) {
            last++;
        }
        return last;
    }

    /** "Flat 9, 12 Sycamore House": a number and capitals behind the flat, up to a comma or the end. */
    private static int houseAfter(Tokens t, int flat) {
        int number = t.isMark(flat + 1, ',') ? flat + 2 : flat + 1;
        if (!t.isNumber(number) || t.length(number) > 4 || t.lineBreakBefore(number)) {
            return flat;
        }
        int last = number;
        while (last - number < STREET_WORDS_MAX
                && t.isWord(last + 1)
                && t.isCapitalized(last + 1)
                && !t.is(last + 1, WordClass.STOP)
                && !t.lineBreakBefore(last + 1)) {
            last++;
        }
        return last > number + 1 ? last : flat;
    }
}
