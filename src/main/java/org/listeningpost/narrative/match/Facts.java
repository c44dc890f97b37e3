package org.listeningpost.narrative.match;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.DateField;
import org.listeningpost.query.NumberField;
import org.listeningpost.query.Query.Bound;
import org.listeningpost.query.Query.DateRange;
import org.listeningpost.query.Query.NumberRange;
import org.listeningpost.query.TimePoint;
import org.listeningpost.query.Trait;

/** Ranges and properties, with the rounding of the index. */
final class Facts {
    private Facts() {}

    static Predicate<Subject> number(NumberRange range) {
        NumberField field = range.field();
        Bound<BigDecimal> low = range.low();
        Bound<BigDecimal> high = range.high();
        double from = low == null ? Double.NEGATIVE_INFINITY : asStored(field, low.value());
        double to = high == null ? Double.POSITIVE_INFINITY : asStored(field, high.value());
        boolean isFromIncluded = low == null || low.inclusive();
        boolean isToIncluded = high == null || high.inclusive();
        return subject -> {
            double value = subject.number(field);
            if (Double.isNaN(value)) {
                return false;
            }
            double stored = field == NumberField.RATING ? half((float) value) : value;
            return (isFromIncluded ? stored >= from : stored > from) && (isToIncluded ? stored <= to : stored < to);
        };
    }

    private static double asStored(NumberField field, BigDecimal value) {
        return field == NumberField.RATING ? half(value.floatValue()) : value.doubleValue();
    }

    /** A rating is kept in 16 bits. */
    private static double half(float value) {
        return Float.float16ToFloat(Float.floatToFloat16(value));
    }

    static Predicate<Subject> date(DateRange range) {
        Instant from = low(range.low());
        Instant before = high(range.high());
        DateField field = range.field();
        return subject -> {
            Instant exact = field == DateField.CREATED ? subject.createdAt() : subject.editedAt();
            if (exact == null) {
                return false;
            }
            // The index keeps milliseconds.
            Instant at = exact.truncatedTo(ChronoUnit.MILLIS);
            return !at.isBefore(from) && at.isBefore(before);
        };
    }

    private static Instant low(@Nullable Bound<TimePoint> low) {
        return low == null
                ? Instant.MIN
                : switch (low.value()) {
                    case TimePoint.Period period -> low.inclusive() ? period.start() : period.end();
                    case TimePoint.Relative relative -> throw relative(relative);
                };
    }

    private static Instant high(@Nullable Bound<TimePoint> high) {
        return high == null
                ? Instant.MAX
                : switch (high.value()) {
                    case TimePoint.Period period -> high.inclusive() ? period.end() : period.start();
                    case TimePoint.Relative relative -> throw relative(relative);
                };
    }

    private static NotStandingException relative(TimePoint.Relative relative) {
        return new NotStandingException(relative.text() + " cannot stand in a standing query");
    }

    static Predicate<Subject> trait(Trait trait) {
        return switch (trait) {
            case HAS_LINK ->
                subject -> subject.hadLink()
                        || !subject.urls().isEmpty()
                        || ValueField.isAnyIndexed(subject.values(ValueField.DOMAINS));
            case HAS_QUESTION, IS_QUESTION -> Subject::isQuestion;
            case HAS_ATTACHMENT -> subject -> subject.text(TextField.ATTACHMENT_TEXT) != null;
            case HAS_TITLE -> subject -> subject.text(TextField.TITLE) != null;
            case HAS_HASHTAG -> subject -> ValueField.isAnyIndexed(subject.values(ValueField.HASHTAGS));
            case HAS_MENTION -> subject -> ValueField.isAnyIndexed(subject.values(ValueField.MENTIONS));
            case HAS_EMOJI -> subject -> ValueField.isAnyIndexed(subject.values(ValueField.EMOJI));
            case HAS_RATING -> subject -> !Double.isNaN(subject.number(NumberField.RATING));
            case IS_POST, IS_COMMENT, IS_REPLY, IS_SHARE, IS_REVIEW, IS_SURVEY_ANSWER, IS_MESSAGE ->
                subject -> subject.values(ValueField.KIND).contains(trait.value());
            case IS_EDITED -> subject -> subject.editedAt() != null;
            case IS_VERIFIED -> Subject::isVerified;
            case IS_PERSON, IS_ORGANISATION, IS_MEDIA, IS_OFFICIAL ->
                subject -> subject.authorKind().equals(trait.value());
        };
    }
}
