package org.listeningpost.ingest.normalize;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the ways in which exports write a moment. Without an offset it is taken as UTC. */
final class Dates {
    /** A number of seconds as a spreadsheet shows it; with fewer digits it was rounded to minutes, hours or days. */
    private static final Pattern EXPONENT = Pattern.compile("\\d\\.\\d{9,}E\\+\\d{1,2}");

    private Dates() {}

    /**
     * Null where it is no date, or one that does not exist, such as 30 February.
     *
     * @param order of numbers whose year comes last; null: such a date is none
     */
    static @Nullable Instant parse(String sent, @Nullable DateOrder order) {
        String text = sent.strip();
        if (text.isEmpty() || text.length() > 64) {
            return null;
        }
        try {
            if (isNumber(text)) {
                return epochOrDigits(text);
            }
            if (EXPONENT.matcher(text).matches()) {
                return epochOrDigits(new BigDecimal(text).toPlainString());
            }
            Instant iso = text.length() >= 10 && text.charAt(4) == '-' ? iso(text) : null;
            return iso != null ? iso : WrittenDates.parse(text, order);
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    private static boolean isNumber(String text) {
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                dots++;
            } else if (!isDigit(c) && !(c == '-' && i == 0 && text.length() > 1)) {
                return false;
            }
        }
        return dots <= 1;
    }

    /** Seconds, milliseconds, microseconds or nanoseconds since 1970 by their size; or 20201002, 20201002104712. */
    private static @Nullable Instant epochOrDigits(String text) {
        boolean isWhole = text.indexOf('.') < 0;
        if (isWhole && text.length() == 8) {
            return iso(text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6));
        }
        if (isWhole && text.length() == 14 && text.startsWith("20")) {
            Instant day = iso(text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6, 8));
            return day == null ? null : day.plusSeconds(secondOfDay(text, 8, 10, 12));
        }
        if (text.length() > 20) {
            return null;
        }
        double value = Double.parseDouble(text);
        double size = Math.abs(value);
        if (size < 1e11) {
            return Instant.ofEpochMilli(Math.round(value * 1_000));
        }
        if (size < 1e14) {
            return Instant.ofEpochMilli(Math.round(value));
        }
        return size < 1e17 ? Instant.ofEpochMilli((long) (value / 1e3)) : Instant.ofEpochMilli((long) (value / 1e6));
    }

    /** ISO 8601 by hand: most records come this way, and a formatter costs more than the rest of the record. */
    private static @Nullable Instant iso(String text) {
        if (text.charAt(7) != '-') {
            return null;
        }
        LocalDate day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
        long seconds = day.toEpochDay() * 86_400;
        if (text.length() == 10) {
            return Instant.ofEpochSecond(seconds);
        }
        char separator = text.charAt(10);
        if ((separator != 'T' && separator != 't' && separator != ' ')
                || text.length() < 16
                || text.charAt(13) != ':') {
            return null;
        }
        boolean hasSeconds = text.length() > 16 && text.charAt(16) == ':';
        seconds += secondOfDay(text, 11, 14, hasSeconds ? 17 : -1);
        int position = hasSeconds ? 19 : 16;
        long nanos = 0;
        if (position < text.length() && (text.charAt(position) == '.' || text.charAt(position) == ',')) {
            int end = position + 1;
            long unit = 100_000_000;
            while (end < text.length() && isDigit(text.charAt(end))) {
                nanos += unit * (text.charAt(end) - '0');
                unit /= 10;
                end++;
            }
            position = end;
        }
        Integer offset = offsetSeconds(text.substring(position).strip());
        return offset == null ? null : Instant.ofEpochSecond(seconds - offset, nanos);
    }

    private static int secondOfDay(String text, int hourAt, int minuteAt, int secondAt) {
        int hour = digits(text, hourAt, hourAt + 2);
        int minute = digits(text, minuteAt, minuteAt + 2);
        int second = secondAt < 0 ? 0 : digits(text, secondAt, secondAt + 2);
        ChronoField.HOUR_OF_DAY.checkValidValue(hour);
        ChronoField.MINUTE_OF_HOUR.checkValidValue(minute);
        ChronoField.SECOND_OF_MINUTE.checkValidValue(second);
        return hour * 3_600 + minute * 60 + second;
    }

    private static @Nullable Integer offsetSeconds(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        char sign = text.charAt(0);
        if (sign == '+' || sign == '-') {
            return ZoneOffset.of(text).getTotalSeconds();
        }
        Integer hours = WrittenDates.hoursOf(text);
        return hours == null ? null : Integer.valueOf(hours * 3_600);
    }

    private static int digits(String text, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            if (i >= text.length() || !isDigit(text.charAt(i))) {
                throw new NumberFormatException("a digit is expected");
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
