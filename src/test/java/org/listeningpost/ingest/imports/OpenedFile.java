package org.listeningpost.ingest.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Imports;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.RawRecord;
import org.listeningpost.ingest.source.platform.FormatChoice;

/** The records of a file, one by one, for tests that look at each. */
final class OpenedFile implements AutoCloseable {
    final EntryList entries = new EntryList();
    final FileRecords records;

    OpenedFile(Path file, Path folder, Imports imports) throws IOException {
        this(file, folder, imports, () -> false);
    }

    OpenedFile(Path file, Path folder, Imports imports, BooleanSupplier isStopped) throws IOException {
        this(file, folder, imports, isStopped, null);
    }

    OpenedFile(Path file, Path folder, Imports imports, BooleanSupplier isStopped, @Nullable FormatChoice named)
            throws IOException {
        this.records = FileRecords.open(
                new FileSource(file, UnaryOperator.identity()),
                new FileRecords.Options(named, FieldNames.with(Map.of())),
                FileImportTest.config(folder, imports),
                folder,
                entries,
                isStopped);
    }

    /** Texts of what can be read, codes of what cannot. */
    List<String> rest() throws IOException {
        List<String> rest = new ArrayList<>();
        for (RawRecord record = records.next(); record != null; record = records.next()) {
            rest.add(toText(record));
        }
        return rest;
    }

    static String toText(RawRecord record) {
        return switch (record) {
            case RawRecord.Read read -> String.valueOf(read.post().text());
            case RawRecord.Unreadable unreadable -> "! " + unreadable.code();
            case RawRecord.Deleted deleted -> "- " + deleted.nativeId();
        };
    }

    @Override
    public void close() {
        records.close();
    }
}
