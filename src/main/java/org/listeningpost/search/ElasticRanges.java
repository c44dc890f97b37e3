package org.listeningpost.search;

import co.elastic.clients.elasticsearch._types.query_dsl.DateRangeQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.NumberRangeQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import org.listeningpost.query.NumberField;
import org.listeningpost.query.Query.Bound;
import org.listeningpost.query.Query.DateRange;
import org.listeningpost.query.Query.NumberRange;
import org.listeningpost.query.TimePoint;

/** Ranges of numbers and times. */
final class ElasticRanges {
    private final Clock clock;

    ElasticRanges(Clock clock) {
        this.clock = clock;
    }

    Query numbers(NumberRange range) {
        NumberRangeQuery.Builder query =
                new NumberRangeQuery.Builder().field(range.field().indexField());
        Bound<BigDecimal> low = range.low();
        Bound<BigDecimal> high = range.high();
        if (low != null) {
            double value = asStored(range.field(), low.value());
            query = low.inclusive() ? query.gte(value) : query.gt(value);
        }
        if (high != null) {
            double value = asStored(range.field(), high.value());
            query = high.inclusive() ? query.lte(value) : query.lt(value);
        }
        NumberRangeQuery built = query.build();
        return Query.of(q -> q.range(r -> r.number(built)));
    }

    /**
     * A rating is kept in 16 bits, where 0.8 is 0.7998; a bound goes the same way, so that {@code rating:0.8} finds what
     * was written as 0.8.
     */
    private static double asStored(NumberField field, BigDecimal value) {
        return field == NumberField.RATING
                ? Float.float16ToFloat(Float.floatToFloat16(value.floatValue()))
                : value.doubleValue();
    }

    Query dates(DateRange range) {
        Instant now = clock.instant();
        DateRangeQuery.Builder query =
                new DateRangeQuery.Builder().field(range.field().indexField());
        Bound<TimePoint> low = range.low();
        Bound<TimePoint> high = range.high();
        if (low != null) {
            query = from(query, low, now);
        }
        if (high != null) {
            query = to(query, high, now);
        }
        DateRangeQuery built = query.build();
        return Query.of(q -> q.range(r -> r.date(built)));
    }

    /** After a day means after all of it, from a day means from its beginning. */
    private static DateRangeQuery.Builder from(DateRangeQuery.Builder query, Bound<TimePoint> low, Instant now) {
        return switch (low.value()) {
            case TimePoint.Period period -> query.gte((low.inclusive() ? period.start() : period.end()).toString());
            case TimePoint.Relative relative -> {
                String instant = relative.at(now).toString();
                yield low.inclusive() ? query.gte(instant) : query.gt(instant);
            }
        };
    }

    private static DateRangeQuery.Builder to(DateRangeQuery.Builder query, Bound<TimePoint> high, Instant now) {
        return switch (high.value()) {
            case TimePoint.Period period -> query.lt((high.inclusive() ? period.end() : period.start()).toString());
            case TimePoint.Relative relative -> {
                String instant = relative.at(now).toString();
                yield high.inclusive() ? query.lte(instant) : query.lt(instant);
            }
        };
    }
}
