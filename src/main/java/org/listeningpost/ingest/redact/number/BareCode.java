package org.listeningpost.ingest.redact.number;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/**
 * A code that no keyword announces: {@code 8SBV316}, {@code RX22-104233}, {@code they have me down as C9N42T}. Of 97,000 real
 * posts not one in a thousand holds letters and four digits in one run that are no dose, date or product, and what somebody
 * was given by an office or what a car wears looks like that. Stateless.
 */
final class BareCode {
    private static final int LENGTH_MIN = 6;
    private static final int LENGTH_MAX = 24;
    private static final int GROUPS_MAX = 14;
    private static final int SIGNS_MAX = 3;
    private static final int CODED_YEAR = 7;
    private static final int DIGITS_SURE = 5;
    private static final int FRAMED_MIN = 9;
    private static final String JOINTS = "-·_/.*~:";

    /** What research, offices and makers write before numbers that are everybody's. */
    private static final Set<String> PUBLIC = Set.of(
            "covid", "cov", "ncov", "sars", "mers", "hcov", "nct", "pmc", "pmid", "doi", "isrctn", "eudract", "rs",
            "azd", "ly", "pf", "mk", "gsk", "regn", "bnt", "nvx", "ino", "medi", "jnj", "amg", "bms", "abt", "abbv",
            "mrna", "bbibp", "gam", "ct", "icd", "cpt", "hcpcs", "dsm", "iso", "iec", "astm", "rfc", "cve", "utc",
            "gmt", "isbn", "issn", "ndc", "hr", "sb", "ab", "hb", "hjr", "sjr", "pl", "inr", "eur", "usd", "gbp", "mxn",
            "cop", "ars", "clp", "aud", "cad", "rd", "dl", "dto", "boe", "dof", "ley", "cas", "art", "gtx", "rtx", "wh",
            "sm", "omega", "hla", "cd", "il", "vo", "wifi");

    private static final Set<String> BILLS = Set.of("ab", "hb", "sb", "hr", "hjr", "sjr", "pl");

    private static final Pattern CLASSIFIED = Pattern.compile(
            "[A-Z]\\d[0-9A-Z]\\.[0-9A-Z]{1,4}|[A-Z]\\d\\d[A-Z]{2}\\d\\d|[A-Z]{1,3}\\.\\d{1,2}(\\.\\d{1,3})+"
                    + "|C\\d{0,2}H\\d{1,2}([NOSPF]\\d{0,2})+|[CPY]?T[0-4X][A-D]?N[0-3X][A-C]?M[01X]");

    /** In Spain without vowels; the older British ones only with a dash, for "A12 BCD" can be anything. */
    private static final Pattern PLATES = Pattern.compile(
            "[A-Z]{2}\\d{2} ?[A-Z]{3}|[A-Z]\\d{2}-[A-Z]{3}|[A-Z]{3}-\\d{2}[A-Z]|[A-Z]{3}-\\d{3}-[A-Z]|\\d{4}[ -]?[B-DF-HJ-NPR-TV-Z]{3}");

    /** {@code 2015-LA-84664}: a year, letters and a number, as courts and offices count what they open. */
    private static final Pattern DOCKETS = Pattern.compile("(20)?\\d{2}[-/][A-Z]{2,4}[-/]\\d{4,7}");

    private static final int MODEL_YEAR_MIN = 1960;
    private static final int SECOND_GROUP_MIN = 4;
    private static final int PLATE_MIN = 6;
    private static final int CAR_LETTERS = 3;
    private static final int PLATE_MAX = 7;

    private BareCode() {}

    /** One run of letters and digits: where it ends, and what it is made of. */
    private record Run(int last, int digits, int letters, int turns, int longest, boolean isUpper, boolean isTight) {
        int length() {
            return digits + letters;
        }
    }

    static void at(Scan scan, int first) {
        Tokens t = scan.tokens();
        if (!t.hasDigit(first) && !t.isUpperCase(first) || isInside(t, first)) {
            return;
        }
        Run run = runFrom(t, first);
        if (run.letters == 0 || run.digits < 2 || run.length() > LENGTH_MAX) {
            return;
        }
        boolean unmistakable = run.isTight && isUnmistakable(t, first, run);
        boolean plate = !unmistakable
                && isPlate(t, first, run)
                && (Driving.isNear(t, first, run.last) || isOnACar(t, first, run));
        if ((unmistakable || plate) && !isPublic(t, first, run, plate)) {
            scan.add(
                    first,
                    run.last,
                    plate ? IdentifierType.VEHICLE : IdentifierType.NUM,
                    Candidate.WEAK,
                    plate ? "plate:near" : "code:bare");
        }
    }

    private static boolean isInside(Tokens t, int first) {
        return t.isJoint(first - 1, JOINTS) && t.isAlphanumeric(first - 2)
                || t.isOneOf(first - 1, "#@$€£[") && !t.spaceBefore(first);
    }

    /** Goes on over signs without blanks, and over one blank to a short group of the other kind. */
    private static Run runFrom(Tokens t, int first) {
        int last = first;
        boolean tight = true;
        for (int groups = 0; groups < GROUPS_MAX; groups++) {
            int joined = afterSigns(t, last);
            if (joined > last || isSpacedGroup(t, first, last)) {
                last = joined > last ? joined : last + 2;
            } else if (groups == 0 && isSecondGroup(t, first)) {
                last++;
            } else if ((groups == 0 || groups == 1 && last == first + 1 && isCapitals(t, first))
                    && isOtherKind(t, last)) {
                tight = false;
                last++;
            } else if (groups == 0 && isAcrossDash(t, last)) {
                tight = false;
                last += 2;
            } else {
                break;
            }
        }
        return measured(t, first, last, tight);
    }

    /** {@code R.P.A.-350.459}, {@code J.D.71...NTR}: the token behind one sign or a few without blanks, or the same one. */
    private static int afterSigns(Tokens t, int i) {
        int next = i + 1;
        while (next <= i + SIGNS_MAX && t.isOneOf(next, JOINTS) && !t.spaceBefore(next)) {
            next++;
        }
        return next > i + 1 && t.isAlphanumeric(next) && !t.spaceBefore(next) ? next : i;
    }

    /** {@code BLC - 304 - 975}: three capitals that spell nothing and groups of three digits, with the same sign between blanks. */
    private static boolean isSpacedGroup(Tokens t, int first, int last) {
        int joint = last + 1;
        return t.isOneOf(joint, "-*/\u00B7\u2014\u2013")
                && t.spaceBefore(joint)
                && t.isBlankBehind(joint)
                && t.isNumber(last + 2)
                && t.length(last + 2) >= 3
                && t.isWord(first)
                && t.length(first) <= 3
                && !t.isAny(first, WordClass.STOP.bit | WordClass.STATE_CODE.bit)
                && t.isUpperCase(first)
                && t.isMark(first + 1, t.first(joint))
                && t.hasDigit(first + 2)
                && !t.lineBreakBefore(joint);
    }

    /** {@code W6365 89097}: capitals and digits, and more digits than a year behind a blank. */
    private static boolean isSecondGroup(Tokens t, int i) {
        int next = i + 1;
        int digits = 0;
        for (int k = t.start(i); k < t.end(i); k++) {
            digits += Character.isDigit(t.text().charAt(k)) ? 1 : 0;
        }
        return t.kind(i) == Tokens.MIXED
                && digits >= 3
                && t.isUpperCase(i)
                && Character.isLetter(t.first(i))
                && t.isNumber(next)
                && t.length(next) > SECOND_GROUP_MIN
                && t.start(next) - t.end(i) == 1
                && !t.lineBreakBefore(next);
    }

    /** {@code KDL 4411}, {@code GY12 WSF}, {@code 1234 BCD}. */
    private static boolean isOtherKind(Tokens t, int i) {
        int next = i + 1;
        if (next >= t.count() || t.lineBreakBefore(next) || t.start(next) - t.end(i) != 1 || t.length(next) > 4) {
            return false;
        }
        boolean letters = t.isWord(next) && t.isUpperCase(next) && t.length(next) <= 3 && t.classes(next) == 0;
        return t.hasDigit(i) ? letters : t.isNumber(next);
    }

    /** {@code AD 861 KU}: letters on both sides of the digits. */
    private static boolean isCapitals(Tokens t, int i) {
        return t.isWord(i) && t.length(i) == 2 && t.isUpperCase(i);
    }

    /** {@code 1431 - PTB}. */
    private static boolean isAcrossDash(Tokens t, int i) {
        return t.isNumber(i)
                && t.length(i) == 4
                && t.isMark(i + 1, '-')
                && t.spaceBefore(i + 1)
                && t.isWord(i + 2)
                && t.length(i + 2) == 3
                && t.isUpperCase(i + 2)
                && !t.lineBreakBefore(i + 2);
    }

    private static Run measured(Tokens t, int first, int last, boolean tight) {
        int digits = 0;
        int letters = 0;
        int turns = 0;
        int longest = 0;
        int row = 0;
        boolean upper = true;
        boolean before = false;
        for (int k = t.start(first); k < t.end(last); k++) {
            char c = t.text().charAt(k);
            boolean digit = Character.isDigit(c);
            if (!digit && !Character.isLetter(c)) {
                row = 0;
                continue;
            }
            turns += digits + letters > 0 && digit != before ? 1 : 0;
            before = digit;
            row = digit ? 0 : row + 1;
            longest = Math.max(longest, row);
            digits += digit ? 1 : 0;
            letters += digit ? 0 : 1;
            upper &= digit || Character.isUpperCase(c) || c == 'l'; // as a one
        }
        return new Run(last, digits, letters, turns, longest, upper, tight);
    }

    /** Too many digits, or too many turns from letters to digits, for anything that has a name. */
    private static boolean isUnmistakable(Tokens t, int first, Run run) {
        boolean small = run.turns >= 2 && run.digits >= DIGITS_SURE && run.length() > PLATE_MAX // "pjn440182h"
                || run.turns == 1 && run.digits >= DIGITS_SURE && Character.isLetter(t.first(first)); // "mr974615"
        if (run.length() < LENGTH_MIN || run.longest > 4 || !run.isUpper && !small || run.letters > 2 * run.digits) {
            return false;
        }
        boolean turning = run.turns >= 3 && run.digits >= 3;
        boolean lettered = run.letters >= 2 && run.digits >= 4 && run.length() > LENGTH_MIN;
        boolean framed =
                run.turns >= 2 && run.digits >= 3 && run.letters >= 4 && run.longest == 3 && run.length() >= FRAMED_MIN;
        boolean ended = run.turns >= 1 && t.hasDigit(first) && run.digits >= 4 && run.letters >= 2;
        return turning || lettered || framed || ended || run.digits >= DIGITS_SURE;
    }

    /** {@code GN68 MVN}, {@code D50-FXS}, {@code 2046 KJB}: British and Spanish plates, which nothing else looks like. */
    private static boolean isOnACar(Tokens t, int first, Run run) {
        NormalizedText text = t.text();
        return run.length() >= PLATE_MIN
                && run.length() <= PLATE_MAX
                && !t.isYear(first)
                && PLATES.matcher(text.subSequence(t.start(first), t.end(run.last)))
                        .matches();
    }

    private static boolean isPlate(Tokens t, int first, Run run) {
        boolean lower = !run.isUpper
                && first == run.last
                && t.kind(first) == Tokens.MIXED
                && run.length() >= LENGTH_MIN
                && (Character.isLetter(t.first(first)) || run.letters == CAR_LETTERS && run.turns == 2); // "8xxv734"
        return (run.isUpper || lower) && run.length() >= 5 && run.length() <= 8 && run.longest <= 4 && run.digits >= 2;
    }

    private static boolean isPublic(Tokens t, int first, Run run, boolean plate) {
        // the commonest plates, whatever their letters
        boolean worn = plate && run.letters == 3 && run.digits == 4
                || run.letters == 5 && run.digits == 2 && isOnACar(t, first, run);
        String code = t.text().subSequence(t.start(first), t.end(run.last)).toString();
        boolean docket = DOCKETS.matcher(code).matches();
        boolean parted = code.indexOf('/') > 0 && run.digits > PLATE_MIN;
        boolean old = worn && t.isYear(first) && t.value(first) < MODEL_YEAR_MIN;
        return isPublicHead(head(t, first), run) && !worn && !parted
                || Measure.isAt(t, first)
                || Measure.isAt(t, run.last)
                || !run.isTight && Measure.WORDS.has(t, run.last)
                || !docket && !old && hasYear(t, first, run.last)
                || isClassified(t, first, run)
                || t.isAny(run.last + 1, WordClass.COUNTING)
                || t.isOneOf(run.last + 1, "%°")
                || t.before(first, 4, WordClass.PUBLIC_NUMBER.bit)
                || t.is(first, WordClass.MONTH);
    }

    /** A bill of a parliament has fewer digits: {@code AB 37}, but {@code AB37-94773}; a substance has no letters behind: {@code CAS-218172-E3R7}. */
    private static boolean isPublicHead(String head, Run run) {
        boolean other =
                BILLS.contains(head) ? run.digits > PLATE_MIN : head.equals("cas") && run.letters > head.length();
        return PUBLIC.contains(head) && !other;
    }

    /** The letters that it begins with. */
    private static String head(Tokens t, int first) {
        String word = t.folded(first);
        int end = 0;
        while (end < word.length() && Character.isLetter(word.charAt(end))) {
            end++;
        }
        return word.substring(0, end);
    }

    /** 2021, 1984: what an event or a plan is called by. */
    private static boolean hasYear(Tokens t, int first, int last) {
        for (int i = first; i <= last; i++) {
            if (i == first && isInCode(t, i)) {
                continue;
            }
            int digits = 0;
            int value = 0;
            for (int k = t.start(i); k <= t.end(i); k++) {
                char c = k < t.end(i) ? t.text().charAt(k) : ' ';
                if (Character.isDigit(c)) {
                    digits++;
                    value = digits > 4 ? 0 : value * 10 + Character.digit(c, 10);
                } else if (digits == 4 && value >= 1900 && value <= 2050) {
                    return true;
                } else {
                    digits = 0;
                    value = 0;
                }
            }
        }
        return false;
    }

    /** {@code 28K1975}: what looks like a year has a letter and two digits before it. */
    private static boolean isInCode(Tokens t, int i) {
        int at = t.start(i);
        while (at < t.end(i) && Character.isDigit(t.text().charAt(at))) {
            at++;
        }
        return at - t.start(i) == 2 && t.length(i) == CODED_YEAR && t.isUpperCase(i);
    }

    /**
     * ICD-10 ({@code S72.001A}), ATC ({@code N02BE01}), stages of a cancer ({@code T2N1M0}), lineages of a virus ({@code B.1.1.529}),
     * formulas ({@code C8H10N4O2}).
     */
    private static boolean isClassified(Tokens t, int first, Run run) {
        NormalizedText text = t.text();
        // As it was written: a second view may have made a digit of the S.
        String code = text.original()
                .substring(text.originalStart(t.start(first)), text.originalEnd(t.end(run.last)))
                .toUpperCase(Locale.ROOT);
        return CLASSIFIED.matcher(code).matches();
    }
}
