package org.listeningpost.ingest.source;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.RawRecord.Unreadable;

/**
 * The rows under a heading, of a text or of a sheet. People and programs put titles above it, so it is looked for among the
 * first rows, and nothing is taken for a heading that may be a row of data.
 */
public final class HeadedRecordReader implements RecordReader {
    static final int ROWS_ABOVE_MAX = 20;
    /** What is looked at is kept. Titles are short. */
    private static final int CHARACTERS_LOOKED_MAX = 1 << 16;
    /** A number, a date or a time, which no heading below the first row is. */
    private static final Pattern VALUE =
            Pattern.compile("\\s*[-+]?\\d{1,4}(?:[-/.:]\\d.*|[\\d.,%]*\\s*)", Pattern.DOTALL);

    private final RowSource rows;
    private final Function<List<String>, Heading> mapping;
    private final LongFunction<Unreadable> noHeading;
    private @Nullable Heading heading;
    private boolean isBegun;
    private long headingRow;
    private long row;
    private long position;

    /** A row that may be the heading. */
    private record Candidate(RowSource.Row row, Heading heading, int width) {}

    private HeadedRecordReader(
            RowSource rows, Function<List<String>, Heading> mapping, LongFunction<Unreadable> noHeading) {
        this.rows = rows;
        this.mapping = mapping;
        this.noHeading = noHeading;
    }

    /** Of a table of posts. */
    public static HeadedRecordReader table(RowSource rows, FieldNames names) {
        return new HeadedRecordReader(rows, cells -> new TableColumns(cells, names), TableColumns::noHeading);
    }

    /** Of a survey, whose rows are answers. */
    public static HeadedRecordReader survey(RowSource rows) {
        return new HeadedRecordReader(rows, SurveyRows::new, SurveyRows::noHeading);
    }

    @Override
    public @Nullable RawRecord next() throws IOException {
        if (!isBegun) {
            isBegun = true;
            RowSource.Row first = findHeading();
            if (first != null && heading == null) {
                row = first.number();
                return noHeading.apply(position++);
            }
        }
        Heading known = heading;
        // Of a sheet that is no table it is said once; the lines of a text are records that somebody sent.
        RowSource.Row next = known == null && rows.isSheet() ? null : rows.next();
        if (next == null) {
            return null;
        }
        row = next.number();
        RowSource.Fault fault = next.fault();
        if (fault != null) {
            return new Unreadable(position++, "record", fault.code(), fault.reason());
        }
        return known == null ? noHeading.apply(position++) : recordOf(next.cells(), known);
    }

    private RawRecord recordOf(List<String> cells, Heading known) {
        int filled = rows.isSheet() ? 0 : filled(cells, known.size());
        return filled <= known.size()
                ? known.record(cells, position++)
                : new Unreadable(
                        position++,
                        "record",
                        "too_many_cells",
                        "the line has " + filled + " cells, the heading has " + known.size());
    }

    /** How many cells there are without the empty ones at the end, but for so many. */
    private static int filled(List<String> cells, int min) {
        int filled = cells.size();
        while (filled > min && cells.get(filled - 1).isBlank()) {
            filled--;
        }
        return filled;
    }

    /** Finds the heading, if there is one; the first row, or null where there is none. */
    private RowSource.@Nullable Row findHeading() throws IOException {
        RowSource.Row first = null;
        Candidate best = null;
        int widest = 0;
        int characters = 0;
        for (int looked = 0; looked <= ROWS_ABOVE_MAX && characters <= CHARACTERS_LOOKED_MAX; looked++) {
            RowSource.Row each = rows.next();
            if (each == null) {
                break;
            }
            boolean isFirst = looked == 0;
            first = isFirst ? each : first;
            List<String> cells = each.cells();
            characters += cells.stream().mapToInt(String::length).sum();
            boolean mayBe = isFirst || cells.stream().noneMatch(HeadedRecordReader::isValue);
            List<String> headings = mayBe && each.fault() == null ? cells : List.of();
            Candidate tried = new Candidate(each, mapping.apply(headings), filled(cells, 0));
            if (tried.heading.isSure()) {
                best = best == null || isBetter(tried, best) ? tried : best;
                break;
            }
            boolean isTop = isFirst || tried.width > widest || rows.isSheet() && widest <= 1;
            if (tried.heading.isPossible() && (best == null ? isTop : best.width == 1 && tried.width > 1)) {
                best = tried;
            }
            widest = Math.max(widest, tried.width);
        }
        if (first != null) {
            rows.goOnBehind(best == null ? first : best.row);
        }
        if (best != null) {
            heading = best.heading;
            headingRow = best.row.number();
        }
        return first;
    }

    /** Titles have few cells; below a heading that names words a row of as many is data, whatever its words are. */
    private static boolean isBetter(Candidate sure, Candidate possible) {
        return !possible.heading.namesWords() || sure.width > possible.width;
    }

    private static boolean isValue(String cell) {
        return VALUE.matcher(cell).matches();
    }

    @Override
    public List<TableColumns.Column> columns() {
        Heading known = heading;
        return known == null ? List.of() : known.columns();
    }

    @Override
    public long headingRow() {
        return headingRow;
    }

    @Override
    public long row(RawRecord last) {
        return row;
    }
}
