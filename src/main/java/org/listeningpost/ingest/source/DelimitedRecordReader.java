package org.listeningpost.ingest.source;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.RawRecord.Unreadable;

/** CSV and TSV with a heading row. */
final class DelimitedRecordReader implements RecordReader {
    private final DelimitedRows rows;
    private final FieldNames names;
    private @Nullable TableColumns columns;
    private long position;

    DelimitedRecordReader(DelimitedRows rows, FieldNames names) {
        this.rows = rows;
        this.names = names;
    }

    @Override
    public @Nullable RawRecord next() throws IOException {
        TableColumns known = columns;
        if (known == null) {
            DelimitedRows.Row heading = rows.next();
            if (heading == null) {
                return null;
            }
            known = new TableColumns(heading.fault() == null ? heading.cells() : List.of(), names);
            columns = known;
            if (known.known() == 0) {
                return TableColumns.noHeading(position++);
            }
        }
        DelimitedRows.Row row = rows.next();
        return row == null ? null : toRecord(row, known, position++);
    }

    @Override
    public List<TableColumns.Column> columns() {
        TableColumns known = columns;
        return known == null ? List.of() : known.columns();
    }

    private RawRecord toRecord(DelimitedRows.Row row, TableColumns known, long at) {
        DelimitedRows.Fault fault = row.fault();
        return fault == null
                ? known.record(row.cells(), at)
                : new Unreadable(at, "record", fault.code(), rows.reason(fault));
    }
}
