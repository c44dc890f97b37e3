package org.listeningpost.ingest.redact.number;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.Words;

/**
 * The number of a Spanish identity card whose letter is told apart: {@code 46550075 letra F}, {@code 46 550 075 y la letra es la F},
 * {@code F de letra y delante 46550075}. Begins at the word for the letter. Stateless.
 */
public final class ToldLetter {
    static final Words STARTS = Words.of("letra");
    private static final int LETTER_WITHIN = 4;
    private static final int NUMBER_WITHIN = 6;
    private static final int DIGITS_MIN = 7;
    private static final int DIGITS_MAX = 8;

    private ToldLetter() {}

    static void at(Scan scan, int word) {
        Tokens t = scan.tokens();
        int letter = letterOf(t, word);
        if (letter < 0) {
            return;
        }
        for (int i = word - 1; i >= Math.max(0, word - NUMBER_WITHIN); i--) {
            if (t.isNumber(i)) {
                int first = firstOf(t, i);
                add(scan, first, i, Math.min(first, letter), Math.max(i, letter));
                return;
            }
        }
        for (int i = word + 1; i <= word + NUMBER_WITHIN; i++) {
            if (t.isNumber(i)) {
                int last = i;
                while (t.isNumber(last + 1) && t.start(last + 1) - t.end(last) <= 1) {
                    last++;
                }
                add(scan, i, last, Math.min(i, letter), Math.max(last, letter));
                return;
            }
        }
    }

    private static int letterOf(Tokens t, int word) {
        for (int i = Math.max(0, word - LETTER_WITHIN); i <= word + LETTER_WITHIN; i++) {
            boolean letter = t.isWord(i) && t.length(i) == 1 && t.isCapitalized(i);
            if (letter && (!t.equalsFolded(i, "y") || t.equalsFolded(i - 1, "la") || i == word + 1)) {
                return i;
            }
        }
        return -1;
    }

    private static int firstOf(Tokens t, int last) {
        int first = last;
        while (t.isNumber(first - 1) && t.start(first) - t.end(first - 1) <= 1
                || t.isJoint(first - 1, ".") && t.isNumber(first - 2)) {
            first = t.isNumber(first - 1) ? first - 1 : first - 2;
        }
        return first;
    }

    private static void add(Scan scan, int from, int to, int first, int last) {
        Tokens t = scan.tokens();
        int digits = 0;
        for (int i = from; i <= to; i++) {
            digits += t.isNumber(i) ? t.length(i) : 0;
        }
        if (digits >= DIGITS_MIN && digits <= DIGITS_MAX) {
            scan.add(first, last, IdentifierType.NATIONAL_ID, Candidate.CUED, "dni:told");
        }
    }
}
