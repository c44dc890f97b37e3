package org.listeningpost.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.Query.Bound;
import org.listeningpost.query.QueryError.Kind;

/** Reads {@code >100}, {@code 5..10}, {@code 2026-01..}: the same forms for numbers and dates. */
final class RangeReader {
    private static final BigDecimal STARS = BigDecimal.valueOf(5);

    private final Findings findings;
    private final FieldReader.Value value;

    RangeReader(Findings findings, FieldReader.Value value) {
        this.findings = findings;
        this.value = value;
    }

    /** The ends of a range; a single value is both ends. */
    private record Ends<T>(@Nullable Bound<T> low, @Nullable Bound<T> high) {}

    @Nullable
    Query read(Optional<NumberField> number, Optional<DateField> date, Span place) {
        if (number.isPresent()) {
            NumberField field = number.get();
            Ends<BigDecimal> ends = ends(part -> number(field, part));
            if (ends == null || isReversed(ends, BigDecimal::compareTo)) {
                return null;
            }
            return new Query.NumberRange(field, ends.low(), ends.high(), place);
        }
        Ends<TimePoint> ends = ends(this::date);
        if (ends == null || isRelativePoint(ends) || isReversed(ends, DateReader::order)) {
            return null;
        }
        return new Query.DateRange(date.orElseThrow(), ends.low(), ends.high(), place);
    }

    private <T> @Nullable Ends<T> ends(Function<FieldReader.Value, @Nullable T> reader) {
        String text = value.text();
        for (String operator : new String[] {">=", "<=", ">", "<", "\u2265", "\u2264"}) {
            if (text.startsWith(operator)) {
                T point = reader.apply(part(operator.length(), text.length()));
                boolean inclusive = operator.endsWith("=") || operator.charAt(0) > '\u2000';
                boolean isLow = operator.charAt(0) == '>' || operator.charAt(0) == '\u2265';
                Bound<T> bound = point == null ? null : new Bound<>(point, inclusive);
                return bound == null ? null : isLow ? new Ends<>(bound, null) : new Ends<>(null, bound);
            }
        }
        int dots = text.indexOf("..");
        if (dots < 0) {
            T point = reader.apply(value);
            return point == null ? null : new Ends<>(new Bound<>(point, true), new Bound<>(point, true));
        }
        if (text.length() == 2) {
            findings.error(Kind.BAD_RANGE, value.place(), "A range has at least one end, such as 5.. or ..10.");
            return null;
        }
        T low = dots == 0 ? null : reader.apply(part(0, dots));
        T high = dots + 2 == text.length() ? null : reader.apply(part(dots + 2, text.length()));
        boolean isMissing = (low == null && dots > 0) || (high == null && dots + 2 < text.length());
        return isMissing
                ? null
                : new Ends<>(
                        low == null ? null : new Bound<>(low, true), high == null ? null : new Bound<>(high, true));
    }

    private FieldReader.Value part(int start, int end) {
        Span place = value.place();
        // Inside quotes the text starts one further on.
        int shift = Math.max(0, (place.length() - value.text().length()) / 2);
        return new FieldReader.Value(
                value.text().substring(start, end),
                Span.between(place.start() + shift + start, place.start() + shift + end));
    }

    private <T> boolean isReversed(Ends<T> ends, Comparator<T> order) {
        if (ends.low() == null || ends.high() == null) {
            return false;
        }
        if (order.compare(ends.low().value(), ends.high().value()) <= 0) {
            return false;
        }
        int dots = value.text().indexOf("..");
        String swapped = value.text().substring(dots + 2) + ".." + value.text().substring(0, dots);
        findings.error(Kind.BAD_RANGE, value.place(), "The range ends before it begins.", swapped);
        return true;
    }

    private boolean isRelativePoint(Ends<TimePoint> ends) {
        boolean isPoint = ends.low() != null
                && ends.low().equals(ends.high())
                && ends.low().value() instanceof TimePoint.Relative
                && !value.text().contains("..");
        if (isPoint) {
            findings.error(
                    Kind.BAD_RANGE,
                    value.place(),
                    "A time relative to now is one end of a range.",
                    ">=" + value.text());
        }
        return isPoint;
    }

    private @Nullable TimePoint date(FieldReader.Value part) {
        return new DateReader(findings).read(part);
    }

    private @Nullable BigDecimal number(NumberField field, FieldReader.Value part) {
        String text = part.text();
        String pattern = field.isFraction() ? "[0-9]{0,9}\\.?[0-9]{1,9}" : "[0-9]{1,15}";
        if (!text.matches(pattern)) {
            findings.error(
                    Kind.BAD_NUMBER,
                    part.place(),
                    field.typedName() + ": takes "
                            + (field.isFraction() ? "a number from 0 to 1." : "a whole number from 0."),
                    field.isFraction() ? decimal(text, pattern) : whole(text, pattern));
            return null;
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        if (field.isFraction() && number.compareTo(BigDecimal.ONE) > 0) {
            findings.error(
                    Kind.BAD_NUMBER,
                    part.place(),
                    "Ratings of all platforms are scaled to 0..1; 4 of 5 stars is 0.8.",
                    scaled(number));
            return null;
        }
        return number;
    }

    private static @Nullable String whole(String text, String pattern) {
        String digits = text.replaceAll("[,_ ]", "").replaceFirst("(?<=[0-9])[kK]$", "000");
        return digits.matches(pattern) ? digits : null;
    }

    /** Much of the world writes a comma where this language has a point. */
    private static @Nullable String decimal(String text, String pattern) {
        String number = text.replace(',', '.').replaceAll("[_ ]", "");
        return number.matches(pattern) ? scaled(new BigDecimal(number)) : null;
    }

    /** A rating, or else stars. */
    private static @Nullable String scaled(BigDecimal number) {
        BigDecimal rating =
                number.compareTo(BigDecimal.ONE) <= 0 ? number : number.divide(STARS, 3, RoundingMode.HALF_UP);
        return rating.compareTo(BigDecimal.ONE) <= 0
                ? rating.stripTrailingZeros().toPlainString()
                : null;
    }
}
