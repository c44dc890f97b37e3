package org.listeningpost.ingest.redact.number;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * A code that blanks part: {@code PJN 440182 H}, {@code XQK 447 W 8841}. Capitals that spell nothing, then numbers and single capitals,
 * as nobody writes a count or what a laboratory measured. Stateless.
 */
public final class SpacedCode {
    private static final int GROUPS_MAX = 5;
    private static final int GROUP_DIGITS_MAX = 7;
    private static final int DIGITS_MIN = 6;
    /** With a letter behind them. */
    private static final int CLOSED_DIGITS_MIN = 5;

    /** What is measured, paid or published under capitals, and where a telephone rings. */
    private static final Words OTHERS = Words.of(
            "bp", "hr", "rr", "wbc", "rbc", "hgb", "plt", "ast", "alt", "ldl", "hdl", "tsh", "psa", "gfr", "egfr",
            "cpk", "bnp", "crp", "hcg", "ckd", "icd", "cpt", "usd", "eur", "mxn", "cop", "ars", "clp", "rs", "fda",
            "cdc", "nhs", "who", "ok", "pm", "am", "tel", "tlf", "fax", "cel", "iso", "pmid", "doi", "nct", "isbn",
            "issn", "flu", "covid", "hiv", "hpv", "rsv");

    private SpacedCode() {}

    /** At the capitals before a number. */
    public static void at(Scan scan, int first) {
        Tokens t = scan.tokens();
        if (!NumberEdges.areCapitals(t, first) || !t.spaceBefore(first) || OTHERS.has(t, first)) {
            return;
        }
        int last = first;
        int digits = 0;
        int letters = 0;
        for (int i = first + 1; i <= first + GROUPS_MAX && t.isBlankBehind(i - 1); i++) {
            boolean letter = t.isWord(i) && t.length(i) == 1 && t.isCapitalized(i) && t.isNumber(i - 1);
            boolean number = t.isNumber(i) && t.length(i) <= GROUP_DIGITS_MAX && !t.isYear(i);
            if (!letter && !number || letter && (t.equalsFolded(i, "i") || t.equalsFolded(i, "a"))) {
                break;
            }
            digits += number ? t.length(i) : 0;
            letters += letter ? 1 : 0;
            last = i;
        }
        boolean enough = digits >= (letters > 0 ? CLOSED_DIGITS_MIN : DIGITS_MIN);
        if (enough && !isCounted(t, first, last) && !NumberEdges.isShouted(t, last + 1)) {
            scan.add(first, last, IdentifierType.NUM, Candidate.WEAK, "code:spaced");
        }
    }

    private static boolean isCounted(Tokens t, int first, int last) {
        boolean round = t.isNumber(last) && t.value(last) % 100 == 0;
        boolean goesOn = t.isOneOf(last + 1, ".,:/%$\u20AC") && !t.spaceBefore(last + 1) && !t.spaceBefore(last + 2);
        return round
                || goesOn
                || t.isMark(last + 1, '%')
                || t.isAny(last + 1, WordClass.COUNTING)
                || ShortNumber.isCountedBeside(t, first + 1, last);
    }
}
