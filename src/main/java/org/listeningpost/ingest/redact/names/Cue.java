package org.listeningpost.ingest.redact.names;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Words beside which names stand, by kind; the words themselves are in {@code cues.txt}. */
enum Cue {
    /** Friend, neighbor, mother, hermana. */
    KIN,
    /** Nurse, therapist, enfermera. */
    ROLE,
    /** Dr, Mrs, señora. */
    TITLE,
    /** Named, called, llama. */
    NAMING,
    /** Said, tweeted, died, dijo: a name comes before. */
    DEED,
    /** Hi, dear, thanks, rip, gracias. */
    GREETING,
    /** My, her, mi, su: makes kin and roles of what follows. */
    POSSESSIVE,
    /** The, a, was, in, for: a word that is never part of a private name, however the lists call it. */
    FUNCTION;

    int bit() {
        return 1 << ordinal();
    }

    boolean in(int cues) {
        return (cues & bit()) != 0;
    }

    static WordTable table() {
        Map<String, Integer> bitsByWord = new HashMap<>();
        for (String line : Resources.lines("cues.txt")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                Cue cue = valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
                for (String word : line.substring(colon + 1).trim().split("\\s+")) {
                    bitsByWord.merge(Folding.fold(word), cue.bit(), (a, b) -> a | b);
                }
            }
        }
        return WordTable.of(bitsByWord);
    }
}
