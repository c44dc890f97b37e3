package org.listeningpost.ingest.redact.place;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** A town that no list knows, by what stands in it for those who live there: {@code the walk-in centre in Splott}. Stateless. */
public final class ServedTown {
    static final Words NOUNS = Words.of(
            "surgery",
            "surgeries",
            "clinic",
            "hospital",
            "centre",
            "center",
            "pharmacy",
            "chemist",
            "dentist",
            "hospice",
            "clinica",
            "consultorio",
            "ambulatorio",
            "farmacia",
            "urgencias",
            "salud");

    private static final Words IN = Words.of("in", "near", "en");
    /** What else stands there: lands, languages, illnesses. */
    private static final Words OTHERS = Words.of(
            "europe",
            "asia",
            "africa",
            "america",
            "latin",
            "middle",
            "central",
            "western",
            "eastern",
            "northern",
            "southern",
            "europa",
            "english",
            "spanish",
            "person",
            "mass",
            "ebola",
            "covid");

    private static final long NO_NAME = CityRules.NO_TOWN | WordClass.STATE_CODE.bit;

    private static final int WORDS_MAX = 3;
    private static final int LETTERS_MIN = 4;

    private ServedTown() {}

    /** At the word for what stands there. */
    static void at(Scan scan, int noun) {
        Tokens t = scan.tokens();
        int first = noun + 2;
        if (t.isCapitalized(noun) || !IN.has(t, noun + 1) || t.isCapitalized(noun + 1)) {
            return;
        }
        int last = first - 1;
        while (last - first + 1 < WORDS_MAX && isName(t, last + 1)) {
            last++;
        }
        boolean people = last == first && t.folded(last).endsWith("ian");
        if (last >= first
                && t.isBlankBehind(first - 1)
                && !t.isCapitalized(last + 1)
                && !people
                && !isParted(t, last)) {
            scan.add(first, last, IdentifierType.PLACE, Candidate.SHAPED, "town:served");
        }
    }

    /** {@code Lagos-based}: the word goes on. */
    private static boolean isParted(Tokens t, int last) {
        return t.isJoint(last + 1, "-&'\u2019") && t.isAlphanumeric(last + 2);
    }

    private static boolean isName(Tokens t, int i) {
        return t.isWord(i)
                && t.isCapitalized(i)
                && !t.isUpperCase(i)
                && t.length(i) >= LETTERS_MIN
                && !t.isAny(i, NO_NAME)
                && !OTHERS.has(t, i)
                && !t.lineBreakBefore(i);
    }
}
