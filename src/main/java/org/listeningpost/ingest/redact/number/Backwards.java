package org.listeningpost.ingest.redact.number;

import java.util.Set;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * What somebody wrote back to front and says so: {@code 70673 backwards}, {@code al revés: moc.margatsni/arbez_sylado}. The word
 * beside the announcement goes where it has a digit or is joined by signs; plain words ("wore it backwards") stay. Stateless.
 */
public final class Backwards {
    private static final int PARTS_MAX = 12;
    private static final Set<String> COUNTING = Set.of("from", "desde", "count", "counting", "by");
    private static final String JOINTS = "._-/@:";
    static final Words STARTS = Words.of("backwards", "backward", "reversed", "reves");

    private Backwards() {}

    /** At the word that announces it. */
    static void at(Scan scan, int word) {
        Tokens t = scan.tokens();
        int end = t.equalsFolded(word, "reves") && t.equalsFolded(word - 1, "al") ? word - 2 : word - 1;
        while (t.isOneOf(end, ",(\"'")) {
            end--;
        }
        int start = word + 1;
        while (t.isOneOf(start, ":=\"'(")) {
            start++;
        }
        if (t.isAlphanumeric(end) && !t.lineBreakBefore(end + 1)) {
            add(scan, firstOf(t, end), end);
        }
        if (start > word + 1 && t.isAlphanumeric(start)) {
            add(scan, start, lastOf(t, start));
        }
    }

    private static void add(Scan scan, int first, int last) {
        Tokens t = scan.tokens();
        boolean digits = false;
        for (int i = first; i <= last; i++) {
            digits |= t.hasDigit(i);
        }
        boolean counted = t.isWord(first - 1) && COUNTING.contains(t.folded(first - 1));
        if ((digits || last > first) && !counted && !t.isAny(last, WordClass.COUNTING)) {
            scan.add(first, last, IdentifierType.NUM, Candidate.WEAK, "told:backwards");
        }
    }

    private static int firstOf(Tokens t, int last) {
        int first = last;
        for (int parts = 0; parts < PARTS_MAX && t.isJoint(first - 1, JOINTS) && t.isAlphanumeric(first - 2); parts++) {
            first -= 2;
        }
        return first;
    }

    private static int lastOf(Tokens t, int first) {
        int last = first;
        for (int parts = 0; parts < PARTS_MAX && t.isJoint(last + 1, JOINTS) && t.isAlphanumeric(last + 2); parts++) {
            last += 2;
        }
        return last;
    }
}
