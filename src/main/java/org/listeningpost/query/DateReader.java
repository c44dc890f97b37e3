package org.listeningpost.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.QueryError.Kind;
import org.listeningpost.query.TimePoint.Period;
import org.listeningpost.query.TimePoint.Relative;

/** Reads a year, a month, a day, an instant or a time relative to now. */
final class DateReader {
    private static final Pattern RELATIVE = Pattern.compile("now(?:-([0-9]{1,6})([hdwmy]))?");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT =
            Pattern.compile("[0-9-]{10}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?");
    private static final Pattern OTHER_SEPARATORS = Pattern.compile("([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})");
    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 2200;
    private static final int YEARS_BACK_MAX = 100;

    private final Findings findings;

    DateReader(Findings findings) {
        this.findings = findings;
    }

    /** Below 0 where the first begins earlier; two relative times are compared at any one now. */
    static int order(TimePoint first, TimePoint second) {
        Instant now = Instant.EPOCH;
        if (first instanceof Relative a && second instanceof Relative b) {
            return a.at(now).compareTo(b.at(now));
        }
        return first instanceof Period a && second instanceof Period b
                ? a.start().compareTo(b.start())
                : 0;
    }

    /** Null after an error. */
    @Nullable
    TimePoint read(FieldReader.Value value) {
        String text = value.text().toUpperCase(Locale.ROOT);
        Matcher relative = RELATIVE.matcher(value.text().toLowerCase(Locale.ROOT));
        try {
            if (relative.matches()) {
                return relative(relative, value);
            }
            Period period = period(text);
            if (period != null && isPossible(period)) {
                return period;
            }
        } catch (DateTimeException e) {
            // Looks like a date and is none, such as 2026-02-30.
            refuse(value, "There is no such date.", null);
            return null;
        }
        Matcher other = OTHER_SEPARATORS.matcher(text);
        String suggestion = other.matches()
                ? String.format(
                        Locale.ROOT,
                        "%s-%02d-%02d",
                        other.group(1),
                        Integer.parseInt(other.group(2)),
                        Integer.parseInt(other.group(3)))
                : null;
        refuse(
                value,
                "A date is a day (2026-01-31), a month (2026-01), a year (2026), a time (2026-01-31T12:00:00Z)"
                        + " or relative to now (now-7d, with h d w m y).",
                suggestion);
        return null;
    }

    private @Nullable Relative relative(Matcher relative, FieldReader.Value value) {
        if (relative.group(1) == null) {
            return new Relative(0, TimePoint.Unit.DAYS);
        }
        int amount = Integer.parseInt(relative.group(1));
        char symbol = relative.group(2).charAt(0);
        for (TimePoint.Unit unit : TimePoint.Unit.values()) {
            if (unit.symbol() == symbol) {
                if (amount / unit.perYear() > YEARS_BACK_MAX) {
                    refuse(value, "That is more than " + YEARS_BACK_MAX + " years ago.", null);
                    return null;
                }
                return new Relative(amount, amount == 0 ? TimePoint.Unit.DAYS : unit);
            }
        }
        return null;
    }

    private static @Nullable Period period(String text) {
        if (YEAR.matcher(text).matches()) {
            LocalDate start = LocalDate.of(Integer.parseInt(text), 1, 1);
            return period(text, start, start.plusYears(1));
        }
        if (MONTH.matcher(text).matches()) {
            YearMonth month = YearMonth.parse(text);
            return period(text, month.atDay(1), month.plusMonths(1).atDay(1));
        }
        if (DAY.matcher(text).matches()) {
            LocalDate day = LocalDate.parse(text);
            return period(text, day, day.plusDays(1));
        }
        Matcher time = INSTANT.matcher(text);
        if (!time.matches()) {
            return null;
        }
        Instant instant = time.group(3) == null
                ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
                : OffsetDateTime.parse(text).toInstant();
        Instant start = Instant.ofEpochMilli(instant.toEpochMilli());
        return new Period(text, start, start.plusMillis(1));
    }

    private static Period period(String text, LocalDate start, LocalDate end) {
        return new Period(
                text,
                start.atStartOfDay(ZoneOffset.UTC).toInstant(),
                end.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static boolean isPossible(Period period) {
        int year = period.start().atZone(ZoneOffset.UTC).getYear();
        return year >= YEAR_MIN && year <= YEAR_MAX;
    }

    private void refuse(FieldReader.Value value, String message, @Nullable String suggestion) {
        findings.error(Kind.BAD_DATE, value.place(), message, suggestion);
    }
}
