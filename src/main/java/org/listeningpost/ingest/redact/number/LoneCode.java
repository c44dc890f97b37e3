package org.listeningpost.ingest.redact.number;

import java.util.regex.Pattern;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/**
 * Codes of one fixed shape that no keyword has to announce: {@code k598783}, {@code JD2888 3181}, {@code (21)43368590K}, the plates
 * {@code AC 571 BJ} and, where somebody drives, {@code kt68 cao}. Stateless.
 */
public final class LoneCode {
    private static final int SMALL_DIGITS = 6;
    private static final int GROUP_DIGITS = 4;
    private static final int DASHED_LETTERS_MAX = 5;
    private static final int LABEL_MIN = 6;
    private static final int ROUND = 100;
    private static final int LICENSE_LENGTH = 16;
    /** The month of a woman is counted from fifty on. */
    private static final Pattern DRIVER_NUMBER = Pattern.compile(
            "[A-Z]{1,5}9{0,4}(?<=.{5})[0-9](?:[05][1-9]|[16][0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9][A-Z][A-Z9][A-Z0-9]{3}");

    private static final int PLATE_LETTERS = 3;
    private static final int PLATE_HEAD = 4;
    private static final int ARGENTINE_DIGITS = 3;
    /** British plates since 2001: the year, or the year and fifty for its second half. */
    private static final int FIRST_AGE = 2;

    private static final int LAST_AGE = 30;
    private static final int HALF = 50;

    private LoneCode() {}

    /** At letters and digits in one. */
    public static void mixed(Scan scan, int i) {
        Tokens t = scan.tokens();
        if (t.length(i) == LICENSE_LENGTH) {
            license(scan, i);
        }
        if (t.length(i) > LABEL_MIN + 1) {
            return;
        }
        if (!t.spaceBefore(i) && !t.isOneOf(i - 1, "\"'(\u00AB\u201C") || t.isAny(i + 1, WordClass.COUNTING)) {
            return;
        }
        if (isShaped(t, i, 1, SMALL_DIGITS) && !isGluedBehind(t, i)) {
            scan.add(i, i, IdentifierType.NUM, Candidate.WEAK, "code:lone");
        } else if (isShaped(t, i, 2, GROUP_DIGITS) && isSecondHalf(t, i)) {
            scan.add(i, i + 1, IdentifierType.NUM, Candidate.WEAK, "code:lone");
        } else if (isShaped(t, i, 2, 2) && isBritish(t, i)) {
            scan.add(i, i + 1, IdentifierType.VEHICLE, Candidate.WEAK, "plate:british");
        }
    }

    /** {@code THIST810163ZE9KU}, the number of a British driver: five letters, a birthday, initials and more (DVLA). */
    private static void license(Scan scan, int i) {
        String number = scan.tokens().string(i);
        if (DRIVER_NUMBER.matcher(number).matches()) {
            scan.add(i, i, IdentifierType.LICENSE, Candidate.SHAPED, "license:british");
        }
    }

    /** At a word: what goes on in numbers behind a blank or a dash. */
    public static void word(Scan scan, int i) {
        Tokens t = scan.tokens();
        if (t.isNumber(i + 1)) {
            argentine(scan, i);
            british(scan, i);
        } else if (t.isJoint(i + 1, "-") && t.isUpperCase(i)) {
            dashed(scan, i);
        }
    }

    /** {@code PHSO-9355 0384}: capitals and twice four digits, none of them a year. */
    private static void dashed(Scan scan, int i) {
        Tokens t = scan.tokens();
        int first = i + 2;
        boolean four = t.isNumber(first) && t.length(first) == GROUP_DIGITS && !t.isYear(first);
        if (four
                && t.length(i) > 1
                && t.length(i) <= DASHED_LETTERS_MAX
                && t.spaceBefore(i)
                && isSecondHalf(t, first)) {
            scan.add(i, first + 1, IdentifierType.NUM, Candidate.WEAK, "code:lone");
        }
    }

    /** {@code AC 571 BJ}, as Argentina gives out since 2016. */
    private static void argentine(Scan scan, int i) {
        Tokens t = scan.tokens();
        boolean plate = t.length(i) == 2
                && t.first(i) == 'A'
                && t.isUpperCase(i)
                && t.length(i + 1) == ARGENTINE_DIGITS
                && t.isBlankBehind(i)
                && t.isBlankBehind(i + 1)
                && t.isWord(i + 2)
                && t.length(i + 2) == 2
                && t.isUpperCase(i + 2)
                && "ABCDEFGH".indexOf(t.text().charAt(t.start(i) + 1)) >= 0;
        if (plate
                && !t.isAny(i + 2, WordClass.COUNTING)
                && t.spaceBefore(i)
                && !NumberEdges.isShouted(t, i - 1)
                && !NumberEdges.isShouted(t, i + 3)) {
            scan.add(i, i + 2, IdentifierType.VEHICLE, Candidate.WEAK, "plate:argentine");
        }
    }

    /** {@code KT 68 CAO}, beside somebody who drives or parks. */
    private static void british(Scan scan, int i) {
        Tokens t = scan.tokens();
        int last = i + 2;
        boolean plate = t.length(i) == 2
                && t.isUpperCase(i)
                && t.length(i + 1) == 2
                && t.isBlankBehind(i)
                && t.isBlankBehind(i + 1)
                && t.isWord(last)
                && t.length(last) == PLATE_LETTERS
                && t.isUpperCase(last)
                && isAge(t, i + 1)
                && !t.isAny(last, WordClass.COUNTING | WordClass.STOP.bit)
                && !NumberEdges.isShouted(t, i - 1)
                && !NumberEdges.isShouted(t, last + 1);
        if (plate && Driving.isNear(t, i, last)) {
            scan.add(i, last, IdentifierType.VEHICLE, Candidate.WEAK, "plate:british");
        }
    }

    /** {@code (21)43368590K}: what a label says about a device, behind the number of what it says. At that number. */
    public static void labeled(Scan scan, int i) {
        Tokens t = scan.tokens();
        int value = i + 2;
        boolean label = t.length(i) == 2
                && t.isMark(i - 1, '(')
                && !t.spaceBefore(i)
                && t.isMark(i + 1, ')')
                && !t.spaceBefore(i + 1)
                && t.kind(value) == Tokens.MIXED
                && !t.spaceBefore(value)
                && t.length(value) >= LABEL_MIN
                && t.isUpperCase(value)
                && t.unitStart(value) != t.start(value) + 1;
        if (label) {
            scan.add(i - 1, value, IdentifierType.DEVICE, Candidate.SHAPED, "code:label");
        }
    }

    /** So many letters, then so many digits. */
    private static boolean isShaped(Tokens t, int i, int letters, int digits) {
        if (t.length(i) != letters + digits) {
            return false;
        }
        for (int k = 0; k < t.length(i); k++) {
            char c = t.text().charAt(t.start(i) + k);
            if (k < letters ? !Character.isLetter(c) : !Character.isDigit(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGluedBehind(Tokens t, int i) {
        return t.kind(i + 1) == Tokens.MARK
                && !t.spaceBefore(i + 1)
                && !t.spaceBefore(i + 2)
                && t.isAlphanumeric(i + 2);
    }

    /** Four more digits behind a blank, which are no year. */
    private static boolean isSecondHalf(Tokens t, int i) {
        return t.isUpperCase(i)
                && t.isBlankBehind(i)
                && t.isNumber(i + 1)
                && t.length(i + 1) == GROUP_DIGITS
                && !t.isYear(i + 1)
                && t.value(i + 1) % ROUND != 0
                && !isGluedBehind(t, i + 1)
                && !t.hasDigit(i + 2) // "ER8727 1250 26Mar": when a vaccine was given
                && !t.isAny(i + 2, WordClass.COUNTING)
                && !t.before(i, 4, WordClass.PUBLIC_NUMBER.bit);
    }

    /** Letters of one case, none of which a plate has not, beside somebody who drives or parks. */
    private static boolean isBritish(Tokens t, int i) {
        int next = i + 1;
        boolean shaped = t.isBlankBehind(i)
                && t.isWord(next)
                && t.length(i) == PLATE_HEAD
                && t.length(next) == PLATE_LETTERS
                && t.isUpperCase(i) == t.isUpperCase(next)
                && !t.is(next, WordClass.STOP)
                && !t.isAny(next, WordClass.COUNTING)
                && isAge(t, i);
        if (!shaped) {
            return false;
        }
        String letters = t.folded(i).substring(0, 2) + t.folded(next);
        boolean worn = letters.chars().noneMatch(c -> c == 'i' || c == 'q') && !letters.startsWith("cd");
        return worn && !t.equalsFolded(i, "cv19") && !t.equalsFolded(i, "cv20") && Driving.isNear(t, i, next);
    }

    private static boolean isAge(Tokens t, int i) {
        NormalizedText text = t.text();
        int age = Character.digit(text.charAt(t.end(i) - 2), 10) * 10 + Character.digit(text.charAt(t.end(i) - 1), 10);
        return age >= FIRST_AGE && age <= LAST_AGE || age > HALF && age <= HALF + LAST_AGE;
    }
}
