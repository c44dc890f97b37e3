package org.listeningpost.ingest.redact.account;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** A gamer's account whose sign is told: {@code WheezeWizard hashtag 0920}. At the word for the sign. Stateless. */
public final class ToldTag {
    static final Words STARTS = Words.of("hashtag", "hash", "numeral", "almohadilla", "tag");
    private static final int DIGITS = 4;
    private static final int NAME_MIN = 3;

    private ToldTag() {}

    static void at(Scan scan, int sign) {
        Tokens t = scan.tokens();
        boolean told = t.isNumber(sign + 1)
                && t.length(sign + 1) == DIGITS
                && t.isBlankBehind(sign)
                && t.isBlankBehind(sign - 1)
                && t.isAlphanumeric(sign - 1)
                && t.length(sign - 1) >= NAME_MIN
                && !t.isAny(sign - 1, WordClass.STOP.bit | WordClass.STREET_SPANISH.bit | WordClass.NUMBER_WORD.bit)
                && !t.isAny(sign + 2, WordClass.COUNTING);
        int first = t.isJoint(sign - 2, "/._-") && t.isAlphanumeric(sign - 3) ? sign - 3 : sign - 1;
        // "name tag", "price tag 2000": only what looks like an account is believed before it.
        boolean sure = !t.equalsFolded(sign, "tag") || first < sign - 1 || t.kind(sign - 1) == Tokens.MIXED;
        if (told && sure) {
            scan.add(first, sign + 1, IdentifierType.HANDLE, Candidate.SHAPED, "handle:tag");
        }
    }
}
