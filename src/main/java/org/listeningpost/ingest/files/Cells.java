package org.listeningpost.ingest.files;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Values as spreadsheets keep them, and as people wrote them. */
final class Cells {
    private static final int NUMBER_CHARACTERS_MAX = 40;
    private static final int EXACT_DIGITS_MAX = 15;
    private static final LocalDateTime SINCE_1900 = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final LocalDateTime SINCE_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);
    private static final long MILLIS_OF_DAY = 86_400_000L;
    private static final double DAYS_MAX = 2_958_466;

    private Cells() {}

    /** -1 where it is none. */
    static int number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 9) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    /** The 0-based column of a place such as {@code BC17}; -1 where it is none. */
    static int column(@Nullable String reference) {
        int column = 0;
        for (int i = 0; reference != null && i < reference.length() && i < 4; i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + c - 'A' + 1;
        }
        return column - 1;
    }

    /**
     * {@code 1.2E7} is what is kept of 12000000. Beyond what the program kept exactly it stays so: digits that are made up would
     * make another id of an id.
     */
    static String plainNumber(String value) {
        if (value.indexOf('E') < 0 && value.indexOf('e') < 0 || value.length() > NUMBER_CHARACTERS_MAX) {
            return value;
        }
        try {
            BigDecimal number = new BigDecimal(value);
            if (number.precision() - number.scale() > EXACT_DIGITS_MAX) {
                return number.toString();
            }
            return Math.abs(number.scale()) > NUMBER_CHARACTERS_MAX ? value : number.toPlainString();
        } catch (NumberFormatException e) {
            return value;
        }
    }

    /** Days since the beginning of time as that workbook has it. */
    static String date(String days, boolean isSince1904) {
        try {
            double value = Double.parseDouble(days);
            if (!(value >= 0 && value < DAYS_MAX)) {
                return days;
            }
            long millis = Math.round(value * MILLIS_OF_DAY);
            LocalDateTime moment = (isSince1904 ? SINCE_1904 : SINCE_1900).plusSeconds(Math.round(millis / 1_000.0));
            return moment.toString();
        } catch (NumberFormatException e) {
            return days;
        }
    }
}
