package org.listeningpost.ingest.redact;

/**
 * Rules that begin at words of their own, found by a token's word in one look, however many rules there are. A rule is asked
 * at its words only. Immutable.
 */
final class WordStarts {
    /** Of each word, the rules that begin at it: one bit a rule. */
    private final ClassTable due = new ClassTable();

    private final Rule[] rules;

    /** @param words at which the rule begins */
    record Start(Words words, Rule rule) {}

    /** @param starts at most {@value Long#SIZE}; of two at one word the first here comes first */
    WordStarts(Start... starts) {
        rules = new Rule[starts.length];
        for (int rule = 0; rule < starts.length; rule++) {
            rules[rule] = starts[rule].rule();
            for (long hash : starts[rule].words().hashes()) {
                due.add(hash, 1L << rule);
            }
        }
    }

    void at(Scan scan, int token) {
        for (long left = due.classesOf(scan.tokens().hash(token)); left != 0; left &= left - 1) {
            rules[Long.numberOfTrailingZeros(left)].at(scan, token);
        }
    }
}
