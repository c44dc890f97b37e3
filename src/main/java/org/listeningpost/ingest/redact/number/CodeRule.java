package org.listeningpost.ingest.redact.number;

import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.check.BritishPostcode;
import org.listeningpost.ingest.redact.check.Checksums;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Rule;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/** Identifiers of letters and digits, told by their pattern and check digits: MBI, VIN, IBAN, DEA, NINO, DNI, CURP ... */
public final class CodeRule implements Rule {
    /** What the number of an article begins with. */
    private static final int DOI = 10;

    private static final int LENGTH_MAX = 36;
    private static final int HEADS_MAX = 8;
    private static final String HEAD_JOINTS = "-/.*_\u00B7";
    private static final String JOINTS = "-_./*:~\u00B7\u2014\u2013";
    private static final String IBAN_LENGTHS =
            " AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 ES24 FI18 FO18 FR27 GB22 GE22 "
                    + "GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IS26 IT27 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 MU30 NL18 "
                    + "NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VG24 XK20 ";
    /** The alphanumeric tokens from one place on, joined over dashes, dots and single blanks. */
    private static final class Joined {
        final char[] upper = new char[LENGTH_MAX];
        final int[] tokenAt = new int[LENGTH_MAX + 1];
        int length;
        int tight;

        /** The first {@code length} characters where a token ends there, or null. */
        @Nullable
        String code(int length) {
            return length <= this.length && tokenAt[length] > 0 ? new String(upper, 0, length) : null;
        }

        int last(int length) {
            return tokenAt[length] - 1;
        }
    }

    @Override
    public void at(Scan scan, int first) {
        Tokens t = scan.tokens();
        if (!isStart(t, first)) {
            return;
        }
        Joined joined = join(t, first);
        if (joined.length >= 5) {
            anchored(scan, t, first, joined);
            postcode(scan, t, first, joined);
        }
        digitsInWord(scan, t, first);
        BareCode.at(scan, first);
    }

    private static boolean isStart(Tokens t, int first) {
        if (t.hasDigit(first)) {
            return true;
        }
        if (!t.isWord(first) || t.length(first) > 4) {
            return false;
        }
        int next = first;
        // "Z-H-B-57-94-08": letters one by one before the digits.
        while (next - first < HEADS_MAX
                && t.isJoint(next + 1, HEAD_JOINTS)
                && t.first(next + 1) == t.first(first + 1)
                && isLetter(t, next)
                && isLetter(t, next + 2)) {
            next += 2;
        }
        if (t.hasDigit(next + 1) || t.isOneOf(next + 1, JOINTS) && t.hasDigit(next + 2)) {
            return next == first || t.length(next + 2) > 1 || t.isOneOf(first + 1, "-\u00B7"); // else told sign by sign
        }
        // "TWR...929...574"
        if (t.isMark(first + 1, '.') && t.isMark(first + 2, '.') && t.isMark(first + 3, '.') && t.hasDigit(first + 4)) {
            return !t.spaceBefore(first + 4) && !t.spaceBefore(first + 1);
        }
        // "R.P.A.-350.459"
        return next > first && t.isOneOf(next + 1, JOINTS) && t.isOneOf(next + 2, JOINTS) && t.hasDigit(next + 3);
    }

    private static boolean isLetter(Tokens t, int i) {
        return t.isWord(i) && t.length(i) == 1;
    }

    private static Joined join(Tokens t, int first) {
        Joined joined = new Joined();
        int i = first;
        boolean tight = true;
        while (i < t.count() && t.isAlphanumeric(i) && !t.isPlain(i) && joined.length + t.length(i) <= LENGTH_MAX) {
            for (int k = t.start(i); k < t.end(i); k++) {
                joined.upper[joined.length++] = Character.toUpperCase(t.text().charAt(k));
            }
            joined.tokenAt[joined.length] = i + 1;
            joined.tight = tight ? joined.length : joined.tight;
            int next = i + 1;
            if (t.isJoint(next, "-.·_/")) {
                next++;
            }
            int gap = next < t.count() ? t.start(next) - t.end(i) : 9;
            tight &= gap <= (next == i + 2 ? 1 : 0);
            if (gap > 1 || t.lineBreakBefore(next)) {
                break;
            }
            i = next;
        }
        return joined;
    }

    private static void anchored(Scan scan, Tokens t, int first, Joined joined) {
        take(scan, first, joined, 11, IdentifierType.HEALTH_PLAN, "mbi");
        take(scan, first, joined, 17, IdentifierType.VEHICLE, "vin");
        take(scan, first, joined, 9, IdentifierType.LICENSE, "dea");
        take(scan, first, joined, 9, IdentifierType.NATIONAL_ID, "nino");
        take(scan, first, joined, 9, IdentifierType.NATIONAL_ID, "dni");
        take(scan, first, joined, 18, IdentifierType.NATIONAL_ID, "curp");
        take(scan, first, joined, 13, IdentifierType.NATIONAL_ID, "rfc");
        take(scan, first, joined, 12, IdentifierType.NATIONAL_ID, "rfc");
        int iban = ibanLength(joined);
        if (iban > 0 && (joined.tight >= iban || isInFours(t, first, joined, iban))) {
            take(scan, first, joined, iban, IdentifierType.ACCOUNT, "iban");
        }
        rut(scan, t, first);
    }

    /** How long an account number of this country is, or 0. */
    private static int ibanLength(Joined code) {
        boolean country = code.length >= 15 && Character.isLetter(code.upper[0]);
        int at = country ? IBAN_LENGTHS.indexOf(" " + code.upper[0] + code.upper[1]) : -1;
        return at < 0 ? 0 : Integer.parseInt(IBAN_LENGTHS.substring(at + 3, at + 5));
    }

    /** Groups of four, as they are printed; the last one may be shorter. */
    private static boolean isInFours(Tokens t, int first, Joined joined, int length) {
        if (joined.code(length) == null) {
            return false;
        }
        for (int i = first; i < joined.last(length); i++) {
            if (t.isAlphanumeric(i) && t.length(i) != 4) {
                return false;
            }
        }
        return true;
    }

    private static void take(Scan scan, int first, Joined joined, int length, IdentifierType type, String rule) {
        String code = joined.code(length);
        if (code != null
                && isCode(code, rule)
                && (joined.tight >= length
                        || isUpper(scan.tokens(), first, joined.last(length))
                        || rule.equals("iban")
                        || rule.equals("mbi"))) {
            scan.add(first, joined.last(length), type, Candidate.CHECKED, rule);
        }
    }

    private static boolean isUpper(Tokens t, int first, int last) {
        for (int i = first; i <= last; i++) {
            if (!t.isUpperCase(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCode(String code, String rule) {
        return switch (rule) {
            case "mbi" -> Checksums.isMbi(code);
            case "vin" -> Checksums.isVin(code) && !isDigits(code);
            case "dea" -> Checksums.isDea(code);
            case "nino" -> Checksums.isNino(code);
            case "dni" -> Checksums.isDni(code);
            case "curp" -> Checksums.isCurp(code);
            case "rfc" -> Checksums.isRfc(code);
            default -> Checksums.isIban(code);
        };
    }

    private static boolean isDigits(String code) {
        return code.chars().allMatch(Character::isDigit);
    }

    /** Chilean {@code 12.345.678-K}. */
    private static void rut(Scan scan, Tokens t, int i) {
        boolean dots = t.isMark(i + 1, '.');
        int second = dots ? i + 2 : i + 1;
        int third = dots ? i + 4 : i + 2;
        boolean parted = dots ? t.isMark(i + 3, '.') : t.isBlankBehind(i) && t.isBlankBehind(second);
        boolean dotted = t.isNumber(i)
                && t.length(i) <= 2
                && parted
                && t.isNumber(second)
                && t.length(second) == 3
                && t.isNumber(third)
                && t.length(third) == 3
                && t.isMark(third + 1, '-')
                && t.isAlphanumeric(third + 2)
                && t.length(third + 2) == 1
                && !t.spaceBefore(third + 2);
        if (dotted) {
            scan.add(i, third + 2, IdentifierType.NATIONAL_ID, Candidate.CHECKED, "rut");
        }
    }

    /** UK and Canadian postcodes. Lower case needs a cue, or both halves and a letter area that exists. */
    private static void postcode(Scan scan, Tokens t, int first, Joined joined) {
        boolean halves = t.isNumber(first + 1) || t.kind(first + 1) == Tokens.MIXED;
        boolean cue = t.before(first, 5, WordClass.ZIP_CUE.bit | WordClass.ADDRESS_CUE.bit)
                || halves && !isOrdinal(t, first + 1);
        for (int length = 5; length <= 7; length++) {
            String code = joined.code(length);
            int last = code == null ? first : joined.last(length);
            boolean near = last <= first + 1 || last == first + 2 && t.isJoint(first + 1, "-/.");
            boolean diagnosis = t.isMark(first + 1, '.') && code != null && BritishPostcode.isIrish(code); // W61.62XA
            boolean small = length > 5
                    && !Character.isUpperCase(t.first(first))
                    && (last == first ? t.kind(first) == Tokens.MIXED : last == first + 2);
            if (code != null
                    && near
                    && (cue || small || isUpper(t, first, last))
                    && (isUk(code, last > first, t, first)
                            || !diagnosis && isIrish(code, t, first, last)
                            || isCanadian(code) && (last > first || small))) {
                scan.add(first, last, IdentifierType.ZIP, Candidate.SHAPED, "postcode", "[ZIP]");
                return;
            }
        }
    }

    /** "l4 5th": no postcode. */
    private static boolean isOrdinal(Tokens t, int i) {
        String word = t.folded(i);
        return word.endsWith("th") || word.endsWith("st") || word.endsWith("nd") || word.endsWith("rd");
    }

    private static boolean isUk(String code, boolean halves, Tokens t, int first) {
        int split = code.length() - BritishPostcode.INWARD;
        String outward = code.substring(0, split);
        String inward = code.substring(split);
        boolean inwardFits = Checksums.matches(inward, "9AA")
                && "CIKMOV".indexOf(inward.charAt(1)) < 0
                && "CIKMOV".indexOf(inward.charAt(2)) < 0;
        boolean splitFits = !halves || t.length(first) == split;
        return inwardFits && BritishPostcode.isDistrict(outward) && splitFits && (halves || code.length() >= 6);
    }

    /** Eircode: a routing key and four of its letters and digits, both kinds ({@code D04 A8V0}). */
    private static boolean isIrish(String code, Tokens t, int first, int last) {
        if (code.length() != BritishPostcode.EIRCODE
                || last > first && t.length(first) != BritishPostcode.ROUTING_KEY) {
            return false;
        }
        return BritishPostcode.isIrish(code);
    }

    private static boolean isCanadian(String code) {
        return code.length() == 6 && Checksums.matches(code, "A9A9A9") && "DFIOQUWZ".indexOf(code.charAt(0)) < 0;
    }

    /** {@code 10.1056/NEJMoa2034577}: what an article is found by. */
    private static boolean isArticle(Tokens t, int i) {
        return t.isJoint(i - 1, "/") && t.isNumber(i - 2) && t.isJoint(i - 3, ".") && t.value(i - 4) == DOI;
    }

    /** A word with seven digits or more in a row: no word of a language, but somebody's number. */
    private static void digitsInWord(Scan scan, Tokens t, int i) {
        if (t.kind(i) != Tokens.MIXED || t.before(i, 3, WordClass.PUBLIC_NUMBER.bit) || isArticle(t, i)) {
            return;
        }
        int run = 0;
        int longest = 0;
        int digits = 0;
        for (int k = t.start(i); k < t.end(i); k++) {
            boolean digit = Character.isDigit(t.text().charAt(k));
            run = digit ? run + 1 : 0;
            digits += digit ? 1 : 0;
            longest = Math.max(longest, run);
        }
        boolean trial = t.length(i) == 11 && t.folded(i).startsWith("nct");
        boolean parcel = t.length(i) == 18 && t.folded(i).startsWith("1z");
        if (longest >= 7 && !trial && !parcel) {
            scan.add(i, i, IdentifierType.NUM, Candidate.WEAK, "digits:word");
        } else if (digits >= 8 && t.length(i) <= 40 && !parcel && !trial) {
            scan.add(i, i, IdentifierType.ID, Candidate.WEAK, "code");
        }
    }
}
