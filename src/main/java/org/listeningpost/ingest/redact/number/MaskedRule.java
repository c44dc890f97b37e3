package org.listeningpost.ingest.redact.number;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;

/** What people leave of a number that they have masked: {@code xxx-xx-1234}, {@code ***-**-1234}, {@code XXXX 4421}. */
final class MaskedRule {
    private static final int BACK_MAX = 16;

    private MaskedRule() {}

    /** At a number of four digits; true when a mask stands before it. */
    static boolean take(Scan scan, int number) {
        Tokens t = scan.tokens();
        if (t.length(number) != 4 || number == 0) {
            return false;
        }
        int hidden = 0;
        int groups = 0;
        int first = number;
        boolean open = false;
        for (int i = number - 1; i >= 0 && number - i <= BACK_MAX; i--) {
            int width = maskWidth(t, i);
            boolean joint = t.isOneOf(i, "-.");
            boolean apart = t.start(i + 1) - t.end(i) > 1 || t.lineBreakBefore(i + 1);
            if (apart || width == 0 && !joint) {
                break;
            }
            if (width > 0) {
                groups += open ? 0 : 1;
                hidden += width;
                first = i;
            }
            open = width > 0 && !t.spaceBefore(i);
        }
        int value = t.value(number);
        boolean year = t.spaceBefore(number) && value >= 1900 && value <= 2100;
        boolean told = !year && hidden >= 4 && groups >= 1 && (hidden > 4 || groups > 1 || t.isOneOf(first, "*·•"));
        if (!told) {
            return false;
        }
        boolean ssn = hidden == 5;
        scan.add(
                first,
                number,
                ssn ? IdentifierType.SSN : IdentifierType.ACCOUNT,
                Candidate.CUED,
                ssn ? "ssn:masked" : "account:masked");
        scan.readUntil(t.end(number));
        return true;
    }

    /** How many characters of a mask this token is: x's in a row, or one star, bullet or sharp. */
    private static int maskWidth(Tokens t, int i) {
        if (t.isOneOf(i, "*·•#")) {
            return 1;
        }
        if (!t.isWord(i) || t.length(i) > 12) {
            return 0;
        }
        for (int k = t.start(i); k < t.end(i); k++) {
            char c = t.text().charAt(k);
            if (c != 'x' && c != 'X') {
                return 0;
            }
        }
        return t.length(i);
    }
}
