package org.listeningpost.ingest.redact.text;

import java.util.List;
import java.util.stream.Stream;

/**
 * Rules that begin at words of their own, found by a token's word in one look, however many rules there are. A rule is asked
 * at its words only. Immutable.
 */
public final class WordStarts {
    /** Of each word, the rules that begin at it: one bit a rule. */
    private final ClassTable due = new ClassTable();

    private final Rule[] rules;

    /** @param words at which the rule begins */
    public record Start(Words words, Rule rule) {}

    /** @param families at most {@value Long#SIZE} rules together; of two at one word the first here comes first */
    @SafeVarargs
    public WordStarts(List<Start>... families) {
        List<Start> starts = Stream.of(families).flatMap(List::stream).toList();
        rules = new Rule[starts.size()];
        for (int rule = 0; rule < rules.length; rule++) {
            rules[rule] = starts.get(rule).rule();
            for (long hash : starts.get(rule).words().hashes()) {
                due.add(hash, 1L << rule);
            }
        }
    }

    public void at(Scan scan, int token) {
        for (long left = due.classesOf(scan.tokens().hash(token)); left != 0; left &= left - 1) {
            rules[Long.numberOfTrailingZeros(left)].at(scan, token);
        }
    }
}
