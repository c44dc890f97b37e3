package org.listeningpost.ingest.imports;

import java.util.Arrays;

/**
 * From the place of a record in the stream to its entry and row. Rows follow one another mostly, so only where they do not
 * is anything kept; of a file that leaves every second row blank the oldest is forgotten. Not thread-safe.
 */
final class Places {
    private static final int KEPT_MAX = 400_000;

    private long[] positions = new long[64];
    private long[] offsets = new long[64];
    private int[] entries = new int[64];
    private int size;

    /** The record at that place of the stream stands there. Called in the order of the stream. */
    void add(long position, int entry, long row) {
        long offset = row - position;
        if (size > 0 && entries[size - 1] == entry && offsets[size - 1] == offset) {
            return;
        }
        if (size == positions.length) {
            if (size >= KEPT_MAX) {
                forgetHalf();
            } else {
                positions = Arrays.copyOf(positions, size * 2);
                offsets = Arrays.copyOf(offsets, size * 2);
                entries = Arrays.copyOf(entries, size * 2);
            }
        }
        positions[size] = position;
        offsets[size] = offset;
        entries[size] = entry;
        size++;
    }

    private void forgetHalf() {
        int kept = size / 2;
        System.arraycopy(positions, size - kept, positions, 0, kept);
        System.arraycopy(offsets, size - kept, offsets, 0, kept);
        System.arraycopy(entries, size - kept, entries, 0, kept);
        size = kept;
    }

    Place find(long position) {
        int found = Arrays.binarySearch(positions, 0, size, position);
        int at = Math.max(0, found >= 0 ? found : -found - 2);
        return size == 0 ? new Place(0, 0) : new Place(entries[at], position + offsets[at]);
    }
}
