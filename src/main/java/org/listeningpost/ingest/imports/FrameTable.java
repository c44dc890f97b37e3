package org.listeningpost.ingest.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.RawRecord;
import org.listeningpost.ingest.source.RawRecord.Unreadable;
import org.listeningpost.ingest.source.TableColumns;
import org.listeningpost.ingest.source.TableColumns.Column;

/** Rows that come one by one; the first that names columns of ours is the heading, for people put titles above it. */
final class FrameTable implements FrameRows {
    private static final int ROWS_BEFORE_HEADING_MAX = 20;

    private final FieldNames names;
    private final boolean mayStartLate;
    private @Nullable TableColumns columns;
    private int rowsBefore;
    private boolean isNew;
    private boolean isHopeless;

    FrameTable(FieldNames names, boolean mayStartLate) {
        this.names = names;
        this.mayStartLate = mayStartLate;
    }

    @Override
    public @Nullable RawRecord record(List<String> cells, long at) {
        TableColumns known = columns;
        if (known != null) {
            return known.placed(cells, at);
        }
        if (isHopeless) {
            // It was said once.
            return null;
        }
        TableColumns tried = new TableColumns(cells, names);
        if (tried.isHeading()) {
            columns = tried;
            isNew = true;
        } else if (++rowsBefore > (mayStartLate ? ROWS_BEFORE_HEADING_MAX : 0)) {
            isHopeless = true;
            rowsBefore = 0;
            return TableColumns.noHeading(at);
        }
        return null;
    }

    @Override
    public boolean isNew() {
        boolean was = isNew;
        isNew = false;
        return was;
    }

    @Override
    public List<Column> columns() {
        TableColumns known = columns;
        return known == null ? List.of() : known.columns();
    }

    @Override
    public @Nullable Unreadable end(long at) {
        return columns == null && rowsBefore > 0 ? TableColumns.noHeading(at) : null;
    }
}
