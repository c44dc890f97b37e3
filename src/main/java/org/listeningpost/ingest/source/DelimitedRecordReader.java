package org.listeningpost.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.RawRecord.Read;
import org.listeningpost.ingest.source.RawRecord.Unreadable;

/** CSV and TSV with a heading row. */
final class DelimitedRecordReader implements RecordReader {
    private final DelimitedRows rows;
    private final FieldNames names;
    private final RawPostBuilder builder = new RawPostBuilder();
    private FieldNames.@Nullable Match @Nullable [] columns;
    private long position;

    DelimitedRecordReader(InputStream in, boolean quoted, ReadLimits limits, FieldNames names) {
        this.rows = new DelimitedRows(in, quoted, limits.recordBytesMax());
        this.names = names;
    }

    @Override
    public @Nullable RawRecord next() throws IOException {
        FieldNames.@Nullable Match[] known = columns;
        if (known == null) {
            DelimitedRows.Row heading = rows.next();
            if (heading == null) {
                return null;
            }
            known = new FieldNames.@Nullable Match[heading.cells().size()];
            boolean any = false;
            for (int i = 0; i < known.length && heading.fault() == null; i++) {
                known[i] = names.find(heading.cells().get(i));
                any |= known[i] != null;
            }
            columns = known;
            if (!any) {
                return new Unreadable(
                        position++,
                        "record",
                        "no_heading",
                        "the first line names none of the known columns: " + FieldNames.canonicalNames());
            }
        }
        DelimitedRows.Row row = rows.next();
        return row == null ? null : toRecord(row, known, position++);
    }

    private RawRecord toRecord(DelimitedRows.Row row, FieldNames.@Nullable Match[] known, long at) {
        DelimitedRows.Fault fault = row.fault();
        if (fault != null) {
            return new Unreadable(at, "record", fault.code(), fault.reason());
        }
        List<String> cells = row.cells();
        if (cells.size() > known.length) {
            return new Unreadable(
                    at,
                    "record",
                    "too_many_cells",
                    "the line has " + cells.size() + " cells, the heading has " + known.length);
        }
        builder.clear();
        for (int i = 0; i < cells.size(); i++) {
            FieldNames.Match match = known[i];
            String cell = cells.get(i);
            if (match != null && !cell.isEmpty() && !builder.setText(match, cell)) {
                return new Unreadable(
                        at,
                        match.field().canonical(),
                        "wrong_type",
                        "the cell holds something other than "
                                + match.field().type().expected());
            }
        }
        return new Read(builder.build(at));
    }
}
