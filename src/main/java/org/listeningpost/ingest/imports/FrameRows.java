package org.listeningpost.ingest.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.RawRecord;
import org.listeningpost.ingest.source.RawRecord.Unreadable;
import org.listeningpost.ingest.source.TableColumns.Column;

/** Makes records of rows that come one by one, the heading among them. */
interface FrameRows {
    /** The record of that row, or null where it is none. */
    @Nullable
    RawRecord record(List<String> cells, long at);

    /** Whether the columns became known since this was last asked. */
    boolean isNew();

    List<Column> columns();

    /** The fault of a table that ends without a heading; null for one that is empty or had one. */
    @Nullable
    Unreadable end(long at);
}
