package org.listeningpost.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads records one at a time in constant memory. Not for use by two threads at once. */
public interface RecordReader {
    /** The next record, or null at the end. An exception means that the stream itself broke. */
    @Nullable
    RawRecord next() throws IOException;

    /** What the columns are taken for, once the first record was read; empty where there are none. */
    default List<TableColumns.Column> columns() {
        return List.of();
    }

    /** 1-based row of the heading, once the first record was read; 0 where there is none. */
    default long headingRow() {
        return 0;
    }

    /** 1-based place of the record that was read last, as people count who look into the file. */
    default long row(RawRecord last) {
        return last.position() + 1;
    }

    /** A reader of that format; the caller closes the stream. */
    static RecordReader open(SourceFormat format, InputStream in, ReadLimits limits, FieldNames names) {
        return switch (format) {
            case JSON -> new JsonRecordReader(new ElementSlicer(in, limits.recordBytesMax()), limits, names);
            case NDJSON -> new JsonRecordReader(new LineSlicer(in, limits.recordBytesMax(), false), limits, names);
            case CSV -> HeadedRecordReader.table(DelimitedRows.quoted(in, limits.recordBytesMax()), names);
            case TSV -> HeadedRecordReader.table(DelimitedRows.tabbed(in, limits.recordBytesMax()), names);
        };
    }

    /** A reader of a survey's export; the caller closes the stream. */
    static RecordReader survey(InputStream in, ReadLimits limits) {
        return HeadedRecordReader.survey(DelimitedRows.quoted(in, limits.recordBytesMax()));
    }

    /** A reader of JSON in somebody else's shape; the caller closes the stream. */
    static RecordReader mapped(InputStream in, ReadLimits limits, Containers containers, RecordMapper mapper) {
        return new MappedRecordReader(new ContainerSlicer(in, limits.recordBytesMax(), containers), limits, mapper);
    }
}
