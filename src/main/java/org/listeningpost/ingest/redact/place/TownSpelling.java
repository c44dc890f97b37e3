package org.listeningpost.ingest.redact.place;

import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Tokens;

/** Whether the name of a town is written as only somebody writes who hides it: {@code vAlDoStA}, {@code Tu1s4}. Stateless. */
final class TownSpelling {
    private static final int ODD_TURNS_MIN = 4;

    private TownSpelling() {}

    /** {@code vAlDoStA}. */
    static boolean isOddCase(Tokens t, int i) {
        int turns = 0;
        for (int k = t.start(i) + 1; k < t.end(i); k++) {
            boolean upper = Character.isUpperCase(t.text().charAt(k));
            turns += upper != Character.isUpperCase(t.text().charAt(k - 1)) ? 1 : 0;
        }
        return turns >= ODD_TURNS_MIN;
    }

    /** Whether what stands here was written with signs or blanks between its letters, or for some of them. */
    static boolean isHidden(Tokens t, int first, int last) {
        NormalizedText text = t.text();
        boolean hidden = false;
        for (int i = first; !text.isIdentity() && i <= last; i++) {
            for (int k = text.originalStart(t.start(i)); t.isAlphanumeric(i) && k < text.originalEnd(t.end(i)); k++) {
                char c = text.original().charAt(k);
                hidden |= c < 0x80 && !Character.isLetterOrDigit(c)
                        || t.isWord(i) && Character.isDigit(c) && hasDigitBehind(text, k, t.end(i));
            }
        }
        return hidden;
    }

    /** A second digit for a letter behind this one and other letters: "1pero" is a slip, "31st" a day. */
    private static boolean hasDigitBehind(NormalizedText text, int at, int end) {
        int last = text.originalEnd(end);
        boolean letters = false;
        for (int k = at + 1; k < last; k++) {
            boolean digit = Character.isDigit(text.original().charAt(k));
            if (digit && letters) {
                return true;
            }
            letters |= !digit;
        }
        return false;
    }
}
