package org.listeningpost.ingest.redact.account;

import org.listeningpost.ingest.redact.date.AgedPerson;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.Words;

/** Four numbers with commas or slashes for their dots, where a machine's address is told and no list of what was measured. Stateless. */
final class SeenAddress {
    private static final int READING_WITHIN = 10;
    /** What a machine does with its address: {@code agarró la 82/120/127/134}. */
    private static final Words GIVES = Words.of("agarro", "asigno", "asignaron", "usa", "jalo", "tomo", "muestra");

    /** "sugars went from 95,112,152,121". */
    private static final Words COUNTED = Words.of(
            "sugars",
            "readings",
            "glucoses",
            "azucares",
            "temps",
            "scores",
            "went",
            "rose",
            "dropped",
            "fell",
            "up",
            "down",
            "grew",
            "ranged",
            "ranges",
            "cases",
            "deaths",
            "numbers",
            "counts",
            "subio",
            "bajo",
            "paso");

    private SeenAddress() {}

    /** "a login from 73,232,224,164", "agarró la 82/120/127/134": no list of what was measured. */
    static boolean isAt(Tokens t, int first) {
        boolean from = t.equalsFolded(first - 1, "from")
                || t.equalsFolded(first - 1, "desde")
                || t.equalsFolded(first - 1, "la") && GIVES.has(t, first - 2);
        boolean round = t.value(first) % 5 == 0 && t.value(first + 2) % 5 == 0 && t.value(first + 4) % 5 == 0;
        boolean given = t.equalsFolded(first - 1, "la");
        for (int k = first - 2; k >= Math.max(0, first - READING_WITHIN) && from && !given; k--) {
            if (AgedPerson.isReading(t, k) || COUNTED.has(t, k) || t.hasDigit(k)) {
                return false;
            }
        }
        return from && !round && t.value(first) >= 10 && t.value(first + 6) > 0;
    }
}
