package org.listeningpost.ingest.redact.place;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/**
 * Addresses that no English or Spanish street's word gives away: {@code 93 Via Pisanelli 89}, {@code Tylova 12, 3º},
 * {@code PSC 7004, Box 8380, APO AP 11949}, {@code the corner of Main and 5th}.
 */
public final class OtherAddresses {
    private static final int NAME_WORDS_MAX = 5;
    private static final int MILITARY_BACK_MAX = 10;

    /** At "via", "rue", "ul.": a name follows, and a number stands on one side. */
    public void foreign(Scan scan, int word) {
        Tokens t = scan.tokens();
        boolean numberBefore = isHouse(t, word - 1);
        boolean capital = t.isCapitalized(word);
        int i = t.isMark(word + 1, '.') ? word + 2 : word + 1;
        int names = 0;
        boolean capitals = true;
        while (names < NAME_WORDS_MAX && t.isWord(i) && !t.lineBreakBefore(i) && !isBreak(t, i)) {
            capitals &= t.isCapitalized(i) || AddressExtent.isParticle(t, i);
            names++;
            i = t.isMark(i + 1, '.') && t.length(i) <= 3 ? i + 2 : i + 1;
        }
        int number = t.isMark(i, ',') ? i + 1 : i;
        boolean numberAfter = isHouse(t, number) && !t.lineBreakBefore(number);
        boolean believed = numberBefore && numberAfter || (capital || t.isMark(word + 1, '.')) && capitals;
        if (names > 0 && believed && (numberBefore || numberAfter)) {
            int last = numberAfter ? number : t.isWord(i - 1) ? i - 1 : i - 2;
            scan.add(numberBefore ? word - 1 : word, last, IdentifierType.ADDRESS, Candidate.CUED, "street:foreign");
        }
    }

    private static boolean isBreak(Tokens t, int i) {
        boolean particle = AddressExtent.isParticle(t, i);
        return !particle && t.isAny(i, WordClass.STOP.bit | WordClass.UNIT.bit | WordClass.DWELLING.bit);
    }

    private static boolean isHouse(Tokens t, int i) {
        return t.isNumber(i)
                && t.length(i) <= 4
                && !t.isAny(i + 1, WordClass.UNIT.bit | WordClass.AGE_AFTER.bit | WordClass.CURRENCY.bit);
    }

    /** {@code 62 Parva Domus 6896, Pesconuovo}: at the first number. A name between two numbers, and more of an address. */
    public void between(Scan scan, int number) {
        Tokens t = scan.tokens();
        if (!isHouse(t, number) || t.isOneOf(number - 1, "$€£#:/.%-,") && !t.spaceBefore(number)) {
            return;
        }
        int i = number + 1;
        int names = 0;
        while (names < NAME_WORDS_MAX
                && t.isWord(i)
                && !t.lineBreakBefore(i)
                && (AddressExtent.isParticle(t, i) && names > 0
                        || t.isCapitalized(i)
                                && !t.isAny(i, WordClass.STOP.bit | WordClass.MONTH.bit | WordClass.UNIT.bit))) {
            names++;
            i = t.isMark(i + 1, '.') && t.length(i) <= 3 || t.isMark(i + 1, '-') ? i + 2 : i + 1;
        }
        if (names == 0 || !isHouse(t, i) || t.lineBreakBefore(i)) {
            return;
        }
        boolean cue = t.before(number, 4, WordClass.ADDRESS_CUE.bit) || t.isMark(number - 1, ':');
        boolean goesOn = t.is(i + 1, WordClass.DWELLING)
                || (t.isMark(i + 1, ',') || t.lineBreakBefore(i + 1) && i + 1 < t.count())
                        && isTown(t, t.isMark(i + 1, ',') ? i + 2 : i + 1);
        if (cue || goesOn) {
            scan.add(number, i, IdentifierType.ADDRESS, Candidate.CUED, "street:between");
        }
    }

    private static boolean isTown(Tokens t, int i) {
        for (int k = i; k < i + 4; k++) {
            if (t.is(k, WordClass.CITY) && t.isCapitalized(k)) {
                return true;
            }
            if (!t.isCapitalized(k) && !AddressExtent.isParticle(t, k)) {
                return false;
            }
        }
        return false;
    }

    /** At APO, FPO, DPO: the box before it and the code after it. */
    public void military(Scan scan, int word) {
        Tokens t = scan.tokens();
        int area = t.isMark(word + 1, ',') ? word + 2 : word + 1;
        boolean known = t.equalsFolded(area, "ae") || t.equalsFolded(area, "aa") || t.equalsFolded(area, "ap");
        if (!known) {
            return;
        }
        int last = t.isNumber(area + 1) && t.length(area + 1) == 5 ? area + 1 : area;
        int first = word;
        for (int i = word - 1; i >= Math.max(0, word - MILITARY_BACK_MAX); i--) {
            boolean part = t.isNumber(i) || t.isOneOf(i, ",#") || t.equalsFolded(i, "box");
            boolean head = t.equalsFolded(i, "psc")
                    || t.equalsFolded(i, "unit")
                    || t.equalsFolded(i, "cmr")
                    || t.isUpperCase(i)
                            && (t.equalsFolded(i, "uss") || t.folded(i).startsWith("usn"))
                    || t.equalsFolded(i, "uscgc");
            boolean ship = i == word - 1 && (t.isCapitalized(i) || t.isPlaceholder(i));
            if (head || part && !t.isMark(i, ',')) {
                first = i;
            }
            if (head || !part && !ship) {
                break;
            }
        }
        scan.add(first, last, IdentifierType.ADDRESS, Candidate.CUED, "military");
    }

    /** At "corner": {@code corner of Main and 5th}, {@code esquina de Juárez y Morelos}. */
    public void corner(Scan scan, int word) {
        Tokens t = scan.tokens();
        int first = word + 2;
        int start = t.equalsFolded(word - 1, "the") ? word - 1 : word;
        if (!t.equalsFolded(word + 1, "of") && !t.equalsFolded(word + 1, "de") && !t.equalsFolded(word + 1, "con")) {
            return;
        }
        int last = -1;
        boolean joined = false;
        for (int i = first; i < Math.min(t.count(), first + 2 * NAME_WORDS_MAX) && !t.lineBreakBefore(i); i++) {
            boolean and = t.equalsFolded(i, "and") || t.equalsFolded(i, "y") || t.isMark(i, '&');
            boolean name = t.isCapitalized(i) && t.isWord(i)
                    || t.hasDigit(i)
                    || t.isPlaceholder(i)
                    || t.isAny(i, WordClass.STREET.bit | WordClass.STREET_AMBIGUOUS.bit | WordClass.DIRECTION.bit);
            if (and) {
                joined = true;
            } else if (name) {
                last = i;
            } else if (!AddressExtent.isParticle(t, i) && !t.isOneOf(i, ".,")) {
                break;
            }
        }
        if (joined && last > first) {
            scan.add(start, last, IdentifierType.ADDRESS, Candidate.CUED, "corner");
        }
    }
}
