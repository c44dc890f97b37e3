package org.listeningpost.ingest.imports;

import java.io.IOException;
import java.nio.file.Path;
import org.listeningpost.config.Imports;
import org.listeningpost.ingest.source.RawRecord;

/** Reads a file in a process of its own, whose heap its starter bounds; the exit code is 0 where all rows were there. */
final class ManyRows {
    private ManyRows() {}

    /** The file, then how many rows it has, every thousandth of them broken. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        long expected = Long.parseLong(arguments[1]);
        long read = 0;
        long broken = 0;
        long last = -1;
        try (OpenedFile opened = new OpenedFile(file, file.resolveSibling("parser"), Imports.DEFAULT)) {
            for (RawRecord record = opened.records.next(); record != null; record = opened.records.next()) {
                read++;
                broken += record instanceof RawRecord.Unreadable ? 1 : 0;
                last = record.position();
            }
        }
        System.exit(read == expected && last == expected - 1 && broken == expected / 1_000 ? 0 : 1);
    }
}
