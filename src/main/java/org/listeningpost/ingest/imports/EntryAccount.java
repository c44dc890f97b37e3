package org.listeningpost.ingest.imports;

import java.util.List;
import org.listeningpost.ingest.source.TableColumns.Column;

/**
 * What became of one entry of a file: {@code read = indexed + updated + unchanged + rejected + erased}, once all is
 * settled.
 *
 * @param name path inside of the file; empty for the file itself
 * @param type what it was taken for
 * @param headingRow 1-based; what stands above it is passed over. 0 where there is none
 * @param columns what its columns are taken for; none where it has no columns
 */
public record EntryAccount(
        String name,
        String type,
        long headingRow,
        List<Column> columns,
        long read,
        long indexed,
        long updated,
        long unchanged,
        long rejected,
        long erased) {
    public EntryAccount {
        columns = List.copyOf(columns);
    }

    @Override
    public String toString() {
        return "EntryAccount[" + read + "]";
    }
}
