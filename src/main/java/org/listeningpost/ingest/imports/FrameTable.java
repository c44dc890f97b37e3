package org.listeningpost.ingest.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.RawRecord;
import org.listeningpost.ingest.source.RawRecord.Unreadable;
import org.listeningpost.ingest.source.TableColumns;
import org.listeningpost.ingest.source.TableColumns.Column;

/** Rows that come one by one; the first that names columns of ours is the heading, for people put titles above it. */
final class FrameTable {
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

    /** The record of that row, or null where it is none. */
    @Nullable
    RawRecord record(List<String> cells, long at) {
        TableColumns known = columns;
        if (known != null) {
            return known.record(cells, at);
        }
        if (isHopeless) {
            return TableColumns.noHeading(at);
        }
        TableColumns tried = new TableColumns(cells, names);
        if (tried.known() > 0) {
            columns = tried;
            isNew = true;
        } else if (++rowsBefore > (mayStartLate ? ROWS_BEFORE_HEADING_MAX : 0)) {
            isHopeless = true;
            rowsBefore = 0;
            return TableColumns.noHeading(at);
        }
        return null;
    }

    /** Whether the columns became known since this was last asked. */
    boolean isNew() {
        boolean was = isNew;
        isNew = false;
        return was;
    }

    List<Column> columns() {
        TableColumns known = columns;
        return known == null ? List.of() : known.columns();
    }

    /** The fault of a table that ends without a heading; null for one that is empty or had one. */
    @Nullable
    Unreadable end(long at) {
        return columns == null && rowsBefore > 0 ? TableColumns.noHeading(at) : null;
    }
}
