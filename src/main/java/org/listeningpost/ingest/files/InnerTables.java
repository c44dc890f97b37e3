package org.listeningpost.ingest.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.listeningpost.ingest.source.TableColumns;

/**
 * Tables inside of a document. One whose first row names our field for the text is a table of posts and becomes an entry
 * of its own; the rows of any other are paragraphs. For one thread.
 */
final class InnerTables {
    private static final int COLUMNS_MAX = 1_000;

    private final FrameWriter out;
    private final Pieces pieces;
    private final int charactersMax;
    private final List<String> row = new ArrayList<>();
    private long charactersHeld;
    private int depth;
    private int tables;
    private boolean isPosts;
    private boolean isFirst;
    private final List<List<List<String>>> postTables = new ArrayList<>();

    InnerTables(FrameWriter out, Pieces pieces, int charactersMax) {
        this.out = out;
        this.pieces = pieces;
        this.charactersMax = charactersMax;
    }

    boolean isInside() {
        return depth > 0;
    }

    void begin() {
        depth++;
        if (depth == 1) {
            isFirst = true;
            isPosts = false;
            row.clear();
        }
    }

    void cell(String text) {
        if (row.size() < COLUMNS_MAX) {
            row.add(text.strip());
        }
    }

    void endRow() throws IOException {
        if (depth != 1 || row.stream().allMatch(String::isEmpty)) {
            row.clear();
            return;
        }
        if (isFirst) {
            isFirst = false;
            isPosts = TableColumns.namesText(row);
            if (isPosts) {
                postTables.add(new ArrayList<>());
            }
        }
        if (!isPosts) {
            pieces.tableRow(row);
        } else {
            for (String cell : row) {
                charactersHeld += cell.length();
            }
            if (charactersHeld > charactersMax) {
                throw new EntryException("too_large", "a table in the document is too long; export it as CSV or XLSX");
            }
            postTables.getLast().add(List.copyOf(row));
        }
        row.clear();
    }

    void end() {
        depth = Math.max(0, depth - 1);
    }

    /** Writes the tables of posts behind the document, each as an entry. */
    void finish(String name, String type, Budget budget) throws IOException {
        for (List<List<String>> table : postTables) {
            budget.countEntry();
            out.entry(EntryNames.join(name, "table " + ++tables), Frame.Kind.TABLE, type);
            long number = 0;
            for (List<String> each : table) {
                out.row(++number, each);
            }
        }
        postTables.clear();
    }
}
