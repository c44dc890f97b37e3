package org.listeningpost.ingest.files;

import java.util.List;

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
    static final long RATIO_GRACE_BYTES = 64L << 20;

    /** Nothing that people pack shrinks to less than this part of it. */
    static final int RATIO_MAX = 250;

    /** As the arguments of the process. */
    public List<String> arguments() {
        return List.of(
                String.valueOf(recordBytesMax),
                String.valueOf(documentBytesMax),
                String.valueOf(entriesMax),
                String.valueOf(depthMax),
                String.valueOf(expandedBytesMax));
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
