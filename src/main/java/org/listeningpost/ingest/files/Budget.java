package org.listeningpost.ingest.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what a file costs while it is read. For one thread. */
final class Budget {
    private static final int SKIPPED_BYTES = 1 << 14;

    private final FileLimits limits;
    private final long packedBytes;
    private long expandedBytes;
    private int entries;

    /** @param packedBytes how long the file is */
    Budget(FileLimits limits, long packedBytes) {
        this.limits = limits;
        this.packedBytes = packedBytes;
    }

    void countEntry() throws BreachException {
        if (++entries > limits.entriesMax()) {
            throw new BreachException(
                    "too_many_entries",
                    "it holds more than " + limits.entriesMax()
                            + " entries; split it, or raise imports.entries_max in the configuration");
        }
    }

    void checkDepth(int depth) throws EntryException {
        if (depth > limits.depthMax()) {
            throw new EntryException(
                    "nested_too_deep",
                    "archives lie inside of one another more than " + limits.depthMax() + " deep; unpack it first");
        }
    }

    private void countExpanded(long bytes) throws BreachException {
        expandedBytes += bytes;
        FileLimits.Excess excess = limits.excessOf(expandedBytes, packedBytes);
        if (excess != null) {
            throw new BreachException(excess.code(), excess.reason());
        }
    }

    /** What is unpacked from there counts. */
    InputStream expanding(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                countExpanded(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                countExpanded(Math.max(0, read));
                return read;
            }

            /** What is passed over is unpacked, too. */
            @Override
            public long skip(long count) throws IOException {
                byte[] piece = new byte[(int) Math.max(0, Math.min(count, SKIPPED_BYTES))];
                return Math.max(0, read(piece, 0, piece.length));
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }

    /** Everything, for a reader that must have it as a whole. */
    byte[] readWhole(InputStream in, String what) throws IOException {
        byte[] bytes = in.readNBytes(limits.documentBytesMax() + 1);
        if (bytes.length > limits.documentBytesMax()) {
            throw new EntryException(
                    "too_large",
                    what + " is longer than " + limits.documentBytesMax()
                            + " bytes; split it, or raise imports.document_bytes_max in the configuration");
        }
        return bytes;
    }

    FileLimits limits() {
        return limits;
    }
}
