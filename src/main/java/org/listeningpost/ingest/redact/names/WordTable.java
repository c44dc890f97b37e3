package org.listeningpost.ingest.redact.names;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a word, in one look-up: a hash table of fingerprints with eight flags each. It holds no words: a third of
 * a million of them take two megabytes. Immutable once built.
 */
final class WordTable {
    private static final int FLAG_BITS = 8;
    private static final int FLAG_MASK = (1 << FLAG_BITS) - 1;

    private final int[] slots;

    private WordTable(int[] slots) {
        this.slots = slots;
    }

    /** The flags of the word with that hash; 0 for a word in no list. */
    int flags(long hash) {
        int mask = slots.length - 1;
        int fingerprint = fingerprint(hash);
        int at = (int) hash & mask;
        while (slots[at] != 0) {
            if (slots[at] >>> FLAG_BITS == fingerprint) {
                return slots[at] & FLAG_MASK;
            }
            at = (at + 1) & mask;
        }
        return 0;
    }

    static WordTable of(Map<String, Integer> flagsByWord) {
        int size = Integer.highestOneBit(Math.max(8, flagsByWord.size() * 3 / 2)) * 2;
        WordTable table = new WordTable(new int[size]);
        // Sorted, so that the same words give the same bytes.
        for (Map.Entry<String, Integer> entry : new TreeMap<>(flagsByWord).entrySet()) {
            if (entry.getValue() != 0) {
                table.put(hash(entry.getKey()), entry.getValue());
            }
        }
        return table;
    }

    private void put(long hash, int flags) {
        int mask = slots.length - 1;
        int fingerprint = fingerprint(hash);
        int at = (int) hash & mask;
        while (slots[at] != 0 && slots[at] >>> FLAG_BITS != fingerprint) {
            at = (at + 1) & mask;
        }
        slots[at] = fingerprint << FLAG_BITS | (slots[at] & FLAG_MASK) | flags;
    }

    /** Hash of a word of a list, folded; equal to that of the same characters in a post. */
    static long hash(String word) {
        return hash(word, 0, word.length());
    }

    static long hash(String text, int start, int end) {
        long hash = WordHash.START;
        for (int i = start; i < end; i++) {
            hash = WordHash.step(hash, Folding.fold(text.charAt(i)));
        }
        return WordHash.finish(hash);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(slots.length);
        for (int slot : slots) {
            out.writeInt(slot);
        }
    }

    static WordTable read(DataInput in) throws IOException {
        int[] slots = new int[in.readInt()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = in.readInt();
        }
        return new WordTable(slots);
    }

    /** Never 0, which marks a free slot. */
    private static int fingerprint(long hash) {
        return (int) (hash >>> 40) | 1;
    }
}
