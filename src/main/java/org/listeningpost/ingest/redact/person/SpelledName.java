package org.listeningpost.ingest.redact.person;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.Words;

/** One name whose letters stand apart: {@code N/w/o/s/u}, which nothing else looks like, and {@code Dr U-M-E-H} behind a title. Stateless. */
final class SpelledName {
    private static final int SLASHED_MIN = 4;
    private static final int TITLED_MIN = 3;
    private static final int LETTERS_MAX = 20;
    private static final Words TITLES = Words.of(
            "dr",
            "doctor",
            "doctora",
            "dra",
            "nurse",
            "sister",
            "mr",
            "mrs",
            "ms",
            "miss",
            "prof",
            "sr",
            "sra",
            "don",
            "dona",
            "enfermera",
            "enfermero",
            "matron",
            "aide");

    private SpelledName() {}

    /** At its first letter; false where no such name begins. */
    static boolean at(Scan scan, int first) {
        Tokens t = scan.tokens();
        char joint = t.first(first + 1);
        int last = first;
        boolean upper = true;
        boolean lower = true;
        while (last - first < 2 * LETTERS_MAX && t.isMark(last + 1, joint) && isLetter(t, last + 2)) {
            last += 2;
            upper &= t.isCapitalized(last);
            lower &= !t.isCapitalized(last);
        }
        int letters = (last - first) / 2 + 1;
        boolean glued = t.isAlphanumeric(last + 1) && !t.spaceBefore(last + 1)
                || t.isJoint(last + 1, "-/._") && t.isAlphanumeric(last + 2);
        boolean named = joint == '/'
                ? lower && letters >= SLASHED_MIN
                : (lower || upper) && letters >= TITLED_MIN && "-.".indexOf(joint) >= 0 && isTitled(t, first);
        if (!named || glued || !t.isWord(first) || !t.isCapitalized(first)) {
            return false;
        }
        scan.add(first, last, IdentifierType.PERSON, Candidate.SHAPED, "name:spelled");
        scan.readUntil(t.end(last));
        return true;
    }

    private static boolean isLetter(Tokens t, int i) {
        return t.isWord(i) && t.length(i) == 1 && !t.spaceBefore(i) && !t.spaceBefore(i - 1);
    }

    private static boolean isTitled(Tokens t, int first) {
        return TITLES.has(t, t.isMark(first - 1, '.') ? first - 2 : first - 1);
    }
}
