package org.listeningpost.ingest.redact.place;

import java.util.Locale;
import java.util.Set;
import org.listeningpost.ingest.redact.check.BritishPostcode;
import org.listeningpost.ingest.redact.check.Checksums;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Rule;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Zip3;

/**
 * Postcodes of letters and digits that stand where a place stands: the British district alone ({@code anyone near M14}), whole
 * codes in lower case or with letters for digits ({@code bs56xx}, {@code M14 STQ}), Argentine ones ({@code C1437ABC}), and five
 * digits glued to their keyword ({@code zip78704}).
 */
public final class BarePostcode implements Rule {
    private static final int LENGTH_MAX = 12;
    private static final int ZIP_DIGITS = 5;
    private static final String FOR_DIGITS = "OISBZl";
    private static final String AS_DIGITS = "015821";
    private static final String FOR_LETTERS = "34081";
    private static final String AS_LETTERS = "EAOBI";
    /** Vitamins, vertebrae, masks, variants, forms, chips. */
    private static final Set<String> OTHERS = Set.of(
            "B1", "B2", "B3", "B5", "B6", "B7", "B9", "B12", "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4", "S5",
            "N95", "N99", "E2", "CO2", "BA1", "BA2", "BA3", "BA4", "BA5", "CV19", "W2", "W4", "W9", "M1", "M2", "M3",
            "G6", "PH7", "SE2", "CA19", "CA15", "CA27", "B52", "DD2", "SO2", "E10", "E11", "E3", "E1", "N1", "N2");

    private final Zip3 zip3;

    public BarePostcode(Zip3 zip3) {
        this.zip3 = zip3;
    }

    @Override
    public void at(Scan scan, int i) {
        Tokens t = scan.tokens();
        int length = t.length(i);
        if (length < 2 || length > LENGTH_MAX || !Character.isLetter(t.first(i)) || isInside(t, i)) {
            return;
        }
        String upper = t.string(i).toUpperCase(Locale.ROOT);
        if (Checksums.matches(upper, "A9999AAA") && t.isUpperCase(i)) {
            scan.add(i, i, IdentifierType.ZIP, Candidate.SHAPED, "postcode:ar", "[ZIP]");
        } else if (isGlued(upper)) {
            String digits = upper.substring(upper.length() - ZIP_DIGITS);
            scan.add(i, i, IdentifierType.ZIP, Candidate.CUED, "zip:glued", zip3.placeholder(digits));
        } else if (BritishPostcode.isDistrict(upper)) {
            outward(scan, t, i, upper);
        } else if (length > BritishPostcode.INWARD + 1 && isWhole(upper) && ZipContext.isMeant(t, i, i)) {
            scan.add(i, i, IdentifierType.ZIP, Candidate.SHAPED, "postcode:placed", "[ZIP]");
        }
    }

    /** {@code LS-8 8-HX}: a dash before the digits of the first half and behind the digit of the second. */
    public static void dashed(Scan scan, int area) {
        Tokens t = scan.tokens();
        int digit = area + 3;
        int last = area + 5;
        boolean shaped = t.length(area) <= 2
                && t.isUpperCase(area)
                && t.isJoint(area + 1, "-")
                && t.isNumber(area + 2)
                && t.isBlankBehind(area + 2)
                && t.isNumber(digit)
                && t.length(digit) == 1
                && t.isJoint(digit + 1, "-")
                && t.isWord(last)
                && t.length(last) == 2
                && t.isUpperCase(last);
        if (shaped
                && !isInside(t, area)
                && isWhole(t.string(area) + t.string(area + 2) + t.string(digit) + t.string(last))) {
            scan.add(area, last, IdentifierType.ZIP, Candidate.SHAPED, "postcode:dashed", "[ZIP]");
        }
    }

    private static boolean isInside(Tokens t, int i) {
        return t.isOneOf(i - 1, "@#_/.-") && !t.spaceBefore(i);
    }

    private static boolean isGlued(String upper) {
        int letters = upper.length() - ZIP_DIGITS;
        boolean digits = letters > 0 && upper.chars().skip(letters).allMatch(Character::isDigit);
        String word = digits ? upper.substring(0, letters) : "";
        return word.equals("ZIP") || word.equals("ZIPCODE") || word.equals("CP");
    }

    private static void outward(Scan scan, Tokens t, int i, String upper) {
        boolean inward = t.isAlphanumeric(i + 1)
                && t.length(i + 1) == BritishPostcode.INWARD
                && t.isUpperCase(i + 1)
                && t.isUpperCase(i)
                && isWhole(upper + t.string(i + 1));
        if (inward && ZipContext.isMeant(t, i, i + 1)) {
            scan.add(i, i + 1, IdentifierType.ZIP, Candidate.SHAPED, "postcode:placed", "[ZIP]");
            return;
        }
        boolean cue = t.seen(WordClass.ZIP_CUE);
        if (t.isUpperCase(i) && (cue || !OTHERS.contains(upper) && ZipContext.isMeant(t, i, i))) {
            scan.add(i, i, IdentifierType.ZIP, Candidate.SHAPED, "postcode:district", "[ZIP]");
        }
    }

    /** Both halves, with signs that look like the ones that belong there. */
    private static boolean isWhole(String code) {
        int split = code.length() - BritishPostcode.INWARD;
        if (split < 2) {
            return false;
        }
        char digit = plain(code.charAt(split), FOR_DIGITS, AS_DIGITS);
        char one = plain(code.charAt(split + 1), FOR_LETTERS, AS_LETTERS);
        char two = plain(code.charAt(split + 2), FOR_LETTERS, AS_LETTERS);
        return Character.isDigit(digit)
                && Character.isLetter(one)
                && Character.isLetter(two)
                && BritishPostcode.isDistrict(code.substring(0, split));
    }

    private static char plain(char c, String from, String to) {
        int at = from.indexOf(c);
        return at < 0 ? c : to.charAt(at);
    }
}
