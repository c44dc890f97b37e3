package org.listeningpost.config;

/** What a file may cost that is imported. */
public record Imports(
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
        long expandedBytesMax,

        @Setting(
                value = "Longest file that `POST /v1/imports` takes, after gzip where it is sent so.",
                min = 1024,
                max = 1099511627776L)
        long uploadBytesMax,

        @Setting(
                value = "Files that may wait at one instance, enciphered on its disk; more are refused with 503.",
                min = 1,
                max = 1000)
        int waitingMax,

        @Setting(
                value = "Rejected rows of one file that are kept, redacted, with the reason beside each.",
                min = 0,
                max = 1000000)
        int rejectedRowsMax,

        @Setting(value = "How long the account of a file and its rejected rows are kept.", min = 1, max = 3650)
        int keepDays) {
    public static final Imports DEFAULT =
            new Imports(384, 60, 3_600, 64 << 20, 10_000, 4, 64L << 30, 2L << 30, 20, 10_000, 7);
}
