package org.listeningpost.ingest.redact.number;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.listeningpost.ingest.redact.date.AgedPerson;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Rule;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * A keyword and the value beside it: MRN 00483920, member id: XJ-443-22, last four of my social 1234. The keyword alone
 * decides; a failed check digit never brings a value back.
 */
public final class CueRule implements Rule {
    /** Of these words a number in groups is the number, too: {@code ref 655 721}. */
    private static final Words REFERENCES =
            Words.of("ref", "reference", "folio", "expediente", "radicado", "reclamo", "queja");

    private static final int SINGLES_MAX = 4;
    private static final int MIXED_MIN = 10;
    private static final int MIXED_TURNS_MIN = 3;
    private static final int SINGLES_DIGITS_MIN = 3;
    private static final int FILLERS_MAX = 5;
    private static final int CODE_LETTERS_MAX = 4;
    private static final int LONG_NUMBER = 6;
    private static final int OTHER_LETTERS_MAX = 2;

    private record Target(IdentifierType type, int digitsMin, int lengthMin) {}

    private final Map<WordClass, Target> targets = new EnumMap<>(WordClass.class);
    private final long cues;

    public CueRule() {
        targets.put(WordClass.SSN_CUE, new Target(IdentifierType.SSN, 4, 4));
        targets.put(WordClass.MRN_CUE, new Target(IdentifierType.MRN, 4, 4));
        targets.put(WordClass.PLAN_CUE, new Target(IdentifierType.HEALTH_PLAN, 4, 5));
        targets.put(WordClass.ACCOUNT_CUE, new Target(IdentifierType.ACCOUNT, 4, 4));
        targets.put(WordClass.LICENSE_CUE, new Target(IdentifierType.LICENSE, 4, 5));
        targets.put(WordClass.VEHICLE_CUE, new Target(IdentifierType.VEHICLE, 2, 4));
        targets.put(WordClass.DEVICE_CUE, new Target(IdentifierType.DEVICE, 3, 5));
        targets.put(WordClass.NATIONAL_CUE, new Target(IdentifierType.NATIONAL_ID, 5, 6));
        targets.put(WordClass.CASE_CUE, new Target(IdentifierType.ID, 4, 5));
        long bits = 0;
        for (WordClass wordClass : targets.keySet()) {
            bits |= wordClass.bit;
        }
        cues = bits;
    }

    public long cues() {
        return cues;
    }

    @Override
    public void at(Scan scan, int cue) {
        Tokens t = scan.tokens();
        if (isTrade(t, cue)) {
            if (t.isUpperCase(cue) && t.isNumber(cue + 1)) {
                near(scan, t, cue);
            }
            return;
        }
        for (Map.Entry<WordClass, Target> entry : targets.entrySet()) {
            if (t.is(cue, entry.getKey()) && !isWeak(t, cue)) {
                DistantCue.at(scan, cue, entry.getValue().type());
            }
        }
        near(scan, t, cue);
    }

    /** RN, LPN: in capitals, and the number right behind. */
    private static boolean isTrade(Tokens t, int cue) {
        return t.equalsFolded(cue, "rn") || t.equalsFolded(cue, "lpn") || t.equalsFolded(cue, "lvn");
    }

    /** Words that are a cue only beside something that nobody counts with. */
    private static boolean isWeak(Tokens t, int cue) {
        return t.phraseStart(cue) == cue
                && (t.equalsFolded(cue, "record") || t.equalsFolded(cue, "social") || t.equalsFolded(cue, "records"));
    }

    private void near(Scan scan, Tokens t, int cue) {
        boolean ssn = t.is(cue, WordClass.SSN_CUE);
        boolean vehicle = t.is(cue, WordClass.VEHICLE_CUE);
        int value = cue + 1;
        boolean strong = false;
        int steps = 0;
        while (value < t.count()
                && steps <= FILLERS_MAX
                && (!t.hasDigit(value) || isCountOfLast(t, value))
                && !isValueWord(t, value)
                && behindSingles(t, value) == value
                && !(vehicle && isPlateHead(t, value))) {
            boolean mark = t.isOneOf(value, ":#=-–.()[]_\"'/>*") || ssn && t.isMark(value, ',');
            if (!mark
                    && !isCountOfLast(t, value)
                    && !t.isAny(value, WordClass.FILLER.bit | WordClass.STRONG_FILLER.bit | cues)) {
                return;
            }
            strong |= t.isOneOf(value, ":#=[")
                    || t.isMark(value, '_') && !t.spaceBefore(value)
                    || t.is(value, WordClass.STRONG_FILLER);
            steps += mark ? 0 : 1;
            value++;
        }
        if (value >= t.count() || t.isOneOf(value - 1, "$€£") || (t.lineBreakBefore(value) && !strong)) {
            return;
        }
        strong |= t.phraseStart(cue) < cue || t.before(t.phraseStart(cue), 2, WordClass.STRONG_FILLER.bit);
        if (t.is(cue, WordClass.DEVICE_CUE) && isElementString(t, value)) {
            elementString(scan, t, value);
            return;
        }
        for (Map.Entry<WordClass, Target> entry : targets.entrySet()) {
            if (t.is(cue, entry.getKey())) {
                take(scan, cue, value, strong, entry);
            }
        }
    }

    /** {@code SSN last 4: 1234}: how many follow. */
    private static boolean isCountOfLast(Tokens t, int i) {
        return t.isNumber(i) && t.length(i) == 1 && t.equalsFolded(i - 1, "last");
    }

    /** {@code 3ba2eadedee9}: letters and digits by turns, which no word with a year or a number behind it is. */
    private static boolean isMixed(Tokens t, int i) {
        int turns = 0;
        for (int k = t.start(i) + 1; k < t.end(i); k++) {
            boolean digit = Character.isDigit(t.text().charAt(k));
            turns += digit != Character.isDigit(t.text().charAt(k - 1)) ? 1 : 0;
        }
        return t.length(i) >= MIXED_MIN && turns >= MIXED_TURNS_MIN && !t.isMark(i - 1, '#');
    }

    /** {@code R L S 779 133 372}: past capitals that stand one by one before a group of digits, or the same place. */
    private static int behindSingles(Tokens t, int first) {
        int last = first;
        while (t.isWord(last) && t.length(last) == 1 && t.isUpperCase(last) && t.isBlankBehind(last)) {
            last++;
        }
        boolean few = last - first >= 2 && last - first <= SINGLES_MAX;
        return few && t.isNumber(last) && t.length(last) >= SINGLES_DIGITS_MIN ? last : first;
    }

    /** {@code plate tpx 1474}, in lower case. */
    private static boolean isPlateHead(Tokens t, int i) {
        return t.isWord(i) && t.length(i) <= 4 && t.classes(i) == 0 && t.isNumber(i + 1) && t.length(i + 1) <= 5;
    }

    /** {@code (01)00844588003288(21)A12}: what a device's label says, each part behind its number in brackets. */
    private static boolean isElementString(Tokens t, int i) {
        return t.isMark(i - 1, '(')
                && t.isNumber(i)
                && t.length(i) <= 4
                && t.isMark(i + 1, ')')
                && t.isAlphanumeric(i + 2)
                && !t.spaceBefore(i + 2);
    }

    private static void elementString(Scan scan, Tokens t, int first) {
        int last = first + 2;
        while (last - first < 40
                && !t.spaceBefore(last + 1)
                && (t.isAlphanumeric(last + 1) || t.isOneOf(last + 1, "()-./") && t.isAlphanumeric(last + 2))
                && last + 1 < t.count()) {
            last++;
        }
        scan.add(first, last, IdentifierType.DEVICE, Candidate.CUED, "cue:device");
        scan.readUntil(t.end(last));
    }

    /** Letters that are joined to digits: {@code SN-88213}, {@code ABC 1234} after a colon. */
    private static boolean isValueWord(Tokens t, int i) {
        boolean joined = t.isJoint(i + 1, "-·_/.") && t.hasDigit(i + 2);
        boolean upper = t.isWord(i) && t.length(i) <= 4 && t.isUpperCase(i) && t.isNumber(i + 1);
        return t.isWord(i) && (joined || upper);
    }

    /** {@code NINO PR 66 16 49 A}, {@code 004726 P}: the letter that ends the number, and not the word "a" or "I" behind it. */
    static int withLetter(Tokens t, int last) {
        int letter = last + 1;
        boolean single = t.isNumber(last) && t.isWord(letter) && t.length(letter) == 1 && t.isUpperCase(letter);
        boolean word = t.equalsFolded(letter, "a") || t.equalsFolded(letter, "i");
        return single && (!word || AgedPerson.isClosed(t, letter)) ? letter : last;
    }

    private void take(Scan scan, int cue, int first, boolean strong, Map.Entry<WordClass, Target> entry) {
        Tokens t = scan.tokens();
        Target target = entry.getValue();
        int last = lastOf(t, behindSingles(t, first), target.type == IdentifierType.VEHICLE);
        int digits = 0;
        int length = 0;
        for (int i = first; i <= last; i++) {
            length += t.isAlphanumeric(i) ? t.length(i) : 0;
            digits += digitsOf(t, i);
        }
        boolean code = entry.getKey() == WordClass.CASE_CUE && isCode(t, first, last, digits, length);
        boolean weakCue = entry.getKey() == WordClass.CASE_CUE
                && !strong
                && !code
                && !((first == last || REFERENCES.has(t, cue)) && isLongNumber(t, cue, first, digits));
        boolean year = entry.getKey() != WordClass.SSN_CUE && first == last && t.isYear(first);
        boolean money = t.is(last + 1, WordClass.CURRENCY) || t.isOneOf(last + 1, "%$€");
        boolean counted = money
                || !t.isOneOf(first - 1, ":#=[.") && t.isAny(last + 1, WordClass.UNIT.bit | WordClass.COUNTED.bit);
        boolean price = t.isOneOf(first - 1, "$€£")
                || (t.isMark(last + 1, ',') && t.isNumber(last + 2) && !t.spaceBefore(last + 2));
        boolean short4 = digits < 5
                && !strong
                && !code
                && entry.getKey() != WordClass.SSN_CUE
                && entry.getKey() != WordClass.MRN_CUE
                && entry.getKey() != WordClass.VEHICLE_CUE
                && !endsWith(t, cue, first);
        boolean weak = isWeak(t, cue)
                && (target.type == IdentifierType.SSN
                        ? length > digits || digits != 9 && (digits != 4 || t.isYear(first))
                        : digits < 6);
        boolean tag = target.type == IdentifierType.VEHICLE
                && length == digits
                && (t.equalsFolded(cue, "tag") || t.equalsFolded(cue, "reg"));
        if (weak || tag) {
            return;
        }
        boolean mixed = strong && first == last && isMixed(t, first);
        if (digits < (code || mixed ? 2 : target.digitsMin)
                || length < target.lengthMin
                || weakCue
                || year
                || counted
                || price
                || short4) {
            return;
        }
        int strength = strong || target.type != IdentifierType.ID ? Candidate.CUED : Candidate.WEAK;
        boolean glued =
                first == cue + 2 && t.isOneOf(cue + 1, "-_/") && !t.spaceBefore(first) && !t.spaceBefore(cue + 1);
        last = withLetter(t, last);
        while (!glued && t.isJoint(first - 1, ".") && t.length(first - 2) == 1 && t.isUpperCase(first - 2)) {
            first -= 2; // "M.X.32.93.21": its first letters
        }
        scan.add(glued ? cue : first, last, target.type, strength, ruleOf(entry.getKey()));
        SplitCode.after(scan, last, target.type);
        scan.readUntil(t.end(last));
    }

    private static String ruleOf(WordClass cue) {
        return "cue:" + cue.name().toLowerCase(Locale.ROOT).replace("_cue", "");
    }

    /** {@code ticket 482913}: more digits than anybody counts right behind the word. */
    private static boolean isLongNumber(Tokens t, int cue, int first, int digits) {
        boolean counting = t.is(cue, WordClass.COUNTED);
        boolean one = t.equalsFolded(cue, "case") && digits > LONG_NUMBER;
        return first == cue + 1 && digits >= LONG_NUMBER && (!counting || one);
    }

    /** The digits of a token, with letters that look like one where little else stands: {@code RK9O9llO}. */
    private static int digitsOf(Tokens t, int i) {
        int digits = 0;
        int alike = 0;
        for (int k = t.start(i); k < t.end(i); k++) {
            char c = t.text().charAt(k);
            digits += Character.isDigit(c) ? 1 : 0;
            alike += "OlI".indexOf(c) >= 0 ? 1 : 0;
        }
        boolean code = t.kind(i) == Tokens.MIXED && t.length(i) - digits - alike <= OTHER_LETTERS_MAX;
        return code ? digits + alike : digits;
    }

    /** {@code WX428426}, {@code DK26FH}, {@code 07-949-FLW}: capitals and digits that spell nothing. */
    private static boolean isCode(Tokens t, int first, int last, int digits, int length) {
        boolean decimal = t.isMark(last - 1, '.') && t.isNumber(last) && t.length(last) == 1 && !t.isNumber(first);
        boolean letters = digits < length && !decimal; // "in order: TSH 88.2"
        for (int i = first; i <= last; i++) {
            boolean word = t.isWord(i) && (t.length(i) > CODE_LETTERS_MAX || t.classes(i) != 0); // "COVID-19" is none
            letters &= !t.isAlphanumeric(i) || t.isNumber(i) || t.isUpperCase(i) && !word;
        }
        return letters && length >= 6 && digits >= 2 && (first < last || t.kind(first) == Tokens.MIXED);
    }

    /** "card ending in 4421". */
    private static boolean endsWith(Tokens t, int cue, int first) {
        for (int i = cue + 1; i < first; i++) {
            if (t.equalsFolded(i, "ending")
                    || t.equalsFolded(i, "ends")
                    || t.equalsFolded(i, "terminada")
                    || t.equalsFolded(i, "last")) {
                return true;
            }
        }
        return false;
    }

    /** {@code 191.GL.508}: letters between dots, with digits behind them. */
    private static boolean isInside(Tokens t, int i) {
        return t.isUpperCase(i)
                && t.length(i) <= 3
                && t.isMark(i + 1, '.')
                && t.hasDigit(i + 2)
                && !t.spaceBefore(i + 2);
    }

    /** {@code PZR 204118 S}: a capital behind the digits that is no word of its own. */
    private static boolean isClosing(Tokens t, int i) {
        return t.isWord(i)
                && t.length(i) == 1
                && t.isCapitalized(i)
                && t.isNumber(i - 1)
                && t.isBlankBehind(i - 1)
                && !t.isOneOf(i + 1, "'\u2019.")
                && !t.equalsFolded(i, "i")
                && !t.equalsFolded(i, "a")
                && !t.equalsFolded(i, "y");
    }

    /** The value goes on over joints, and over blanks while groups of digits or capitals follow. */
    private static int lastOf(Tokens t, int first, boolean plate) {
        int last = first;
        for (int groups = 0; groups < 7; groups++) {
            boolean joint = t.isJoint(last + 1, "-·_/.~") && t.isAlphanumeric(last + 2);
            boolean next = last + 1 < t.count()
                    && t.hasDigit(last + 1)
                    && !t.lineBreakBefore(last + 1)
                    && t.start(last + 1) - t.end(last) <= 2;
            boolean unit = t.isAny(last + 2, WordClass.UNIT.bit | WordClass.MONTH.bit | WordClass.AGE_AFTER.bit);
            boolean letters = last + 1 < t.count()
                    && t.isWord(last + 1)
                    && t.length(last + 1) <= 4
                    && (t.isUpperCase(last + 1) || plate && t.length(last + 1) <= 3 && t.classes(last + 1) == 0)
                    && t.hasDigit(last)
                    && t.length(last) <= 4
                    && !t.is(last + 1, WordClass.STOP);
            boolean parted =
                    t.isMark(last + 1, '/') && t.kind(last) == Tokens.MIXED && t.kind(last + 2) == Tokens.MIXED;
            joint |= parted && !t.lineBreakBefore(last + 2);
            if (!joint && !next && !letters && isClosing(t, last + 1)) {
                return last + 1;
            }
            boolean lettered =
                    plate && t.isWord(last + 2) && t.length(last + 2) == 1 && t.isUpperCase(last + 2); // "1604.C.D.F"
            if (joint && t.isMark(last + 1, '.') && !t.hasDigit(last + 2) && !isInside(t, last + 2) && !lettered) {
                return last;
            }
            if (joint) {
                last += 2;
            } else if ((next && !unit) || letters) {
                last += 1;
            } else {
                return last;
            }
        }
        return last;
    }
}
