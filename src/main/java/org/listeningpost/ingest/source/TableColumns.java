package org.listeningpost.ingest.source;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.RawRecord.Read;
import org.listeningpost.ingest.source.RawRecord.Unreadable;

/**
 * What the columns of a table are for, by its heading, and the records of its rows. Of two columns for one field the better
 * name wins where it has something to say, of equal ones the first; texts of equal names stand together. For one thread.
 */
public final class TableColumns implements Heading {
    /** What a spreadsheet makes of a long number: its last digits are gone, and many ids become one. */
    private static final Pattern ROUNDED = Pattern.compile("\\d(?:[.,]\\d+)?[eE]\\+\\d{1,3}");

    private final List<String> headings;
    /** Of a text with its rank by name; of other fields with one by name and place, so that no two are equal. */
    private final FieldNames.@Nullable Match[] columns;
    /** Where a column's heading may as well mean a number of comments: that. */
    private final FieldNames.@Nullable Match[] counts;

    private final RawPostBuilder builder = new RawPostBuilder();
    private final JoinedText text = new JoinedText();
    private final DateCells date = new DateCells();
    private final int known;
    private final boolean hasText;
    private final boolean isMapped;
    /** The column that is preferred for each field. */
    private final Map<RawField, Integer> first = new EnumMap<>(RawField.class);

    /**
     * One column.
     *
     * @param heading as it was sent; not to be stored, because in a table without a heading it is part of a record
     * @param field our name; null where the column is not used
     * @param behind heading of the column that is preferred for that field: this one counts where that is empty; else null
     */
    public record Column(
            String heading,
            @Nullable String field,
            @Nullable String behind) {
        public Column(String heading, @Nullable String field) {
            this(heading, field, null);
        }

        @Override
        public String toString() {
            return "Column[" + field + "]";
        }
    }

    TableColumns(List<String> headings, FieldNames names) {
        this.headings = List.copyOf(headings);
        this.columns = new FieldNames.@Nullable Match[headings.size()];
        this.counts = new FieldNames.@Nullable Match[headings.size()];
        int found = 0;
        boolean isTextFound = false;
        boolean isMappedFound = false;
        for (int i = 0; i < columns.length; i++) {
            FieldNames.Match match = names.find(headings.get(i));
            columns[i] = match;
            found += match == null ? 0 : 1;
            isTextFound |= match != null && match.field() == RawField.TEXT;
            isMappedFound |= match != null && match.rank() == 0;
        }
        for (int i = 0; i < columns.length; i++) {
            FieldNames.Match match = columns[i];
            if (match != null && match.field() != RawField.TEXT) {
                FieldNames.Match ranked = match.ranked(match.rank() * columns.length + i);
                boolean isWords = !isTextFound && FieldNames.mayBeWords(headings.get(i), match);
                columns[i] = isWords ? new FieldNames.Match(RawField.TEXT, match.rank()) : ranked;
                counts[i] = isWords ? ranked : null;
            }
        }
        for (int i = 0; i < columns.length; i++) {
            FieldNames.Match match = columns[i];
            if (match != null) {
                Integer before = first.get(match.field());
                FieldNames.Match best = before == null ? null : columns[before];
                if (best == null || match.rank() < best.rank()) {
                    first.put(match.field(), i);
                }
            }
        }
        this.known = found;
        this.hasText = isTextFound;
        this.isMapped = isMappedFound;
    }

    /** Whether these cells can be the heading of a table of posts inside of a document. */
    public static boolean namesText(List<String> cells) {
        TableColumns tried = new TableColumns(cells, FieldNames.STANDARD);
        // "Area | Comments" is a table of a report as well.
        return tried.hasText || tried.first(RawField.TEXT) >= 0 && tried.first(RawField.CREATED_AT) >= 0;
    }

    /** Two names of ours, or one that the sender told, stand in no title and in hardly a row of data. */
    @Override
    public boolean isSure() {
        Set<RawField> fields = EnumSet.noneOf(RawField.class);
        for (int i = 0; i < columns.length; i++) {
            FieldNames.Match match = columns[i];
            if (match != null) {
                fields.add(match.field());
            }
        }
        return saysSomething() && (fields.size() > 1 || isMapped);
    }

    @Override
    public boolean isPossible() {
        return isHeading() || saysSomething();
    }

    @Override
    public boolean namesWords() {
        return first(RawField.TEXT) >= 0;
    }

    /** Whether a row can be a record. */
    private boolean saysSomething() {
        return namesWords()
                || first(RawField.TITLE) >= 0
                || first(RawField.ATTACHMENT_TEXT) >= 0
                || first(RawField.RATING) >= 0;
    }

    /** Whether this is a heading, and not a line such as {@code Date | 2026-05-03} above it. */
    boolean isHeading() {
        if (known != 1 || namesWords()) {
            return known > 0;
        }
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] == null && headings.get(i).chars().anyMatch(Character::isDigit)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int size() {
        return columns.length;
    }

    @Override
    public List<Column> columns() {
        List<Column> list = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            FieldNames.Match match = columns[i];
            if (match == null) {
                list.add(new Column(headings.get(i), null));
            } else {
                int best = first(match.field());
                boolean isBest = best == i || JoinedText.areEqual(match, columns[best]);
                list.add(new Column(headings.get(i), match.field().canonical(), isBest ? null : headings.get(best)));
            }
        }
        return list;
    }

    /** The column that is preferred for that field; -1 where none is for it. */
    private int first(RawField field) {
        return first.getOrDefault(field, -1);
    }

    /** What is said of a table whose columns nobody can tell. */
    static Unreadable noHeading(long at) {
        return new Unreadable(
                at,
                "record",
                "no_heading",
                "no line names any of the known columns: " + FieldNames.canonicalNames()
                        + "; name one by a mapping such as 'Your heading=text'");
    }

    @Override
    public RawRecord record(List<String> cells, long at) {
        builder.clear();
        text.clear();
        date.clear();
        for (int i = 0; i < Math.min(cells.size(), columns.length); i++) {
            FieldNames.Match match = columns[i];
            String cell = cells.get(i);
            Unreadable fault = match == null || cell.isBlank() ? null : take(i, match, cell, at);
            if (fault != null) {
                return fault;
            }
        }
        text.putInto(builder);
        date.putInto(builder);
        return new Read(builder.build(at));
    }

    private @Nullable Unreadable take(int column, FieldNames.Match match, String cell, long at) {
        RawField field = match.field();
        if (field == RawField.TEXT) {
            FieldNames.Match count = counts[column];
            if (count == null || !builder.setText(count, cell)) {
                text.add(match, cell);
            }
            return null;
        }
        if (field == RawField.CREATED_AT) {
            date.add(match, cell);
            return null;
        }
        if (field == RawField.KIND && KindWords.of(cell) == null) {
            // Sheets have a column "type" for a hundred things.
            return null;
        }
        if (field.isId() && ROUNDED.matcher(cell.strip()).matches()) {
            return new Unreadable(
                    at,
                    field.canonical(),
                    "rounded_id",
                    "the spreadsheet rounded this id; import the file as it was exported, or make the column one of text"
                            + " before the ids come into it");
        }
        if (builder.setText(match, cell)) {
            return null;
        }
        String remedy = field == RawField.COMMENTS
                ? "; if these are words, name the column by a mapping such as 'Your heading=text'"
                : "";
        return new Unreadable(
                at,
                field.canonical(),
                "wrong_type",
                "the cell holds something other than " + field.type().expected() + remedy);
    }
}
