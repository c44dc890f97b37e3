package org.listeningpost.ingest.redact.names;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/** What the lists know of a word: is it a first name, a surname, an ordinary word, a place, how common, a cue? Immutable. */
public final class Lexicon {
    public static final int FIRST_NAME = 1;
    public static final int SURNAME = 2;
    public static final int NON_NAME = 4;
    public static final int PLACE = 8;

    /** Two bits: how often posts use the word (0 hardly ever, 3 very often). */
    public static final int FREQUENCY_SHIFT = 4;

    /** Two bits: is it capitalized inside sentences (0 unknown, 1 hardly ever, 2 at times, 3 mostly)? */
    public static final int CAPITAL_SHIFT = 6;

    static final int NAME = FIRST_NAME | SURNAME;

    private final WordTable words;
    private final WordTable cues;

    private Lexicon(WordTable words, WordTable cues) {
        this.words = words;
        this.cues = cues;
    }

    /** Packs lists of folded words; the flags are those of this class. */
    public static Lexicon of(Map<String, Integer> flagsByWord) {
        return new Lexicon(WordTable.of(flagsByWord), Cue.table());
    }

    int flags(long hash) {
        return words.flags(hash);
    }

    int cues(long hash) {
        return cues.flags(hash);
    }

    void write(DataOutput out) throws IOException {
        words.write(out);
    }

    static Lexicon read(DataInput in) throws IOException {
        return new Lexicon(WordTable.read(in), Cue.table());
    }
}
