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
        long expandedBytesMax) {
    public static final Imports DEFAULT = new Imports(384, 60, 3_600, 64 << 20, 10_000, 4, 64L << 30);
}
