package org.listeningpost.ingest.redact.person;

import org.listeningpost.ingest.redact.place.AddressExtent;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.Words;

/** A Spanish double name whose first part is cut short: {@code Ma. de los Ángeles Montoya}, {@code Mª del Carmen Ruiz}. Stateless. */
public final class AbbreviatedName {
    static final Words STARTS = Words.of("ma");
    private static final int WORDS_MAX = 5;

    private AbbreviatedName() {}

    static void at(Scan scan, int i) {
        Tokens t = scan.tokens();
        if (!t.isCapitalized(i)) {
            return;
        }
        int first = t.isMark(i + 1, '.') ? i + 2 : i + 1;
        boolean of = t.equalsFolded(first, "de") || t.equalsFolded(first, "del");
        int last = -1;
        int words = 0;
        for (int k = first; k < t.count() && words < WORDS_MAX && t.isWord(k) && !t.lineBreakBefore(k); k++) {
            boolean name = t.isCapitalized(k) && t.length(k) > 2;
            if (!name && !AddressExtent.isParticle(t, k)) {
                break;
            }
            last = name ? k : last;
            words++;
        }
        if (of && last > first) {
            scan.add(i, last, IdentifierType.PERSON, Candidate.SHAPED, "name:abbreviated");
        }
    }
}
