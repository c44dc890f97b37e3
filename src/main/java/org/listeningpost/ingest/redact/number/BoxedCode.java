package org.listeningpost.ingest.redact.number;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;

/**
 * A code of letters and digits, each group in brackets of its own: {@code (RN1)(231)(51)}, {@code [K][Z][X][3][6][8]}. Numbers alone are
 * for {@link PartedDigits}. Stateless.
 */
public final class BoxedCode {
    private static final String OPENING = "([";
    private static final String CLOSING = ")]";
    private static final int GROUP_MAX = 6;
    private static final int GROUPS_MIN = 3;
    /** Two brackets and what stands between. */
    private static final int GROUP_TOKENS = 3;

    private static final int GROUPS_MAX = 24;
    private static final int DIGITS_MIN = 3;
    /** Of a British plate. */
    private static final int PLATE_SIGNS = 7;

    private static final int PLATE_DIGITS = 2;

    private BoxedCode() {}

    /** At the first bracket, round or square. */
    public static void at(Scan scan, int bracket) {
        Tokens t = scan.tokens();
        int kind = OPENING.indexOf(t.first(bracket));
        boolean inside = bracket > 0 && !t.spaceBefore(bracket);
        if (inside) {
            return;
        }
        int groups = 0;
        int letters = 0;
        int digits = 0;
        int next = bracket;
        while (groups < GROUPS_MAX && isGroup(t, next, bracket, CLOSING.charAt(kind))) {
            for (int k = t.start(next + 1); k < t.end(next + 1); k++) {
                boolean digit = Character.isDigit(t.text().charAt(k));
                digits += digit ? 1 : 0;
                letters += digit ? 0 : 1;
            }
            groups++;
            next += GROUP_TOKENS;
        }
        boolean plate = groups == PLATE_SIGNS && letters + digits == PLATE_SIGNS && digits == PLATE_DIGITS;
        if (groups >= GROUPS_MIN && letters > 0 && (digits >= DIGITS_MIN || plate)) {
            scan.add(bracket, next - 1, IdentifierType.NUM, Candidate.SHAPED, "code:boxed");
            scan.readUntil(t.end(next - 1));
        }
    }

    private static boolean isGroup(Tokens t, int open, int first, char close) {
        return t.isMark(open, t.first(first))
                && (open == first || !t.spaceBefore(open))
                && t.isAlphanumeric(open + 1)
                && !t.spaceBefore(open + 1)
                && t.length(open + 1) <= GROUP_MAX
                && t.isMark(open + 2, close)
                && !t.spaceBefore(open + 2);
    }
}
