package org.listeningpost.ingest.redact.account;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** A code whose sign is told by its name: {@code kd guion 85490}, {@code VF-letter-L-4546}. At the word. Stateless. */
public final class ToldJoint {
    static final Words STARTS = Words.of("guion", "dash", "hyphen", "letter");
    private static final int DIGITS_MIN = 4;
    private static final int DIGITS_MAX = 10;
    private static final int LETTERS_MAX = 4;

    private ToldJoint() {}

    static void at(Scan scan, int word) {
        Tokens t = scan.tokens();
        if (t.equalsFolded(word, "letter")) {
            plate(scan, t, word);
            return;
        }
        boolean letters = t.isWord(word - 1)
                && t.length(word - 1) > 1
                && t.length(word - 1) <= LETTERS_MAX
                && t.isBlankBehind(word - 1)
                && !t.isAny(word - 1, WordClass.STOP.bit | WordClass.NUMBER_WORD.bit);
        boolean number = t.isBlankBehind(word) && isNumber(t, word + 1) && !t.isYear(word + 1);
        if (letters && number && !t.isAny(word + 2, WordClass.COUNTING)) {
            scan.add(word - 1, word + 1, IdentifierType.NUM, Candidate.WEAK, "code:joint");
        }
    }

    /** Letters, the word, a letter and a number, with dashes between them. */
    private static void plate(Scan scan, Tokens t, int word) {
        boolean plate = t.isJoint(word - 1, "-")
                && t.isWord(word - 2)
                && t.length(word - 2) <= LETTERS_MAX
                && t.isJoint(word + 1, "-")
                && t.isWord(word + 2)
                && t.length(word + 2) == 1
                && t.isJoint(word + 3, "-")
                && isNumber(t, word + 4);
        if (plate) {
            scan.add(word - 2, word + 4, IdentifierType.VEHICLE, Candidate.SHAPED, "plate:told");
        }
    }

    private static boolean isNumber(Tokens t, int i) {
        return t.isNumber(i) && t.length(i) >= DIGITS_MIN && t.length(i) <= DIGITS_MAX;
    }
}
