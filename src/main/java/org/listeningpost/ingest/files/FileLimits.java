package org.listeningpost.ingest.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file may cost.
 *
 * @param recordBytesMax one row
 * @param documentBytesMax a document, or an archive inside of an archive: these are held in memory as a whole
 * @param entriesMax files and sheets in one file
 * @param depthMax archives inside of one another
 * @param expandedBytesMax of everything that was packed
 */
public record FileLimits(
        int recordBytesMax, int documentBytesMax, int entriesMax, int depthMax, long expandedBytesMax) {
    /** So much is always allowed, before a ratio says anything. */
    private static final long RATIO_GRACE_BYTES = 64L << 20;

    /** Nothing that people pack shrinks to less than this part of it. */
    private static final int RATIO_MAX = 250;

    /** Why something is too much, and what to do. */
    public record Excess(String code, String reason) {}

    /** As the arguments of the process. */
    public List<String> arguments() {
        return List.of(
                String.valueOf(recordBytesMax),
                String.valueOf(documentBytesMax),
                String.valueOf(entriesMax),
                String.valueOf(depthMax),
                String.valueOf(expandedBytesMax));
    }

    /** What stands against unpacking so much of a file of that length; null where nothing does. */
    public @Nullable Excess excessOf(long expandedBytes, long packedBytes) {
        if (expandedBytes > expandedBytesMax) {
            return new Excess(
                    "expands_too_much",
                    "unpacked it is longer than " + expandedBytesMax
                            + " bytes; split it, or raise imports.expanded_bytes_max in the configuration");
        }
        if (expandedBytes > RATIO_GRACE_BYTES && expandedBytes / RATIO_MAX > Math.max(1, packedBytes)) {
            return new Excess(
                    "bomb",
                    "unpacked it is more than " + RATIO_MAX
                            + " times as long as packed, as a bomb is; unpack it and import what is in it");
        }
        return null;
    }

    static FileLimits of(List<String> arguments) {
        return new FileLimits(
                Integer.parseInt(arguments.get(0)),
                Integer.parseInt(arguments.get(1)),
                Integer.parseInt(arguments.get(2)),
                Integer.parseInt(arguments.get(3)),
                Long.parseLong(arguments.get(4)));
    }
}
