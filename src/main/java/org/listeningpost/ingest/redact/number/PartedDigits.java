package org.listeningpost.ingest.redact.number;

import org.listeningpost.ingest.redact.check.Checksums;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/**
 * Groups of digits that any signs part, told by their lengths alone: {@code 415/867-5309}, {@code (415)•••867•••5309},
 * {@code 4111/1111/1111/1111}, {@code 06 12 34 56 78}, {@code 4.1.5.8.6.7.5.3.0.9}. What stands between the groups says
 * nothing here; dates, prices and lists of counts have other lengths.
 */
final class PartedDigits {
    private static final int GROUPS_MAX = 20;
    private static final int SIGNS_MAX = 5;
    private static final int PAIRS_MIN = 5;
    private static final int DIGITS_MIN = 7;
    private static final int COMMAS_MIN = 5;
    private static final int ODD_DIGITS_MIN = 6;
    private static final int SLASHED_MIN = 10;
    /** Of four groups: {@code 2024/62/58/5950}. */
    private static final int SLASHED_FOUR_MIN = 12;

    private static final int TEN = 10;
    private static final int REFERENCES_MAX = 100;
    /** Nothing that is counted or dated has these between its digits. */
    private static final String ODD_JOINTS = "~|*\u2022\u00B7_\u2014^#\\=";

    private static final long MONEY = WordClass.CURRENCY.bit | WordClass.UNIT.bit;

    private final Tokens t;
    private final int[] groups = new int[GROUPS_MAX];
    private int count;
    /** A comma with a blank stands somewhere, as in a list. */
    private boolean listed;
    /** Something else than what {@link DigitRun} knows stands somewhere, or the same sign twice. */
    private boolean plain = true;

    private PartedDigits(Tokens tokens) {
        this.t = tokens;
    }

    /** Takes what starts at this number; false where nothing does. */
    static boolean take(Scan scan, int first) {
        PartedDigits parted = new PartedDigits(scan.tokens());
        parted.collect(first);
        return parted.count >= 3 ? parted.take(scan) : parted.count == 2 && parted.boxed(scan);
    }

    private void collect(int first) {
        groups[0] = first;
        count = 1;
        int i = first;
        while (count < GROUPS_MAX) {
            int next = i + 1;
            boolean comma = false;
            boolean known = true;
            while (next - i <= SIGNS_MAX && isSign(next)) {
                comma |= t.isMark(next, ',') && t.spaceBefore(next + 1);
                known &= next == i + 1 && t.isOneOf(next, "-.");
                next++;
            }
            boolean joined = t.isNumber(next)
                    && !t.lineBreakBefore(next)
                    && t.start(next) - t.end(i) <= SIGNS_MAX + 2
                    && (next > i + 1 || t.start(next) - t.end(i) <= 2);
            if (!joined) {
                return;
            }
            // What stands behind the last group is no part of it.
            listed |= comma;
            plain &= known;
            groups[count++] = next;
            i = next;
        }
    }

    private boolean isSign(int i) {
        boolean other = t.isOneOf(i, "$€£¥%&@<") || t.isMark(i, '#') && !t.isJoint(i, "#");
        return t.kind(i) == Tokens.MARK && !other && !t.lineBreakBefore(i);
    }

    /**
     * {@code 412/903/338}, {@code 24/181/3289}, {@code 72/61/50/37}: more digits than a pressure, a date or shares have, and nothing that
     * explains them.
     */
    private boolean isSlashed() {
        int digits = lengthOf(0);
        boolean fives = value(0) % 5 == 0;
        int sum = value(0);
        for (int g = 1; g < count; g++) {
            int joint = groups[g - 1] + 1;
            if (!t.isJoint(joint, "/") || groups[g] != joint + 1) {
                return false;
            }
            digits += lengthOf(g);
            fives &= value(g) % 5 == 0;
            sum += value(g);
        }
        boolean four = count == 4 && isAll(2, 0, count) && !fives && sum != 100;
        boolean many = count >= 4 && digits >= (count == 4 ? SLASHED_FOUR_MIN : SLASHED_MIN) && !isAll(2, 0, count);
        boolean ones = count >= (isTold() ? ODD_DIGITS_MIN : DIGITS_MIN) && isAll(1, 0, count) && !isSorted(count);
        return four
                || many && !isYears()
                || ones
                || count == 3 && digits > DIGITS_MIN && !isYears() && !t.isYear(groups[2]) && !t.isYear(groups[0]);
    }

    /** {@code m/r/n 8/3/0/9/5/3}: a keyword before it, or letters that slashes part as the digits are. */
    private boolean isTold() {
        int before = groups[0] - 1;
        boolean parted = t.isWord(before) && t.length(before) == 1 && t.isJoint(before - 1, "/");
        return parted || t.before(groups[0], 3, WordClass.NUMBER_CUES);
    }

    private boolean take(Scan scan) {
        if (t.isOneOf(groups[0] - 1, "$€£¥")
                || t.isAny(groups[count - 1] + 1, MONEY)
                || t.before(groups[0], 4, WordClass.PUBLIC_NUMBER.bit)) {
            return false;
        }
        boolean cue = t.before(groups[0], 4, WordClass.PHONE_CUE.bit);
        if (listed && !cue) {
            return false;
        }
        int one = lengthOf(0) == 1 && value(0) == 1 ? 1 : 0;
        if (!plain && count == 3 + one && isNanp(one)) {
            return add(scan, 0, count, IdentifierType.PHONE, "phone:parted");
        }
        if (!plain && count == 3 && hasLengths(0, 3, 2, 4) && Checksums.isSsn(compact(0, count))) {
            return add(scan, 0, count, IdentifierType.SSN, "ssn:parted");
        }
        if (!plain && count == 4 && isAll(4, 0, count) && !isYears()) {
            boolean card = Checksums.isCard(compact(0, count));
            return add(
                    scan, 0, count, card ? IdentifierType.ACCOUNT : IdentifierType.NUM, card ? "card" : "digits:fours");
        }
        if (isSlashed()) {
            return add(scan, 0, count, IdentifierType.NUM, "digits:parted");
        }
        return licensed(scan) || boxed(scan) || odd(scan) || pairs(scan, cue) || ones(scan);
    }

    /** {@code F 684 / 4729 / 4054}: a capital before slashes with blanks, and more digits than any values so written. */
    private boolean licensed(Scan scan) {
        int letter = groups[0] - 1;
        boolean headed = t.isWord(letter)
                && t.length(letter) == 1
                && t.isCapitalized(letter)
                && t.isBlankBehind(letter)
                && !t.equalsFolded(letter, "i");
        boolean round = value(0) % TEN == 0 && value(1) % TEN == 0 && value(2) % TEN == 0;
        if (!headed
                || round
                || count != 3
                || compact(0, count).length() < SLASHED_MIN
                || !isSpacedSlash(1)
                || !isSpacedSlash(2)) {
            return false;
        }
        int last = groups[2];
        scan.add(letter, last, IdentifierType.NUM, Candidate.SHAPED, "digits:parted");
        scan.readUntil(t.end(last));
        return true;
    }

    private boolean isSpacedSlash(int group) {
        int joint = groups[group] - 1;
        return t.isMark(joint, '/')
                && t.spaceBefore(joint)
                && t.spaceBefore(joint + 1)
                && groups[group - 1] == joint - 1;
    }

    /** {@code [40][38][691]}: each group in brackets of its own. */
    private boolean boxed(Scan scan) {
        int bracket = t.isOneOf(groups[0] - 1, "([{") ? "([{".indexOf(t.first(groups[0] - 1)) : -1;
        int least = count == 2 ? DIGITS_MIN : ODD_DIGITS_MIN;
        if (bracket < 0 || compact(0, count).length() < least || isYears()) {
            return false;
        }
        if (isSorted(count) && Math.abs(value(count - 1) - value(0)) < REFERENCES_MAX) {
            return false; // "[12][14][15]": what a paper refers to
        }
        for (int g = 0; g < count; g++) {
            int i = groups[g];
            boolean closed = t.isMark(i + 1, ")]}".charAt(bracket)) && !t.spaceBefore(i + 1);
            boolean goesOn = g == count - 1 || groups[g + 1] == i + 3 && !t.spaceBefore(i + 2) && !t.spaceBefore(i + 3);
            if (!closed || !goesOn) {
                return false;
            }
        }
        int last = groups[count - 1] + 1;
        int first = groups[0] - 1;
        boolean headed = t.isWord(first - 1) && t.isUpperCase(first - 1) && t.length(first - 1) <= 2;
        first = headed && !t.spaceBefore(first) ? first - 1 : first; // "ES(48)(2085)"
        scan.add(first, last, IdentifierType.NUM, Candidate.SHAPED, "digits:boxed");
        scan.readUntil(t.end(last));
        return true;
    }

    /** {@code 836~9391113~5876}, {@code 00—49—28}, {@code 59//395//81}: the same odd signs everywhere, without blanks. */
    private boolean odd(Scan scan) {
        int digits = lengthOf(0);
        int signs = groups[1] - groups[0] - 1;
        boolean doubled = signs >= 2;
        for (int g = 1; g < count; g++) {
            int joint = groups[g - 1] + 1;
            if (groups[g] - joint != signs || t.end(groups[g] - 1) != t.start(groups[g])) {
                return false;
            }
            for (int k = joint; k < groups[g]; k++) {
                boolean same = t.start(k) == t.end(k - 1) && t.first(k) == t.first(groups[0] + 1);
                if (!same || !doubled && !t.isOneOf(k, ODD_JOINTS)) {
                    return false;
                }
            }
            digits += lengthOf(g);
        }
        boolean listing = doubled && isSorted(count); // "100...200...300"
        return signs > 0
                && digits >= ODD_DIGITS_MIN
                && !listing
                && !isYears()
                && add(scan, 0, count, IdentifierType.NUM, "digits:odd");
    }

    /** Two digits at a time: at least ten digits, and no sorted list. */
    private boolean pairs(Scan scan, boolean cue) {
        int last = lengthOf(count - 1) == 2 ? count : count - 1;
        boolean tail = last < count && (lengthOf(last) == 1 || lengthOf(last) == 3);
        if (!isAll(2, 0, last) || last < count && !tail || isOneOf(":/") || isSorted(last)) {
            return false;
        }
        boolean many = count >= PAIRS_MIN && !listed;
        if (!many && !(cue && count >= PAIRS_MIN - 1)) {
            return false;
        }
        int digits = last * 2 + (tail ? lengthOf(last) : 0);
        boolean phone = cue || digits == 10;
        return add(scan, 0, count, phone ? IdentifierType.PHONE : IdentifierType.NUM, "digits:pairs");
    }

    /** One digit at a time, and no counting. */
    private boolean ones(Scan scan) {
        int least =
                t.isJoint(groups[0] + 1, ",") ? COMMAS_MIN : DIGITS_MIN; // "1,8,8,3,5", where no list has its blanks
        if (count < least || listed || !isAll(1, 0, count) || isOneOf(":/") || isSorted(count)) {
            return false;
        }
        return add(
                scan,
                0,
                count,
                count == 10 || count == 11 ? IdentifierType.PHONE : IdentifierType.NUM,
                "digits:single");
    }

    private boolean isNanp(int from) {
        return hasLengths(from, 3, 3, 4)
                && t.first(groups[from]) >= '2'
                && t.first(groups[from + 1]) >= '2'
                && !(t.isMark(groups[from] + 1, '.') && t.isMark(groups[from + 1] + 1, ','));
    }

    private boolean hasLengths(int from, int first, int second, int third) {
        return lengthOf(from) == first && lengthOf(from + 1) == second && lengthOf(from + 2) == third;
    }

    private boolean isAll(int length, int from, int to) {
        for (int g = from; g < to; g++) {
            if (lengthOf(g) != length) {
                return false;
            }
        }
        return to > from;
    }

    private boolean isYears() {
        for (int g = 0; g < count; g++) {
            if (value(g) < 1800 || value(g) > 2100) {
                return false;
            }
        }
        return true;
    }

    /** Ascending or descending all the way, as counts and drawn numbers are. */
    private boolean isSorted(int to) {
        boolean up = true;
        boolean down = true;
        for (int g = 1; g < to; g++) {
            up &= value(g) >= value(g - 1);
            down &= value(g) <= value(g - 1);
        }
        return up || down;
    }

    /** Whether one of these signs stands behind the first group. */
    private boolean isOneOf(String signs) {
        return t.isOneOf(groups[0] + 1, signs);
    }

    private int lengthOf(int group) {
        return t.length(groups[group]);
    }

    private int value(int group) {
        return t.value(groups[group]);
    }

    private String compact(int from, int to) {
        StringBuilder compact = new StringBuilder();
        for (int g = from; g < to; g++) {
            compact.append(t.string(groups[g]));
        }
        return compact.toString();
    }

    private boolean add(Scan scan, int from, int to, IdentifierType type, String rule) {
        int first = groups[from];
        while (first > 0 && t.isOneOf(first - 1, "+([#") && !t.spaceBefore(first)) {
            first--;
        }
        if (type == IdentifierType.NUM && first == groups[from]) {
            first = NumberEdges.firstOf(t, first);
        }
        int last = groups[to - 1];
        last = type == IdentifierType.PHONE ? PhoneExtension.after(t, last) : last;
        last = NumberEdges.lastOf(t, last);
        scan.add(first, last, type, Candidate.SHAPED, rule);
        scan.readUntil(t.end(last));
        return true;
    }
}
