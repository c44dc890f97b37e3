package org.listeningpost.query;

import java.time.Instant;
import java.time.ZoneOffset;

/** An end of a date range. */
public sealed interface TimePoint {

    /** As typed. */
    String text();

    /**
     * A year, month, day or instant, as the half-open period that it covers in UTC. An instant covers one millisecond,
     * which is the resolution of the index.
     */
    record Period(String text, Instant start, Instant end) implements TimePoint {}

    /** {@code now}, or some units before it; resolved when the query runs. */
    record Relative(int amount, Unit unit) implements TimePoint {
        @Override
        public String text() {
            return amount == 0 ? "now" : "now-" + amount + unit.symbol;
        }

        /** Days and longer are calendar steps in UTC. */
        public Instant at(Instant now) {
            var utc = now.atZone(ZoneOffset.UTC);
            return switch (unit) {
                case HOURS -> utc.minusHours(amount).toInstant();
                case DAYS -> utc.minusDays(amount).toInstant();
                case WEEKS -> utc.minusWeeks(amount).toInstant();
                case MONTHS -> utc.minusMonths(amount).toInstant();
                case YEARS -> utc.minusYears(amount).toInstant();
            };
        }
    }

    /** Units of {@code now-7d}. */
    enum Unit {
        HOURS('h', 8_766),
        DAYS('d', 365),
        WEEKS('w', 52),
        MONTHS('m', 12),
        YEARS('y', 1);

        private final char symbol;
        private final int perYear;

        Unit(char symbol, int perYear) {
            this.symbol = symbol;
            this.perYear = perYear;
        }

        int perYear() {
            return perYear;
        }

        char symbol() {
            return symbol;
        }
    }
}
