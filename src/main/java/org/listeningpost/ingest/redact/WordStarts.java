package org.listeningpost.ingest.redact;

/**
 * Rules that begin at words of their own, found by the length and first letter of a token in one look, however many rules
 * there are. Such a rule still has to ask for its word. Immutable.
 */
final class WordStarts {
    private final int[] due = new int[WordShapes.PLACES];
    private final Rule[] rules;

    /** @param words of the rule */
    record Start(WordShapes words, Rule rule) {}

    /** @param starts at most {@value Integer#SIZE}; of two at one token the first here comes first */
    WordStarts(Start... starts) {
        rules = new Rule[starts.length];
        for (int rule = 0; rule < starts.length; rule++) {
            rules[rule] = starts[rule].rule();
            for (int place = 0; place < due.length; place++) {
                due[place] |= starts[rule].words().hasAny(place) ? 1 << rule : 0;
            }
        }
    }

    void at(Scan scan, int token) {
        int place = WordShapes.placeOf(scan.tokens(), token);
        for (int left = place < 0 ? 0 : due[place]; left != 0; left &= left - 1) {
            rules[Integer.numberOfTrailingZeros(left)].at(scan, token);
        }
    }
}
