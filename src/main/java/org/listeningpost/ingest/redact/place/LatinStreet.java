package org.listeningpost.ingest.redact.place;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * Streets as Latin America writes them: by numbers alone ({@code Cra. 95 # 89-98}, {@code calle 45 bis No. 12A-30}), and behind the
 * abbreviation of a street or of the rank that it is called after ({@code Jr. Libertad 369}, {@code Gral. Paz 845}). Stateless.
 */
public final class LatinStreet {
    private static final int NUMBER_MAX = 4;
    private static final int NAME_WORDS_MAX = 5;
    /** Whole words: the corner is enough. */
    private static final Words GRID_WORDS =
            Words.of("carrera", "calle", "diagonal", "transversal", "avenida", "circular");
    /** Abbreviations: the house has to follow. */
    private static final Words GRID = Words.of(
            "cra", "cr", "crr", "kra", "kr", "krr", "cl", "cll", "clle", "dg", "diag", "tv", "trv", "transv", "av",
            "ac", "ak", "avda");

    private static final Words PARTS = Words.of("bis", "sur", "norte", "este", "oeste", "oriente", "occidente");
    private static final Words CALLED = Words.of(
            "jr", "psje", "pje", "bv", "blvr", "cjon", "gral", "cnel", "pte", "pdte", "alte", "mcal", "tte", "sgto",
            "cmte", "hnos", "jiron");

    static final Words STARTS = Words.any(GRID_WORDS, GRID, CALLED);

    private LatinStreet() {}

    static void at(Scan scan, int word) {
        Tokens t = scan.tokens();
        boolean corner = GRID_WORDS.has(t, word);
        if (corner || GRID.has(t, word)) {
            numbered(scan, t, word, corner);
        } else {
            called(scan, t, word);
        }
    }

    private static void numbered(Scan scan, Tokens t, int word, boolean corner) {
        int street = afterDot(t, word);
        if (t.isWord(street) && (GRID.has(t, street) || GRID_WORDS.has(t, street))) {
            street = afterDot(t, street);
        }
        if (!isPart(t, street)) {
            return;
        }
        int sign = afterParts(t, street + 1);
        int number = afterSign(t, sign);
        boolean crossing = t.equalsFolded(sign, "con");
        if (crossing && GRID_WORDS.has(t, number)) {
            number++;
        }
        if (number == sign || !isPart(t, number)) {
            return;
        }
        int last = afterParts(t, number + 1) - 1;
        boolean house = t.isOneOf(last + 1, "-–") && t.hasDigit(last + 2) && t.length(last + 2) <= NUMBER_MAX;
        last = house ? afterParts(t, last + 3) - 1 : last;
        if (house || corner) {
            scan.add(word, last, IdentifierType.ADDRESS, Candidate.SHAPED, "street:grid");
            scan.readUntil(t.end(last));
        }
    }

    private static int afterDot(Tokens t, int word) {
        return t.isMark(word + 1, '.') ? word + 2 : word + 1;
    }

    /** 45, 45A. */
    private static boolean isPart(Tokens t, int i) {
        return t.hasDigit(i)
                && Character.isDigit(t.first(i))
                && t.length(i) <= NUMBER_MAX
                && !t.isYear(i)
                && !t.lineBreakBefore(i);
    }

    /** Past "bis", "sur", a lone letter. */
    private static int afterParts(Tokens t, int from) {
        int i = from;
        while (i < from + 3
                && t.isWord(i)
                && !t.equalsFolded(i, "n")
                && !t.equalsFolded(i, "y")
                && !t.equalsFolded(i, "a")
                && (t.length(i) == 1 && t.isCapitalized(i) || PARTS.has(t, i))) {
            i++;
        }
        return i;
    }

    /** Past "#", "No.", "N°", "número", "con"; the same place where there is none. */
    private static int afterSign(Tokens t, int sign) {
        boolean label = t.equalsFolded(sign, "no")
                || t.equalsFolded(sign, "n")
                || t.equalsFolded(sign, "nro")
                || t.equalsFolded(sign, "num")
                || t.equalsFolded(sign, "numero");
        if (label) {
            return t.isOneOf(sign + 1, ".°º") ? sign + 2 : sign + 1;
        }
        return t.isMark(sign, '#') || t.equalsFolded(sign, "con") ? sign + 1 : sign;
    }

    private static void called(Scan scan, Tokens t, int word) {
        boolean name = t.isCapitalized(word - 1) && t.isWord(word - 1); // "Martin Luther King Jr."
        int i = afterDot(t, word);
        int names = 0;
        int first = i;
        while (i < first + NAME_WORDS_MAX
                && t.isWord(i)
                && !t.lineBreakBefore(i)
                && (t.isCapitalized(i) || AddressExtent.isParticle(t, i))) {
            names += t.isCapitalized(i) && !t.is(i, WordClass.STOP) ? 1 : 0;
            i++;
        }
        int label = t.equalsFolded(i, "no") || t.equalsFolded(i, "n") ? afterSign(t, i) : t.isMark(i, '#') ? i + 1 : i;
        boolean house = t.isNumber(label)
                && t.length(label) >= 2
                && t.length(label) <= NUMBER_MAX
                && !t.isYear(label)
                && !t.isAny(label + 1, WordClass.COUNTING)
                && !t.lineBreakBefore(label);
        if (names > 0 && house && !name) {
            scan.add(word, label, IdentifierType.ADDRESS, Candidate.SHAPED, "street:called");
        }
    }
}
