package org.listeningpost.ingest.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When the post of a row was made, which tables also write in two columns: the day in one, the time of the day in the other.
 * Which is which is seen in the cells, so that columns of any name can be mapped.
 */
final class DateCells {
    private static final int CHARACTERS_MAX = 64;
    private static final Pattern TIME_OF_DAY =
            Pattern.compile("\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?:[\\s\\u00A0\\u202F]?[\\p{L}.]{1,5}){0,3}"
                    + "(?:\\s?[+-]\\d{1,2}(?::?\\d{2})?)?");
    /** What is left of a spreadsheet's time where every moment has a day: the first that it knows. */
    private static final Pattern SHEET_TIME = Pattern.compile("(?:1899-12-3[01]|1904-01-01)T(\\d{2}:.*)");

    /** Spreadsheets write midnight behind a day that has no time. */
    private static final Pattern DAY = Pattern.compile("([^:]*\\d[^:]*?)(?:[T ]0{1,2}:00(?::00)?)?");

    private static final Pattern DIGITS_OF_DAY = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:E\\+\\d+)?");

    private FieldNames.@Nullable Match match;
    private @Nullable String date;
    private @Nullable String time;
    private int timeRank;

    void clear() {
        match = null;
        date = null;
        time = null;
    }

    /** A cell that is not blank; of two the one with the better name counts. */
    void add(FieldNames.Match column, String cell) {
        String clock = timeOfDay(cell.strip());
        FieldNames.Match best = match;
        if (clock == null) {
            if (best == null || column.rank() < best.rank()) {
                match = column;
                date = cell;
            }
        } else if (time == null || column.rank() < timeRank) {
            time = clock;
            timeRank = column.rank();
        }
    }

    private static @Nullable String timeOfDay(String cell) {
        int colon = cell.indexOf(':');
        boolean isOfSheet = cell.startsWith("1899-12-3") || cell.startsWith("1904-01-01T");
        if (cell.length() > CHARACTERS_MAX || colon != 1 && colon != 2 && !isOfSheet) {
            return null; // as nearly every date, so that no pattern is asked
        }
        Matcher sheet = SHEET_TIME.matcher(cell);
        String clock = sheet.matches() ? sheet.group(1) : cell;
        return TIME_OF_DAY.matcher(clock).matches() ? clock : null;
    }

    /** A time without a day is no date. */
    void putInto(RawPostBuilder builder) {
        FieldNames.Match column = match;
        String day = date;
        String clock = time;
        if (column != null && day != null) {
            builder.setText(column, clock == null ? day : joined(day.strip(), clock));
        }
    }

    /** A date that has a time of its own keeps it. */
    private static String joined(String date, String time) {
        Matcher digits = DIGITS_OF_DAY.matcher(date);
        if (digits.matches()) {
            return digits.group(1) + "-" + digits.group(2) + "-" + digits.group(3) + " " + time;
        }
        if (date.length() > CHARACTERS_MAX || NUMBER.matcher(date).matches()) {
            return date;
        }
        Matcher day = DAY.matcher(date);
        return day.matches() ? day.group(1) + " " + time : date;
    }
}
