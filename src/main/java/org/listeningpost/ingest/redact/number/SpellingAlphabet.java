package org.listeningpost.ingest.redact.number;

import org.listeningpost.ingest.redact.hidden.SpelledCode;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * What somebody told by the spelling alphabet, whatever it is: {@code Romeo Oscar Sierra Alpha}, {@code yankee victor two one kilo
 * zulu foxtrot}. Three of its words and a sign more in a row are no text. Stateless.
 */
public final class SpellingAlphabet {
    private static final int WORDS_MIN = 3;
    private static final int SIGNS_MIN = 4;
    private static final int DIGITS_MIN = 6;
    private static final int GROUPS_MAX = 3;
    /** Where many live, and a month. */
    private static final Words PLACES = Words.of("india", "lima", "quebec", "november", "hotel");

    static final Words STARTS = SpelledCode.SPELLING;

    private SpellingAlphabet() {}

    static void at(Scan scan, int first) {
        Tokens t = scan.tokens();
        boolean xray = t.equalsFolded(first - 1, "ray") && t.isMark(first - 2, '-') && t.equalsFolded(first - 3, "x");
        if (!xray && lone(scan, first)) {
            return;
        }
        int last = first;
        int words = xray ? 1 : 0;
        int signs = words;
        for (int i = first; isSign(t, i) && (i == first || !t.lineBreakBefore(i)); i = next(t, i)) {
            last = i;
            words += STARTS.has(t, i) ? 1 : 0;
            signs++;
        }
        if (words >= WORDS_MIN && signs >= SIGNS_MIN) {
            scan.add(xray ? first - 3 : first, last, IdentifierType.ID, Candidate.SHAPED, "told:spelled");
            scan.readUntil(t.end(last));
        }
    }

    /** {@code romeo 575 987}, {@code delta 6840729}: one letter told by its word, and more digits than anything of that name has. */
    private static boolean lone(Scan scan, int first) {
        Tokens t = scan.tokens();
        int last = first;
        int digits = 0;
        while (last - first < GROUPS_MAX && t.isNumber(last + 1) && t.isBlankBehind(last)) {
            last++;
            digits += t.length(last);
        }
        boolean more = t.isOneOf(last + 1, ".,-/") && t.hasDigit(last + 2) && !t.spaceBefore(last + 2);
        boolean code = digits >= DIGITS_MIN && !more && !PLACES.has(t, first) && !STARTS.has(t, first - 1);
        if (!code || t.isAny(last + 1, WordClass.COUNTING) || t.isCapitalized(first) && t.isCapitalized(first - 1)) {
            return false;
        }
        boolean shown = t.equalsFolded(first - 1, "in")
                && t.equalsFolded(first - 2, "as")
                && t.isWord(first - 3)
                && t.length(first - 3) == 1; // "x as in xray 66534780"
        scan.add(shown ? first - 3 : first, last, IdentifierType.ID, Candidate.SHAPED, "told:letter");
        scan.readUntil(t.end(last));
        return true;
    }

    private static int next(Tokens t, int i) {
        return t.isOneOf(i + 1, ",-.") ? i + 2 : i + 1;
    }

    private static boolean isSign(Tokens t, int i) {
        return STARTS.has(t, i)
                || t.isNumber(i)
                || t.is(i, WordClass.NUMBER_WORD)
                || t.isWord(i) && t.length(i) == 1 && t.isCapitalized(i) && !t.equalsFolded(i, "i");
    }
}
