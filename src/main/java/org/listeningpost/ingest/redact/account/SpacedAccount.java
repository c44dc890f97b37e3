package org.listeningpost.ingest.redact.account;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * An account whose letters blanks part, which the second view has closed: {@code o s t o m y o l l i e on snap}, {@code she goes by k i d n e y
 * m a m a}, {@code en tiktok está como w h e e l z d e v}. Stateless.
 */
final class SpacedAccount {
    private static final int LETTERS_MIN = 6;
    private static final int PLATFORM_WITHIN = 4;
    static final Words STARTS = Words.of("by", "como", "im", "as");
    private static final Words GOES = Words.of("goes", "go", "going", "known", "registered");

    private SpacedAccount() {}

    /** At a word that leads to what somebody is called there. */
    static void at(Scan scan, int lead) {
        Tokens t = scan.tokens();
        boolean led = GOES.has(t, lead - 1) || t.before(lead, PLATFORM_WITHIN, WordClass.PLATFORM.bit);
        if (led && isClosed(t, lead + 1)) {
            add(scan, lead + 1);
        }
    }

    /** At "on" and a platform behind it. */
    static void before(Scan scan, int on) {
        if (isClosed(scan.tokens(), on - 1)) {
            add(scan, on - 1);
        }
    }

    private static void add(Scan scan, int i) {
        scan.add(i, i, IdentifierType.HANDLE, Candidate.CUED, "handle:spaced");
    }

    /** Whether this word has blanks between its letters where it was written. */
    private static boolean isClosed(Tokens t, int i) {
        if (!t.isAlphanumeric(i) || t.isNumber(i) || t.length(i) < LETTERS_MIN) {
            return false;
        }
        NormalizedText text = t.text();
        int written = text.originalEnd(t.end(i)) - text.originalStart(t.start(i));
        return written >= 2 * t.length(i) - 1 && text.original().charAt(text.originalStart(t.start(i)) + 1) == ' ';
    }
}
