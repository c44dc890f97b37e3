package org.listeningpost.ingest.redact;

/**
 * What somebody told by the spelling alphabet, whatever it is: {@code Romeo Oscar Sierra Alpha}, {@code yankee victor two one kilo
 * zulu foxtrot}. Three of its words and a sign more in a row are no text. Stateless.
 */
final class SpellingAlphabet {
    private static final int WORDS_MIN = 3;
    private static final int SIGNS_MIN = 4;
    static final Words STARTS = SpelledCode.SPELLING;

    private SpellingAlphabet() {}

    static void at(Scan scan, int first) {
        Tokens t = scan.tokens();
        int last = first;
        int words = 0;
        int signs = 0;
        for (int i = first; isSign(t, i) && (i == first || !t.lineBreakBefore(i)); i = next(t, i)) {
            last = i;
            words += STARTS.has(t, i) ? 1 : 0;
            signs++;
        }
        if (words >= WORDS_MIN && signs >= SIGNS_MIN) {
            scan.add(first, last, IdentifierType.ID, Candidate.SHAPED, "told:spelled");
            scan.readUntil(t.end(last));
        }
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
