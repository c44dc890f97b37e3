package org.listeningpost.config;

/** What a file may cost that is imported. */
public record Imports(
        @Setting(value = "Longest file of `POST /v1/imports`.", min = 1024, max = 1099511627776L)
        long fileBytesMax,

        @Setting(value = "Imports that may wait on this instance; more are answered with 503.", min = 1, max = 10000)
        int queuedMax,

        @Setting(value = "Days that an import that is over is kept, with its rejected rows.", min = 1, max = 3650)
        int keptDays,

        @Setting(
                value = "Rejected rows of one import that are kept for its file of rejected rows.",
                min = 0,
                max = 1000000)
        int rejectedRowsMax,

        @Setting(value = "Heap of the process that parses a file.", min = 128, max = 16000)
        int parserHeapMegabytes,

        @Setting(value = "Longest silence of the parser before it is ended.", min = 1, max = 3600)
        int parserSilenceSecondsMax,

        @Setting(value = "Longest time that is spent waiting for the parser, over a whole file.", min = 1, max = 86400)
        int parserSecondsMax,

        @Setting(
                value = "Longest document, and longest archive or Office file inside of an archive: held in memory.",
                min = 65536,
                max = 1073741824)
        int documentBytesMax,

        @Setting(value = "Entries of one file: files of an archive, sheets, attachments.", min = 1, max = 1000000)
        int entriesMax,

        @Setting(value = "Archives inside of one another.", min = 1, max = 20)
        int depthMax,

        @Setting(value = "Everything that one file unpacks to.", min = 1048576, max = 17592186044416L)
        long expandedBytesMax) {
    public static final Imports DEFAULT =
            new Imports(4L << 30, 100, 30, 100_000, 384, 60, 3_600, 64 << 20, 10_000, 4, 64L << 30);
}
