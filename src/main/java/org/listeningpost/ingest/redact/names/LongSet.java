package org.listeningpost.ingest.redact.names;

/** A small set of hashes without boxes; 0 stands for a free slot and is never in it. */
final class LongSet {
    private final long[] slots;

    LongSet(int expected) {
        slots = new long[Integer.highestOneBit(Math.max(4, expected)) * 4];
    }

    /** The hashes of these words, with a blank between two. */
    static LongSet ofWords(String list) {
        String[] words = list.split(" ");
        LongSet set = new LongSet(words.length);
        for (String word : words) {
            set.add(WordTable.hash(word));
        }
        return set;
    }

    void add(long value) {
        int at = (int) value & (slots.length - 1);
        while (slots[at] != 0 && slots[at] != value) {
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = value;
    }

    boolean contains(long value) {
        int at = (int) value & (slots.length - 1);
        while (slots[at] != 0) {
            if (slots[at] == value) {
                return true;
            }
            at = (at + 1) & (slots.length - 1);
        }
        return false;
    }
}
