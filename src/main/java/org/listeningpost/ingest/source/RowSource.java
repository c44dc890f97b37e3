package org.listeningpost.ingest.source;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of cells one by one, among the first of which a heading is looked for. For one thread. */
public interface RowSource {
    /**
     * One row.
     *
     * @param number 1-based, as the file has it
     * @param fault why it cannot be read; null where it can
     */
    record Row(long number, List<String> cells, @Nullable Fault fault) {
        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }

    /** For people, with the remedy; holds nothing of the row. */
    record Fault(String code, String reason) {}

    /** The next row that is not blank, or null at the end. */
    @Nullable
    Row next() throws IOException;

    /** The heading is found: what comes next is the row behind it, given before or not. Called once. */
    void goOnBehind(Row heading);

    /** Whether every cell is certain to stand in its column, and remarks may stand around the table: as in a spreadsheet. */
    boolean isSheet();
}
