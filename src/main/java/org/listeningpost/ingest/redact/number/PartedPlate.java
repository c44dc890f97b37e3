package org.listeningpost.ingest.redact.number;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.Words;

/** A plate told in its parts: {@code the letters HHL and the numbers 6590}, {@code los números 6590 y las letras HHL}. Stateless. */
public final class PartedPlate {
    static final Words STARTS = Words.of("letras", "letters");
    private static final int NEAR = 7;
    private static final int LETTERS_MAX = 4;
    private static final int DIGITS_MAX = 6;

    private PartedPlate() {}

    /** At "letters": the capitals behind it and the digits near it. */
    static void at(Scan scan, int word) {
        Tokens t = scan.tokens();
        int letters = word + 1;
        while (letters < word + 3
                && (t.isMark(letters, ':') || t.equalsFolded(letters, "are") || t.equalsFolded(letters, "son"))) {
            letters++;
        }
        boolean capitals = t.isWord(letters) && t.length(letters) <= LETTERS_MAX && t.isUpperCase(letters);
        if (!capitals) {
            return;
        }
        for (int i = Math.max(0, word - NEAR); i < Math.min(t.count(), letters + NEAR); i++) {
            boolean number = t.isNumber(i) && t.length(i) >= 2 && t.length(i) <= DIGITS_MAX && isNumbers(t, i);
            if (number) {
                scan.add(i, i, IdentifierType.VEHICLE, Candidate.SHAPED, "plate:parted");
                scan.add(letters, letters, IdentifierType.VEHICLE, Candidate.SHAPED, "plate:parted");
                return;
            }
        }
    }

    /** "the numbers 6590", "números: 6590", "digits 6590". */
    private static boolean isNumbers(Tokens t, int i) {
        int word = t.isMark(i - 1, ':') || t.equalsFolded(i - 1, "are") || t.equalsFolded(i - 1, "son") ? i - 2 : i - 1;
        return t.equalsFolded(word, "numbers")
                || t.equalsFolded(word, "numeros")
                || t.equalsFolded(word, "number")
                || t.equalsFolded(word, "numero")
                || t.equalsFolded(word, "digits")
                || t.equalsFolded(word, "digitos");
    }
}
