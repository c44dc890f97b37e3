package org.listeningpost.ingest.redact.number;

import java.util.Set;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/**
 * A value that does not stand right behind its keyword: before it ({@code DF999999 (npi)}, {@code KDL 4411 is my tag}), or
 * behind it with other words between ({@code last four of the social, mine's 9918}). Here the keyword is not enough: the
 * value must have the shape of one, too.
 */
final class DistantCue {
    private static final int WORDS_BETWEEN_MAX = 7;
    private static final int GROUPS_MAX = 7;
    private static final Set<String> LINKS = Set.of(
            "is", "was", "as", "for", "the", "my", "mi", "her", "his", "our", "your", "their", "a", "an", "es", "era",
            "el", "la", "de", "del", "su", "isn", "not", "valid", "s", "on", "dad", "mom", "mum", "that", "this",
            "real", "correct", "right", "wrong", "full", "actual", "whole", "old", "new", "num", "numero", "number");
    private static final Set<String> IS = Set.of("is", "was", "es", "era", "isn", "as");
    /** Letters before digits that are no identifier. */
    private static final Set<String> KNOWN = Set.of(
            "covid",
            "cov",
            "sars",
            "corona",
            "ncov",
            "influenza",
            "type",
            "phase",
            "fase",
            "tipo",
            "vitamin",
            "omega",
            "hpv",
            "ba",
            "xbb",
            "delta",
            "omicron",
            "icd",
            "cpt",
            "ndc");

    /** The tokens of a value, and what they are made of. */
    private record Value(int first, int last, int digits, int letters) {
        boolean isCode() {
            return letters > 0 && digits >= 3 && letters + digits >= 5;
        }
    }

    private DistantCue() {}

    /** At a keyword whose value should have this type. */
    static void at(Scan scan, int cue, IdentifierType type) {
        Tokens t = scan.tokens();
        behind(scan, t, cue, type);
        ahead(scan, t, cue, type);
    }

    private static void behind(Scan scan, Tokens t, int cue, IdentifierType type) {
        int i = t.phraseStart(cue) - 1;
        int end = i;
        boolean linked = false;
        while (i >= 0 && end - i <= WORDS_BETWEEN_MAX && !t.hasDigit(i) && isLink(t, i) && !t.lineBreakBefore(i + 1)) {
            linked |= t.isOneOf(i, "(=[") || t.isWord(i) && IS.contains(t.folded(i));
            i--;
        }
        boolean closed = t.isMark(t.phraseStart(cue) - 1, '(') && t.isOneOf(cue + 1, ")");
        if (i < 0 || t.lineBreakBefore(i + 1) || !linked && end != i) {
            return;
        }
        Value value = endingAt(t, i);
        if (value == null || isExplained(t, value)) {
            return;
        }
        boolean ssn = type == IdentifierType.SSN
                && value.letters() == 0
                && (value.digits() == 4 && linked || value.digits() == 9);
        boolean plate = type == IdentifierType.VEHICLE && linked && isPlate(t, value);
        boolean code = value.isCode() && isLetters(t, value);
        boolean number = linked && value.letters() == 0 && value.digits() >= (closed ? 5 : 6);
        if (type == IdentifierType.SSN ? ssn : plate || code && (linked || type != IdentifierType.ID) || number) {
            scan.add(value.first(), value.last(), type, Candidate.SHAPED, "cue:behind");
        }
    }

    private static boolean isLink(Tokens t, int i) {
        boolean not = t.equalsFolded(i, "t") && t.isMark(i - 1, '\'');
        return not || t.isOneOf(i, "(-=>'\"[:") || t.isWord(i) && LINKS.contains(t.folded(i));
    }

    private static void ahead(Scan scan, Tokens t, int cue, IdentifierType type) {
        int words = 0;
        int i = cue + 1;
        while (i < t.count() && i - cue <= 4 * WORDS_BETWEEN_MAX && words <= WORDS_BETWEEN_MAX && !t.hasDigit(i)) {
            if (t.isOneOf(i, "!?;$€£") || t.isPlaceholder(i) || t.lineBreakBefore(i) || endsSentence(t, i)) {
                return;
            }
            words += t.isWord(i) ? 1 : 0;
            i++;
        }
        if (i >= t.count() || words > WORDS_BETWEEN_MAX || !t.hasDigit(i) || t.isOneOf(i - 1, "$€£#") && words > 4) {
            return;
        }
        Value value = startingAt(t, i);
        if (isExplained(t, value)) {
            return;
        }
        boolean isShaped =
                switch (type) {
                    case SSN ->
                        value.letters() == 0 && (value.digits() == 9 || value.digits() == 4 && !isYear(t, value));
                    case ID -> false;
                    case VEHICLE -> isPlate(t, value);
                    case MRN, HEALTH_PLAN, DEVICE, NATIONAL_ID ->
                        value.isCode() && isLetters(t, value) || value.letters() == 0 && value.digits() >= 6;
                    default -> value.isCode() && isLetters(t, value) || value.letters() == 0 && value.digits() >= 7;
                };
        if (isShaped) {
            scan.add(value.first(), value.last(), type, Candidate.WEAK, "cue:ahead");
        }
    }

    private static boolean endsSentence(Tokens t, int i) {
        return t.isMark(i, '.') && t.spaceBefore(i + 1) && t.length(i - 1) > 3;
    }

    private static boolean isYear(Tokens t, Value value) {
        return value.first() == value.last() && t.isYear(value.first());
    }

    /** A dose, a price, a count, a date, a known name with a number. */
    private static boolean isExplained(Tokens t, Value value) {
        int first = value.first();
        int last = value.last();
        boolean counted = t.isAny(last + 1, WordClass.COUNTING)
                || t.isOneOf(last + 1, "%$€£°")
                || t.isMark(last + 1, '-') && t.isAny(last + 2, WordClass.UNIT.bit)
                || t.isOneOf(first - 1, "$€£#@");
        boolean known = t.isWord(first) && KNOWN.contains(t.folded(first))
                || t.isMark(first - 1, '-') && !t.spaceBefore(first) && t.isWord(first - 2);
        boolean decimal = t.isOneOf(last + 1, ".,:/") && !t.spaceBefore(last + 1) && t.hasDigit(last + 2);
        boolean round = value.letters() == 0 && t.string(last).endsWith("000");
        boolean year = value.letters() == 0 && value.digits() <= 8 && (t.isYear(first) || t.isYear(last));
        return counted || known || decimal || round || year || t.before(first, 4, WordClass.PUBLIC_NUMBER.bit);
    }

    /** Letters that an identifier has: capitals, or glued to digits on both sides; never a unit behind digits. */
    private static boolean isLetters(Tokens t, Value value) {
        for (int i = value.first(); i <= value.last(); i++) {
            if (t.kind(i) == Tokens.MIXED && isDose(t, i)) {
                return false;
            }
            if (t.isWord(i) && t.length(i) > 4 && !t.isUpperCase(i)) {
                return false;
            }
        }
        return true;
    }

    /** 500mg, 20th, 5pm, 130Billones: digits and then nothing but letters, as a word or a unit has them. */
    private static boolean isDose(Tokens t, int i) {
        int at = t.unitStart(i);
        boolean upper = at >= 0 && Character.isUpperCase(t.text().charAt(at));
        return at >= 0 && at - t.start(i) <= 5 && (!upper || t.end(i) - at > 4);
    }

    /** Two to four letters and two to five digits, in capitals or in one word. */
    private static boolean isPlate(Tokens t, Value value) {
        int length = value.letters() + value.digits();
        boolean fits =
                value.letters() >= 1 && value.letters() <= 5 && value.digits() >= 2 && length >= 5 && length <= 8;
        boolean single = value.first() == value.last();
        for (int i = value.first(); i <= value.last(); i++) {
            fits &= !t.isWord(i) || t.isUpperCase(i) || t.length(i) <= 3 && !t.is(i, WordClass.STOP);
            fits &= t.kind(i) != Tokens.MIXED || !isDose(t, i) || single && t.length(i) >= 6;
        }
        return fits;
    }

    private static Value startingAt(Tokens t, int i) {
        int first = i;
        while (first > i - 4 && t.isJoint(first - 1, "-_./") && t.isAlphanumeric(first - 2)) {
            first -= 2;
        }
        if (first == i && isPrefix(t, i - 1) && t.start(i) - t.end(i - 1) == 1) {
            first = i - 1;
        }
        int last = i;
        for (int groups = 0; groups < GROUPS_MAX; groups++) {
            boolean joint = t.isJoint(last + 1, "-·_/") && t.isAlphanumeric(last + 2) || isThousands(t, last + 1);
            boolean blank = t.isNumber(last + 1) && !t.lineBreakBefore(last + 1) && t.start(last + 1) - t.end(last) == 1
                    || isPrefix(t, last + 1) && t.start(last + 1) - t.end(last) == 1 && t.length(last + 1) <= 3;
            if (!joint && !blank) {
                break;
            }
            last += joint ? 2 : 1;
        }
        return of(t, first, last);
    }

    /** {@code 55.283.272}, {@code 6,962,177}. */
    private static boolean isThousands(Tokens t, int joint) {
        return t.isJoint(joint, ".,")
                && t.isNumber(joint + 1)
                && t.length(joint + 1) == 3
                && t.isNumber(joint - 1)
                && t.length(joint - 1) <= 3;
    }

    private static @org.jspecify.annotations.Nullable Value endingAt(Tokens t, int i) {
        if (!t.isAlphanumeric(i)) {
            return null;
        }
        int first = i;
        boolean digits = t.hasDigit(i);
        for (int groups = 0; groups < GROUPS_MAX; groups++) {
            boolean joint = t.isJoint(first - 1, "-·_/") && t.isAlphanumeric(first - 2);
            boolean blank = t.start(first) - (first > 0 ? t.end(first - 1) : 0) == 1
                    && !t.lineBreakBefore(first)
                    && (t.isNumber(first - 1) && t.hasDigit(first) || isPrefix(t, first - 1));
            if (!joint && !blank) {
                break;
            }
            first -= joint ? 2 : 1;
            digits |= t.hasDigit(first);
        }
        return digits ? of(t, first, i) : null;
    }

    /** Up to four capitals that are no word of their own. */
    private static boolean isPrefix(Tokens t, int i) {
        return t.isWord(i) && t.length(i) <= 4 && t.isUpperCase(i) && t.classes(i) == 0;
    }

    private static Value of(Tokens t, int first, int last) {
        int digits = 0;
        int letters = 0;
        for (int i = first; i <= last; i++) {
            for (int k = t.start(i); k < t.end(i) && t.isAlphanumeric(i); k++) {
                boolean digit = Character.isDigit(t.text().charAt(k));
                digits += digit ? 1 : 0;
                letters += digit ? 0 : 1;
            }
        }
        return new Value(first, last, digits, letters);
    }
}
