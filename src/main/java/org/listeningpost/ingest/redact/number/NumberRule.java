package org.listeningpost.ingest.redact.number;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.check.Checksums;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Rule;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/**
 * Runs of digits: phones, social security and card numbers by their shape and check digits. What has seven digits or
 * more and no explanation becomes {@code [NUM]}.
 */
public final class NumberRule implements Rule {
    private static final int UNEXPLAINED_MIN = 7;
    private static final int GROUPS_MAX = 11;
    private static final int IMEI_DIGITS = 15;
    private static final int CLABE_DIGITS = 18;

    private static final Set<String> PHONE_SPACED = Set.of(
            "3.3.4", "1.3.3.4", "3.2.2.3", "2.4.4", "1.4.4", "2.5.4", "3.4.4", "4.3.4", "4.3.3", "3.3.2.2", "2.8",
            "3.2.2.2", "2.3.2.2", "2.3.3.3", "4.2.2.2", "3.7", "1.3.7", "2.4.2.2", "4.3.2.2", "2.2.4.4", "1.2.4.4",
            "3.3.3.3");

    /** Groups that nobody counts in: not of three. */
    private static final Set<String> SPACED_UNKNOWN =
            Set.of("3.3.3", "3.3.3.3", "3.4", "4.4.4", "4.3.2", "2.3.4", "3.2.4");

    /** Public or no identifier: read over, not taken out. */
    private static final Kind EXPLAINED = new Kind(IdentifierType.NUM, 0, "");

    private record Kind(IdentifierType type, int strength, String rule) {}

    @Override
    public void at(Scan scan, int first) {
        Tokens t = scan.tokens();
        if (PartedDigits.take(scan, first) || MaskedRule.take(scan, first)) {
            return;
        }
        DigitRun run = DigitRun.at(t, first);
        int from = 0;
        while (from < run.count) {
            int taken = 0;
            for (int to = Math.min(run.count, from + GROUPS_MAX); to > from && taken == 0; to--) {
                if (run.digits(from, to) >= UNEXPLAINED_MIN) {
                    Kind kind = kindOf(scan, run, from, to);
                    if (kind != null) {
                        if (kind != EXPLAINED) {
                            add(scan, run, from, to, kind);
                        }
                        taken = to - from;
                    }
                } else {
                    taken = to == from + 1 ? 1 : 0;
                }
            }
            from += Math.max(1, taken);
        }
        scan.readUntil(t.end(run.groups[run.count - 1]));
    }

    private static @Nullable Kind kindOf(Scan scan, DigitRun run, int from, int to) {
        Tokens t = scan.tokens();
        int start = run.groups[from];
        int digits = run.digits(from, to);
        boolean plus = isPlus(t, start);
        boolean cue = t.before(start, 4, WordClass.PHONE_CUE.bit) || isLabeled(t, run.groups[to - 1]);
        if (plus && digits <= 15 && digits >= 8 && isPhoneGroups(run, from, to)) {
            return new Kind(IdentifierType.PHONE, Candidate.CHECKED, "phone:international");
        }
        if (isCents(t, run, from, to) || isExplained(scan, run, from, to) || isNumberOf(t, start, run.groups[to - 1])) {
            return EXPLAINED;
        }
        if (to == from + 1) {
            return single(t, run, from, cue);
        }
        Kind checked = checked(run, from, to);
        if (checked != null) {
            return checked;
        }
        return phoneOrUnknown(run, from, to, cue || plus);
    }

    /** "9885 1152 office", "24 428557-Fax". */
    private static boolean isLabeled(Tokens t, int last) {
        int i = t.isMark(last + 1, '-') ? last + 2 : last + 1;
        return t.equalsFolded(i, "office")
                || t.equalsFolded(i, "fax")
                || t.equalsFolded(i, "mobile")
                || t.equalsFolded(i, "cell")
                || t.equalsFolded(i, "lada")
                || t.equalsFolded(i + 1, "lada");
    }

    private static boolean isPlus(Tokens t, int start) {
        return (t.isMark(start - 1, '+') && !t.spaceBefore(start))
                || (t.isMark(start - 2, '+') && t.isMark(start - 1, '('));
    }

    /** Two whole numbers beside each other are two numbers. */
    private static boolean isPhoneGroups(DigitRun run, int from, int to) {
        for (int g = from + 1; g < to; g++) {
            if (run.spaced[g] && run.length(g) > 9) {
                return false;
            }
        }
        return true;
    }

    /** "the trial ph. 555 0100": the nearest word says that it is a telephone's, and not the other's number. */
    private static boolean isCalled(Tokens t, int start) {
        int word = start - 1;
        while (word > start - 4 && t.isOneOf(word, ".:(+")) {
            word--;
        }
        return t.is(word, WordClass.PHONE_CUE)
                && !t.equalsFolded(word, "number")
                && !t.equalsFolded(word, "numero")
                && !t.equalsFolded(word, "contact");
    }

    /** A price, a count, a decimal, a version, a book, a parcel: numbers that everybody may see. */
    private static boolean isExplained(Scan scan, DigitRun run, int from, int to) {
        Tokens t = scan.tokens();
        int start = run.groups[from];
        int end = run.groups[to - 1];
        String compact = run.compact(from, to);
        if (Checksums.isIsbn(compact) || t.before(start, 4, WordClass.PUBLIC_NUMBER.bit) && !isCalled(t, start)) {
            return true;
        }
        boolean cue = t.before(start, 4, WordClass.PHONE_CUE.bit | WordClass.SSN_CUE.bit | WordClass.NUMBER_CUES);
        boolean money = t.isOneOf(start - 1, "$€£¥") || t.isOneOf(end + 1, "$€£¥%") || isCurrency(t, end + 1);
        boolean once = compact.length() > UNEXPLAINED_MIN
                && (t.equalsFolded(end + 1, "day") || t.equalsFolded(end + 1, "hour"));
        boolean counted = t.is(end + 1, WordClass.UNIT) && t.first(start) != '0' && compact.length() <= 10 && !once;
        boolean total = isTotal(t, start, compact);
        boolean round = compact.charAt(0) != '0' && compact.endsWith("0000") && significant(compact) <= 4;
        boolean plain = to == from + 1 || run.isThousands(from, to) || run.isYears(from, to);
        if ((plain || run.isCounted(from, to)) && (money || ((counted || round || total || !plain) && !cue))) {
            return true;
        }
        if (to == from + 1) {
            return false;
        }
        boolean spanishPhone = run.isSpaced(from, to) && compact.length() == 9 && compact.charAt(0) >= '6';
        boolean uncounted = (run.isSpaced(from, to) || isUncountedDots(t, run, from, to))
                && run.length(from) == 3
                && (to - from == 3 || to - from == 4)
                && !t.after(end, 3, WordClass.COUNTING)
                && !total;
        boolean thousands = run.isThousands(from, to) && !cue && !spanishPhone && !uncounted;
        boolean range = isRange(t, run, from, to, money || counted);
        boolean decimal = to == from + 2
                && run.joints[to - 1] == '.'
                && run.length(from) <= 3
                && !(run.length(from) == 3 && run.length(to - 1) == 7)
                && !cue;
        boolean rates = to == from + 4
                && run.joints[from + 1] == '.'
                && run.joints[from + 2] == '-'
                && run.joints[from + 3] == '.'
                && (money || counted || run.length(from) <= 2);
        boolean span = to == from + 2
                && run.joints[to - 1] == '-'
                && run.length(from) >= 4
                && run.length(to - 1) <= run.length(from) + 2
                && t.value(end) > t.value(start)
                && t.after(end, 2, WordClass.COUNTED.bit | WordClass.UNIT.bit)
                && !cue;
        boolean version = t.is(start - 1, WordClass.VERSION) && run.isJoinedBy(from, to, '.');
        return rates
                || span
                || thousands
                || range
                || decimal
                || version
                || run.isYears(from, to)
                || (run.isCounting(from, to) && !cue);
    }

    /** {@code $14,382.77}. */
    private static boolean isCents(Tokens t, DigitRun run, int from, int to) {
        boolean cents = to - from > 1 && run.joints[to - 1] == '.' && run.length(to - 1) == 2;
        return cents && t.isOneOf(run.groups[from] - 1, "$€£¥");
    }

    /** {@code 736.869.140}, beside nothing that would make it a figure. */
    private static boolean isUncountedDots(Tokens t, DigitRun run, int from, int to) {
        int start = run.groups[from];
        return run.isJoinedBy(from, to, '.')
                && !run.compact(from, to).endsWith("00")
                && !t.before(start, 3, WordClass.COUNTED.bit | WordClass.CURRENCY.bit)
                && !ShortNumber.isCountedBeside(t, start, run.groups[to - 1]);
    }

    /** "$1500-2000", "12000-15000 people", "20000-25000": of round numbers the second is the higher. */
    private static boolean isRange(Tokens t, DigitRun run, int from, int to, boolean counted) {
        if (to != from + 2 || run.joints[to - 1] != '-') {
            return false;
        }
        int start = run.groups[from];
        int end = run.groups[to - 1];
        boolean round = t.string(start).endsWith("0") && t.string(end).endsWith("0");
        return counted || round && t.value(end) > t.value(start) && run.length(from) >= 4;
    }

    /** But nobody pays "mil gracias". */
    private static boolean isCurrency(Tokens t, int i) {
        return t.is(i, WordClass.CURRENCY) && !(t.equalsFolded(i, "mil") && t.equalsFolded(i + 1, "gracias"));
    }

    /** "cases: 1234567"; but "case 4829133" names one. */
    private static boolean isTotal(Tokens t, int start, String digits) {
        boolean one = t.equalsFolded(start - 1, "case") && digits.length() > 6;
        return !one && t.before(start, 3, WordClass.COUNTED.bit) && t.first(start) != '0' && digits.length() <= 9;
    }

    /** "a number of 1172179 tests". */
    private static boolean isNumberOf(Tokens t, int start, int end) {
        return t.is(end + 1, WordClass.UNIT) && t.equalsFolded(start - 1, "of") && t.equalsFolded(start - 2, "number");
    }

    /** Digits before the closing zeros. */
    private static int significant(String digits) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return end;
    }

    private static Kind single(Tokens t, DigitRun run, int group, boolean cue) {
        String digits = run.compact(group, group + 1);
        int start = run.groups[group];
        int length = digits.length();
        boolean date = length == 8 && t.before(start, 4, WordClass.DATE_CUE.bit | WordClass.BIRTH_CUE.bit);
        if (date) {
            return new Kind(IdentifierType.DATE, Candidate.SHAPED, "date:compact");
        }
        boolean nanp = (length == 10 && isNanp(digits))
                || (length == 11 && digits.charAt(0) == '1' && isNanp(digits.substring(1)));
        boolean trunk = digits.charAt(0) == '0' && (length == 10 || length == 11);
        boolean exit = digits.startsWith("00") && length >= 11 && length <= 15;
        if (nanp || trunk || exit || (cue && length <= 15)) {
            return new Kind(IdentifierType.PHONE, cue ? Candidate.CUED : Candidate.SHAPED, "phone:digits");
        }
        if (length >= 13 && Checksums.isCard(digits)) {
            return new Kind(IdentifierType.ACCOUNT, Candidate.CHECKED, "card");
        }
        return new Kind(IdentifierType.NUM, Candidate.WEAK, "digits");
    }

    /** Area and exchange code of the North American plan start with 2 to 9. */
    private static boolean isNanp(String digits) {
        return digits.charAt(0) >= '2' && digits.charAt(3) >= '2';
    }

    private static @Nullable Kind checked(DigitRun run, int from, int to) {
        String shape = run.shape(from, to);
        String compact = run.compact(from, to);
        boolean tight = run.isTight(from, to);
        boolean ssnShape = shape.equals("3.2.4") || shape.equals("3.6");
        if (ssnShape && (Checksums.isSsn(compact) || Checksums.isItin(compact))) {
            return new Kind(IdentifierType.SSN, tight ? Candidate.CHECKED : Candidate.SHAPED, "ssn");
        }
        boolean card = shape.equals("4.4.4.4")
                || shape.equals("4.6.5")
                || shape.equals("4.4.4.4.3")
                || shape.equals("4.6.4")
                || shape.equals("4.4.4.1");
        if (card && !run.isYears(from, to)) {
            boolean luhn = Checksums.isCard(compact);
            return new Kind(
                    luhn ? IdentifierType.ACCOUNT : IdentifierType.NUM,
                    luhn ? Candidate.CHECKED : Candidate.WEAK,
                    luhn ? "card" : "digits:grouped");
        }
        boolean cpf = shape.equals("3.3.3.2") && Checksums.isCpf(compact);
        if (cpf) {
            return new Kind(IdentifierType.NATIONAL_ID, Candidate.CHECKED, "cpf");
        }
        boolean sortCode = shape.equals("2.2.2.8") && run.joints[from + 1] == '-';
        if (sortCode) {
            return new Kind(IdentifierType.ACCOUNT, Candidate.SHAPED, "account:sort-code");
        }
        boolean cuit = shape.equals("2.8.1") && tight;
        if (cuit) {
            return new Kind(IdentifierType.NATIONAL_ID, Candidate.SHAPED, "cuit");
        }
        return null;
    }

    private static @Nullable Kind phoneOrUnknown(DigitRun run, int from, int to, boolean cue) {
        String shape = run.shape(from, to);
        String compact = run.compact(from, to);
        int digits = compact.length();
        boolean tight = run.isTight(from, to);
        boolean ones = shape.replace(".", "").chars().allMatch(c -> c == '1');
        if (ones) {
            return new Kind(
                    digits >= 10 && digits <= 11 ? IdentifierType.PHONE : IdentifierType.NUM,
                    Candidate.SHAPED,
                    "digits:single");
        }
        boolean whole = isPhoneGroups(run, from, to);
        boolean trunk =
                compact.charAt(0) == '0' && digits >= 9 && digits <= 15 && to - from <= 6 && run.length(from) >= 2;
        boolean spanish = digits == 9
                && compact.charAt(0) >= '6'
                && to - from <= 4
                && (shape.equals("3.3.3") || shape.equals("3.2.2.2") || shape.equals("2.3.2.2"));
        boolean shaped = PHONE_SPACED.contains(shape)
                && digits >= 9
                && !(shape.startsWith("1.") && compact.charAt(0) != '1' && compact.charAt(0) != '9');
        boolean local = shape.equals("3.4") && (tight || cue);
        boolean cued = cue && digits <= 15 && to - from <= 7;
        if (whole && (trunk || spanish || shaped || local || cued)) {
            return new Kind(IdentifierType.PHONE, Candidate.SHAPED, "phone:" + shape);
        }
        boolean spaced = run.isSpaced(from, to);
        boolean joined = tight && longest(run, from, to) >= 2
                || spaced
                        && (SPACED_UNKNOWN.contains(shape) && !run.isJoinedBy(from, to, '/') || isParcel(run, from, to))
                || spaced && to - from <= 4 && (digits == IMEI_DIGITS || digits == CLABE_DIGITS);
        return joined ? new Kind(IdentifierType.NUM, Candidate.WEAK, "digits:joined") : null;
    }

    /** {@code 9400 1269 8053 8032 0443 18}: five and more groups of four. */
    private static boolean isParcel(DigitRun run, int from, int to) {
        boolean fours = to - from >= 5 && run.length(to - 1) <= 4 && !run.isYears(from, to);
        for (int g = from; g < to - 1 && fours; g++) {
            fours = run.length(g) == 4;
        }
        return fours;
    }

    private static int longest(DigitRun run, int from, int to) {
        int longest = 0;
        for (int g = from; g < to; g++) {
            longest = Math.max(longest, run.length(g));
        }
        return longest;
    }

    private static void add(Scan scan, DigitRun run, int from, int to, Kind kind) {
        Tokens t = scan.tokens();
        int first = run.groups[from];
        int last = run.groups[to - 1];
        while (first > 0 && t.isOneOf(first - 1, "+(") && !t.spaceBefore(first)) {
            first--;
        }
        if (t.isMark(first, '(') && !closes(t, first, last)) {
            first++;
        }
        if (kind.type() == IdentifierType.PHONE) {
            last = PhoneExtension.after(t, last);
        } else if (kind.type() == IdentifierType.NUM) {
            first = NumberEdges.firstOf(t, first);
        }
        last = NumberEdges.lastOf(t, last);
        scan.add(first, last, kind.type(), kind.strength(), kind.rule());
    }

    private static boolean closes(Tokens t, int first, int last) {
        for (int i = first; i <= last; i++) {
            if (t.isMark(i, ')')) {
                return true;
            }
        }
        return false;
    }

    /** {@code 1-800-FLOWERS}: at the first number. */
    public boolean vanity(Scan scan, int i) {
        Tokens t = scan.tokens();
        int area = t.isNumber(i + 2) && t.length(i) == 1 && t.isMark(i + 1, '-') ? i + 2 : i;
        boolean letters = t.length(area) == 3
                && t.isMark(area + 1, '-')
                && !t.spaceBefore(area + 2)
                && t.isWord(area + 2)
                && t.length(area + 2) == 7
                && t.isUpperCase(area + 2)
                && t.first(area) == '8';
        if (letters) {
            scan.add(i, area + 2, IdentifierType.PHONE, Candidate.SHAPED, "phone:letters");
        }
        return letters;
    }
}
