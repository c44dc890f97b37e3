package org.listeningpost.ingest.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.RawRecord.Read;
import org.listeningpost.ingest.source.RawRecord.Unreadable;

/** What the columns of a table are for, by its heading, and the records of its rows. For one thread. */
public final class TableColumns {
    private final List<String> headings;
    private final FieldNames.@Nullable Match[] columns;
    private final RawPostBuilder builder = new RawPostBuilder();
    private final int known;

    /**
     * One column.
     *
     * @param heading as it was sent; not to be stored, because in a table without a heading it is part of a record
     * @param field our name; null where the column is not used
     */
    public record Column(String heading, @Nullable String field) {
        @Override
        public String toString() {
            return "Column[" + field + "]";
        }
    }

    public TableColumns(List<String> headings, FieldNames names) {
        this.headings = List.copyOf(headings);
        this.columns = new FieldNames.@Nullable Match[headings.size()];
        int found = 0;
        for (int i = 0; i < columns.length; i++) {
            columns[i] = names.find(headings.get(i));
            found += columns[i] == null ? 0 : 1;
        }
        this.known = found;
    }

    /** Whether these cells can be the heading of a table of posts. */
    public static boolean namesText(List<String> cells) {
        for (String cell : cells) {
            FieldNames.Match match = FieldNames.STANDARD.find(cell);
            if (match != null && match.field() == RawField.TEXT) {
                return true;
            }
        }
        return false;
    }

    /** How many columns are used. */
    public int known() {
        return known;
    }

    public List<Column> columns() {
        List<Column> list = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            FieldNames.Match match = columns[i];
            list.add(new Column(
                    headings.get(i), match == null ? null : match.field().canonical()));
        }
        return list;
    }

    /** What is said of a table whose columns nobody can tell. */
    public static Unreadable noHeading(long at) {
        return new Unreadable(
                at,
                "record",
                "no_heading",
                "no line names any of the known columns: " + FieldNames.canonicalNames()
                        + "; name one by a mapping such as 'Your heading=text'");
    }

    public RawRecord record(List<String> cells, long at) {
        int size = cells.size();
        while (size > columns.length && cells.get(size - 1).isEmpty()) {
            size--;
        }
        if (size > columns.length) {
            return new Unreadable(
                    at,
                    "record",
                    "too_many_cells",
                    "the line has " + cells.size() + " cells, the heading has " + columns.length);
        }
        builder.clear();
        for (int i = 0; i < size; i++) {
            FieldNames.Match match = columns[i];
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
