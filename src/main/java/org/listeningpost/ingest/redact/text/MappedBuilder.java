package org.listeningpost.ingest.redact.text;

import java.util.Arrays;

/** Writes another view of a normalized text, keeping the way back to the original. */
public final class MappedBuilder {
    private final NormalizedText source;
    private char[] chars;
    private int[] starts;
    private int[] ends;
    private int length;

    public MappedBuilder(NormalizedText source) {
        this.source = source;
        chars = new char[source.length() + 16];
        starts = new int[chars.length];
        ends = new int[chars.length];
    }

    /** Copies a stretch as it is. */
    public void copy(int start, int end) {
        for (int i = start; i < end; i++) {
            put(source.charAt(i), source.originalStart(i), source.originalEnd(i + 1));
        }
    }

    /** Writes other characters for a stretch; each of them stands for all of it. */
    public void replace(String with, int start, int end) {
        for (int i = 0; i < with.length(); i++) {
            put(with.charAt(i), source.originalStart(start), source.originalEnd(end));
        }
    }

    private void put(char c, int start, int end) {
        if (length == chars.length) {
            int capacity = length * 2;
            chars = Arrays.copyOf(chars, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        chars[length] = c;
        starts[length] = start;
        ends[length] = end;
        length++;
    }

    public NormalizedText build() {
        return NormalizedText.mapped(source.original(), chars, length, starts, ends);
    }
}
