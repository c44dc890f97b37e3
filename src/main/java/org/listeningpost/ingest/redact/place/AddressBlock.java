package org.listeningpost.ingest.redact.place;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Rule;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/**
 * An address in any country's order, after words that announce one: "my address is", "lives at", "send it to". The block
 * goes from its first number to its last number or capital, over line breaks.
 */
public final class AddressBlock implements Rule {
    private static final int AHEAD_MAX = 6;
    private static final int TOKENS_MAX = 24;

    @Override
    public void at(Scan scan, int cue) {
        Tokens t = scan.tokens();
        if (!isAnnouncement(t, cue)) {
            return;
        }
        int first = cue + 1;
        while (first <= cue + AHEAD_MAX && first < t.count() && !t.isNumber(first)) {
            boolean plain = t.isOneOf(first, ":,>-=")
                    || t.isAny(first, WordClass.FILLER.bit | WordClass.PREPOSITION.bit | WordClass.STOP.bit);
            if (!plain) {
                return;
            }
            first++;
        }
        int last = -1;
        int names = 0;
        for (int i = first; i < Math.min(t.count(), first + TOKENS_MAX); i++) {
            if (isName(t, i)) {
                names++;
                last = i;
            } else if (t.hasDigit(i) && t.length(i) <= 6) {
                last = i;
            } else if (!isInside(t, i)) {
                break;
            }
        }
        if (names > 0 && t.isNumber(first)) {
            scan.add(first, last, IdentifierType.ADDRESS, Candidate.CUED, "address:announced");
        }
    }

    /** "address", "lives at", "sent to". */
    private static boolean isAnnouncement(Tokens t, int cue) {
        boolean noun =
                t.equalsFolded(cue, "address") || t.equalsFolded(cue, "direccion") || t.equalsFolded(cue, "domicilio");
        return noun || t.equalsFolded(cue + 1, "at") || t.equalsFolded(cue + 1, "to") || t.equalsFolded(cue + 1, "en");
    }

    private static boolean isName(Tokens t, int i) {
        return t.isWord(i)
                && t.isCapitalized(i)
                && !t.isAny(i, WordClass.STOP.bit | WordClass.PHONE_CUE.bit | WordClass.MONTH.bit | WordClass.UNIT.bit);
    }

    private static boolean isInside(Tokens t, int i) {
        boolean particle = t.equalsFolded(i, "de")
                || t.equalsFolded(i, "del")
                || t.equalsFolded(i, "la")
                || t.equalsFolded(i, "di")
                || t.equalsFolded(i, "da")
                || t.equalsFolded(i, "van")
                || t.equalsFolded(i, "el");
        boolean dot = t.isMark(i, '.') && (t.length(i - 1) <= 3 || !t.spaceBefore(i + 1));
        return particle || dot || t.isOneOf(i, ",#/->");
    }
}
