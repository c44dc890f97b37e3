package org.listeningpost.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * From when to when somebody asks; null where there is no bound.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record TimeSpan(@Nullable Instant from, @Nullable Instant to) {
    public static final TimeSpan ALL = new TimeSpan(null, null);

    private static final int YEAR_MAX = 9_999;
    private static final LocalDate LAST_DAY = LocalDate.of(YEAR_MAX, 12, 31);
    private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59.999Z");

    /**
     * Of two texts, dates or times; a date counts whole in UTC, so that as an end it is the last day that counts.
     *
     * @throws ProblemException that names {@code from} or {@code to}
     */
    public static TimeSpan of(@Nullable String from, @Nullable String to) {
        TimeSpan span = new TimeSpan(moment("from", from, false), moment("to", to, true));
        if (span.from != null && span.to != null && !span.from.isBefore(span.to)) {
            throw new ProblemException(Problem.badField("to", "out_of_range", "Later than from."));
        }
        return span;
    }

    private static @Nullable Instant moment(String name, @Nullable String text, boolean isEnd) {
        if (text == null) {
            return null;
        }
        try {
            if (text.length() == 10) {
                LocalDate day = LocalDate.parse(text);
                // "9999-12-31" says that there is no end, and the day behind it is nothing that Elasticsearch reads.
                return isEnd && day.equals(LAST_DAY)
                        ? LAST_MOMENT
                        : (isEnd ? day.plusDays(1) : day)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant();
            }
            Instant moment = OffsetDateTime.parse(text).toInstant();
            int year = moment.atOffset(ZoneOffset.UTC).getYear();
            // Elasticsearch counts milliseconds in a long; nobody asks for the year 300,000,000.
            if (year > YEAR_MAX || year < 0) {
                throw new ProblemException(
                        Problem.badField(name, "out_of_range", "A year between 0000 and " + YEAR_MAX + "."));
            }
            return moment;
        } catch (DateTimeException e) {
            throw new ProblemException(Problem.badField(
                    name, "invalid_date", "A date (2026-01-31) or a date and time (2026-01-31T08:00:00Z)."));
        }
    }
}
