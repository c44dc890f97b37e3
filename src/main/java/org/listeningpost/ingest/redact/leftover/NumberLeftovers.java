package org.listeningpost.ingest.redact.leftover;

import org.listeningpost.ingest.redact.hidden.LetterNames;
import org.listeningpost.ingest.redact.leftover.Leftovers.Extent;
import org.listeningpost.ingest.redact.number.NumberEdges;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** What is left beside numbers and codes: groups that hang on by a sign, closing letters, groups behind a blank. Stateless. */
final class NumberLeftovers {
    private static final String JOINTS = "-/*.~+=•·";
    private static final int SIGNS_MAX = 3;
    private static final int PIECE_MAX = 12;
    private static final int LETTERS_MAX = 3;
    private static final int HEAD_MAX = 4;
    private static final int GROUPS_MAX = 4;
    private static final int GROUP_MAX = 5;
    private static final int APART_MIN = 3;
    private static final int APART_MAX = 6;
    private static final int LONG_MIN = 5;
    private static final int ZIP_MORE = 4;
    private static final int CURP_PART = 6;
    /** In capitals these are words of Spanish or English as often as letters of a code. */
    private static final String WORDS = "AEIOUY";

    /** One of these alone is a word of its own. */
    private static final String SMALL_WORDS = "aeiouynwux";

    /** Behind a letter of their own: {@code C section}, {@code B positive}. */
    private static final Words LETTERED = Words.of("section", "sections", "positive", "negative", "pos", "neg", "cell");

    private static final Words PLUS = Words.of("plus", "mas");
    private static final Words PRESS = Words.of("press", "dial", "marque", "oprima");

    private NumberLeftovers() {}

    static Extent around(Tokens t, Candidate span, Extent at) {
        int first = at.first();
        int last = at.last();
        if (!t.isAlphanumeric(first) || !t.isAlphanumeric(last)) {
            return at;
        }
        Extent insured = insured(t, at);
        first = Math.min(insured.first(), head(t, span.type(), first));
        last = Math.max(insured.last(), tail(t, span.type(), last));
        return new Extent(first, last);
    }

    private static int tail(Tokens t, IdentifierType type, int last) {
        int stuck = stuckBehind(t, type, last);
        if (stuck > last) {
            return stuck;
        }
        return switch (type) {
            case VEHICLE -> plateEnd(t, last);
            case PHONE -> keyEnd(t, last);
            case NUM, ZIP -> apart(t, type, last);
            case SSN, IP, DEVICE -> last;
            default -> closing(t, type, last);
        };
    }

    private static int head(Tokens t, IdentifierType type, int first) {
        int signs = 0;
        while (signs < SIGNS_MAX && isStuck(t, first - 1 - signs, first - signs, type)) {
            signs++;
        }
        int piece = first - 1 - signs;
        if (signs > 0 && !t.spaceBefore(piece + 1) && isPiece(t, piece, HEAD_MAX)) {
            return piece;
        }
        if (type == IdentifierType.ZIP || type == IdentifierType.IP) {
            return first;
        }
        if (type == IdentifierType.PHONE && t.equalsFolded(first - 1, "area")) {
            return first - 1; // "area 484 then 385 then 1263"
        }
        int spoken = spokenLetters(t, first);
        if (spoken < first) {
            return spoken;
        }
        if (type == IdentifierType.LICENSE && t.isNumber(first) && LetterNames.SPANISH.has(t, first - 1)) {
            return first - 1;
        }
        int code = codeBefore(t, first);
        boolean numbered =
                type == IdentifierType.NUM || type == IdentifierType.LICENSE || type == IdentifierType.DEVICE;
        boolean told = type == IdentifierType.PHONE && t.isWord(first); // "PH double 4 276"
        if (code == first && (numbered && t.isNumber(first) || told)) {
            return NumberEdges.withCapitals(t, first);
        }
        return type == IdentifierType.VEHICLE ? lettersBefore(t, first) : code;
    }

    /** {@code AB.92.66.18} and its {@code .B}. */
    private static int stuckBehind(Tokens t, IdentifierType type, int last) {
        int signs = 0;
        while (signs < SIGNS_MAX && isStuck(t, last + 1 + signs, last + 1 + signs, type)) {
            signs++;
        }
        int piece = last + 1 + signs;
        boolean hex = type == IdentifierType.IP && t.hasDigit(piece) && t.length(piece) <= 2;
        boolean counted = t.isAny(piece + 1, WordClass.COUNTING);
        boolean stuck = signs > 0 && !t.spaceBefore(piece) && !counted;
        return stuck && (hex || isPiece(t, piece, LETTERS_MAX)) ? piece : last;
    }

    /** Whether a sign stands here without a blank before the token that has to have none. */
    private static boolean isStuck(Tokens t, int sign, int unparted, IdentifierType type) {
        boolean port =
                t.isMark(sign, ':') && t.isNumber(sign - 1) && (type == IdentifierType.IP || t.isMark(sign - 2, '.'));
        boolean joint = t.isOneOf(sign, JOINTS) || port;
        return joint && !t.spaceBefore(unparted);
    }

    private static boolean isPiece(Tokens t, int i, int lettersMax) {
        boolean letters = t.isWord(i) && t.length(i) <= lettersMax && t.isUpperCase(i);
        return letters || t.hasDigit(i) && t.length(i) <= PIECE_MAX && t.unitStart(i) < 0;
    }

    /** {@code TL 03 07 54 A}: two letters, six digits in pairs, a letter, whichever of them were read. */
    private static Extent insured(Tokens t, Extent at) {
        int third = at.last();
        int second = before(t, third);
        int one = before(t, second);
        int letters = before(t, one);
        boolean pairs = isPair(t, third) && isPair(t, second) && isPair(t, one);
        if (!pairs || !t.isWord(letters) || t.length(letters) != 2) {
            return at;
        }
        int letter = t.isJoint(third + 1, ".-") ? third + 2 : third + 1;
        boolean closed =
                t.isWord(letter) && t.length(letter) == 1 && "abcd".indexOf(Lexicon.fold(t.first(letter))) >= 0;
        return new Extent(Math.min(at.first(), letters), closed ? letter : third);
    }

    private static boolean isPair(Tokens t, int i) {
        return t.isNumber(i) && t.length(i) == 2;
    }

    private static int before(Tokens t, int i) {
        return t.isJoint(i - 1, ".-") ? i - 2 : i - 1;
    }

    /** {@code gx02-07/79/1 K}, {@code 7915 888 A A}. */
    private static int closing(Tokens t, IdentifierType type, int last) {
        int behind = last + 1;
        boolean curp = type == IdentifierType.NATIONAL_ID
                && t.isNumber(last)
                && t.length(last) == CURP_PART
                && t.isBlankBehind(last)
                && t.isWord(behind)
                && t.length(behind) == CURP_PART;
        if (curp) {
            return t.hasDigit(behind + 1) && t.length(behind + 1) == 2 ? behind + 1 : behind;
        }
        if (!t.hasDigit(last) || !isLetterBehind(t, last) || LETTERED.has(t, last + 2)) {
            return last;
        }
        boolean two = type == IdentifierType.NATIONAL_ID && isLetterBehind(t, last + 1);
        boolean word = WORDS.indexOf(t.first(last + 1)) >= 0;
        return two ? last + 2 : word ? last : last + 1;
    }

    private static boolean isLetterBehind(Tokens t, int i) {
        return t.isBlankBehind(i) && t.isWord(i + 1) && t.length(i + 1) == 1 && t.isCapitalized(i + 1);
    }

    /** {@code 7439 - PLZ}, {@code EB 713 EL}, {@code RAU P87}. */
    private static int plateEnd(Tokens t, int last) {
        boolean dash = t.isMark(last + 1, '-') && t.spaceBefore(last + 1) && t.spaceBefore(last + 2);
        int next = dash ? last + 2 : last + 1;
        if (!dash && !t.isBlankBehind(last) || t.lineBreakBefore(next)) {
            return last;
        }
        boolean letters = t.isNumber(last)
                && t.length(last) <= HEAD_MAX
                && t.classes(next) == 0
                && NumberEdges.isShouted(t, next)
                && t.length(next) <= LETTERS_MAX
                && !NumberEdges.isShouted(t, next + 1);
        boolean digits = t.isWord(last)
                && t.isUpperCase(last)
                && t.length(last) <= LETTERS_MAX
                && t.hasDigit(next)
                && t.isUpperCase(next)
                && t.length(next) <= HEAD_MAX;
        return letters || digits ? next : last;
    }

    /** {@code 619-498-2506, then press 4}. */
    private static int keyEnd(Tokens t, int last) {
        int then = t.isMark(last + 1, ',') ? last + 2 : last + 1;
        boolean told = t.equalsFolded(then, "then") && PRESS.has(t, then + 1) && t.isNumber(then + 2);
        return told && t.length(then + 2) <= LETTERS_MAX ? then + 2 : last;
    }

    /** {@code 8963649 3523}, {@code 98491 plus 4710}. */
    private static int apart(Tokens t, IdentifierType type, int last) {
        boolean rest = type == IdentifierType.ZIP
                && t.length(last) == APART_MIN
                && t.isNumber(last)
                && t.isBlankBehind(last)
                && t.isNumber(last + 1)
                && t.length(last + 1) == 2;
        if (rest) {
            return last + 1; // "168 14"
        }
        if (type == IdentifierType.NUM && isToldOn(t, last)) {
            return last + 4;
        }
        if (!t.isNumber(last) || t.length(last) < LONG_MIN) {
            return last;
        }
        boolean more = PLUS.has(t, last + 1) && t.isNumber(last + 2) && t.length(last + 2) == ZIP_MORE;
        if (more && t.length(last) == LONG_MIN) {
            return last + 2;
        }
        int next = last + 1;
        boolean group = type == IdentifierType.NUM
                && t.isBlankBehind(last)
                && t.isNumber(next)
                && t.length(next) >= APART_MIN
                && t.length(next) <= APART_MAX
                && !t.isYear(next)
                && !t.isAny(next + 1, WordClass.COUNTING | WordClass.CURRENCY.bit)
                && !t.isOneOf(next + 1, "%:€$£.,/");
        return group ? next : last;
    }

    /** {@code g m c} before {@code two one three eight}: letters as small as the words for the digits are. */
    private static int spokenLetters(Tokens t, int first) {
        if (!t.is(first, WordClass.NUMBER_WORD)) {
            return first;
        }
        int letter = first;
        while (first - letter < HEAD_MAX
                && t.isWord(letter - 1)
                && t.length(letter - 1) == 1
                && !t.isCapitalized(letter - 1)
                && t.isBlankBehind(letter - 1)) {
            letter--;
        }
        boolean word = first - letter == 1 && SMALL_WORDS.indexOf(t.first(letter)) >= 0;
        return word ? first : letter;
    }

    /** {@code 0 7 2 9 7 (and) 471855}. */
    private static boolean isToldOn(Tokens t, int last) {
        return t.isMark(last + 1, '(')
                && (t.equalsFolded(last + 2, "and")
                        || t.equalsFolded(last + 2, "then")
                        || t.equalsFolded(last + 2, "y"))
                && t.isMark(last + 3, ')')
                && t.isNumber(last + 4)
                && t.length(last + 4) >= APART_MIN;
    }

    /** {@code L J} before {@code H six four nine}. */
    private static int lettersBefore(Tokens t, int first) {
        int letter = first;
        while (t.length(first) == 1
                && t.isCapitalized(letter)
                && first - letter < LETTERS_MAX
                && t.isBlankBehind(letter - 1)
                && t.isWord(letter - 1)
                && t.length(letter - 1) == 1
                && t.isCapitalized(letter - 1)) {
            letter--;
        }
        return letter;
    }

    /** {@code 1Z 635 F22} before {@code 03 5201 0499}: groups of capitals and digits, from the farthest that has both. */
    private static int codeBefore(Tokens t, int first) {
        int code = first;
        for (int i = first - 1; i >= first - GROUPS_MAX && t.isBlankBehind(i); i--) {
            boolean mixed = t.kind(i) == Tokens.MIXED && t.isUpperCase(i) && (t.unitStart(i) < 0 || t.length(i) == 2);
            if (!mixed && !t.isNumber(i) || t.length(i) > GROUP_MAX) {
                break;
            }
            code = mixed ? i : code;
        }
        return code;
    }
}
