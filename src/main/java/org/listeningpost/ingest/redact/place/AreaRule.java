package org.listeningpost.ingest.redact.place;

import java.util.Set;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Rule;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * A part of a town by its name: {@code the Garfield Park neighborhood}, {@code colonia La Floresta}, {@code barrio Gracia}. Finer
 * than a state, so that Safe Harbor wants it gone (45 CFR 164.514(b)(2)(i)(B)).
 */
public final class AreaRule implements Rule {
    private static final int NAME_WORDS_MAX = 4;
    private static final Set<String> BEHIND =
            Set.of("neighborhood", "neighbourhood", "neighborhoods", "subdivision", "suburb", "barrio", "projects");
    private static final Set<String> AHEAD =
            Set.of("colonia", "barrio", "fraccionamiento", "urbanizacion", "vereda", "alcaldia");
    /** What parts of towns are called: {@code in Boyle Heights}. */
    private static final Set<String> ENDINGS = Set.of(
            "heights", "hills", "springs", "village", "estates", "meadows", "falls", "ridge", "slope", "beach", "grove",
            "glen", "bluff", "bluffs", "shores", "bottoms", "harbor", "harbour");

    private static final Set<String> PARTICLES = Set.of("la", "el", "las", "los", "de", "del", "san", "santa");

    static final Words STARTS = new Words(BEHIND, AHEAD, ENDINGS);

    @Override
    public void at(Scan scan, int i) {
        Tokens t = scan.tokens();
        String word = t.folded(i);
        if (AHEAD.contains(word)) {
            ahead(scan, t, i);
        }
        if (BEHIND.contains(word)) {
            behind(scan, t, i);
        }
        if (ENDINGS.contains(word)) {
            called(scan, t, i);
        }
    }

    private static void ahead(Scan scan, Tokens t, int area) {
        int last = area;
        for (int i = area + 1; i <= area + NAME_WORDS_MAX && t.isWord(i) && t.start(i) - t.end(i - 1) == 1; i++) {
            boolean name = t.isCapitalized(i);
            if (!name && !PARTICLES.contains(t.folded(i))) {
                break;
            }
            last = name ? i : last;
        }
        boolean named = last > area && !PARTICLES.contains(t.folded(last)) && !t.is(last, WordClass.STOP);
        if (named && !t.isAny(last, WordClass.COUNTRY.bit | WordClass.STATE.bit)) {
            scan.add(area, last, IdentifierType.PLACE, Candidate.CUED, "area");
        }
    }

    /** "in Boyle Heights", "roommate, Boyle Heights,". */
    private static void called(Scan scan, Tokens t, int last) {
        int first = last - 1;
        boolean name = t.isWord(first)
                && t.isCapitalized(first)
                && t.isCapitalized(last)
                && t.start(last) - t.end(first) == 1
                && !t.isAny(first, WordClass.STOP.bit | WordClass.STATE.bit)
                && !t.isCapitalized(last + 1);
        boolean placed = t.isAny(first - 1, WordClass.PLACE_CUE.bit | WordClass.PREPOSITION.bit)
                || t.equalsFolded(first - 1, "de")
                || t.isMark(first - 1, ',') && t.isOneOf(last + 1, ",.");
        if (name && placed) {
            scan.add(first, last, IdentifierType.PLACE, Candidate.SHAPED, "area");
        }
    }

    private static void behind(Scan scan, Tokens t, int area) {
        int first = area;
        while (area - first < NAME_WORDS_MAX
                && t.isWord(first - 1)
                && t.isCapitalized(first - 1)
                && t.start(first) - t.end(first - 1) == 1
                && !t.isAny(first - 1, WordClass.STOP.bit | WordClass.POSSESSIVE.bit | WordClass.COUNTRY.bit)) {
            first--;
            boolean dashed = t.isMark(first - 1, '-') && !t.spaceBefore(first) && t.isCapitalized(first - 2);
            first = dashed ? first - 2 : first; // Bed-Stuy
        }
        boolean placed = t.equalsFolded(first - 1, "the")
                || t.isAny(first - 1, WordClass.PREPOSITION.bit | WordClass.PLACE_CUE.bit);
        if (first < area && placed) {
            scan.add(first, area, IdentifierType.PLACE, Candidate.CUED, "area");
        }
    }
}
