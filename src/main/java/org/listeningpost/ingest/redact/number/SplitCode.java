package org.listeningpost.ingest.redact.number;

import java.util.Set;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * A number told in two parts: {@code starts PGC then 482913}, {@code primero 4829 y después 113}, {@code 1234 and then 567}
 * behind a keyword. Both parts go; the words between them stay. Stateless.
 */
public final class SplitCode {
    private static final int BETWEEN_MAX = 5;
    private static final int PART_MAX = 12;

    static final Words STARTS =
            Words.of("starts", "begins", "beginning", "starting", "empieza", "comienza", "first", "primero", "primera");
    private static final Set<String> TURNS = Set.of(
            "then",
            "ends",
            "ending",
            "end",
            "after",
            "followed",
            "rest",
            "finally",
            "despues",
            "second",
            "segunda",
            "segundo",
            "luego",
            "termina",
            "acaba",
            "seguido",
            "final",
            "plus");
    private static final Set<String> LINKS = Set.of(
            "and", "that", "by", "with", "in", "the", "is", "y", "con", "en", "de", "el", "por", "resto", "it", "of",
            "comes", "half", "part", "three", "four", "group", "mitad", "parte", "letras", "letters", "digits",
            "numeros");

    private SplitCode() {}

    /** At "starts", "first" and the like. */
    static void at(Scan scan, int opening) {
        Tokens t = scan.tokens();
        int first = opening + 1;
        while (first <= opening + 3 && (t.isMark(first, ':') || t.isWord(first) && LINKS.contains(t.folded(first)))) {
            first++;
        }
        if (!isPart(t, first) || isCounted(t, first)) {
            return;
        }
        int second = secondPart(t, first);
        if (second > 0) {
            scan.add(first, first, IdentifierType.ID, Candidate.WEAK, "code:split");
            scan.add(second, second, IdentifierType.ID, Candidate.WEAK, "code:split");
        }
    }

    /** What goes on behind a value that a keyword announced. */
    static void after(Scan scan, int last, IdentifierType type) {
        int second = secondPart(scan.tokens(), last);
        if (second > 0) {
            scan.add(second, second, type, Candidate.WEAK, "cue:split");
        }
    }

    /** The second part behind the first, or -1. */
    private static int secondPart(Tokens t, int first) {
        boolean turn = false;
        int i = first + 1;
        for (; i <= first + BETWEEN_MAX && i < t.count() && !t.hasDigit(i); i++) {
            boolean turning = t.isWord(i) && TURNS.contains(t.folded(i));
            turn |= turning;
            if (!turning && !t.isOneOf(i, ",…-") && !(t.isWord(i) && LINKS.contains(t.folded(i)))) {
                return -1;
            }
        }
        boolean digits = i < t.count() && t.hasDigit(i) && t.length(i) >= 3 && t.length(i) <= PART_MAX;
        return turn && digits && !isCounted(t, i) ? i : -1;
    }

    /** Digits, or capitals that are no word. */
    private static boolean isPart(Tokens t, int i) {
        return t.hasDigit(i) && t.length(i) >= 2 && t.length(i) <= PART_MAX
                || t.isWord(i) && t.length(i) <= 4 && t.isUpperCase(i) && t.classes(i) == 0;
    }

    private static boolean isCounted(Tokens t, int i) {
        boolean word = t.isWord(i + 1)
                && t.spaceBefore(i + 1)
                && !TURNS.contains(t.folded(i + 1))
                && !LINKS.contains(t.folded(i + 1))
                && t.isAny(i + 1, WordClass.COUNTING | WordClass.MONTH.bit);
        return t.isYear(i) || word || t.isOneOf(i + 1, "%$€£:") || t.isOneOf(i - 1, "$€£");
    }
}
