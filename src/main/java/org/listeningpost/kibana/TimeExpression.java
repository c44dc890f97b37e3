package org.listeningpost.kibana;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as a board has them, such as {@code now-7d/d}, in UTC. Stateless. */
final class TimeExpression {
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS,
            "w", ChronoUnit.WEEKS,
            "M", ChronoUnit.MONTHS,
            "y", ChronoUnit.YEARS);
    private static final Pattern RELATIVE = Pattern.compile("now(?:-(\\d{1,4})([smhdwMy]))?(?:/([smhd]))?");
    private static final Pattern SHIFT = Pattern.compile("(\\d{1,4})([smhdwMy])");

    private TimeExpression() {}

    static Instant resolve(String expression, Instant now) {
        Matcher relative = RELATIVE.matcher(expression);
        if (!relative.matches()) {
            try {
                return Instant.parse(expression);
            } catch (DateTimeException e) {
                throw new DefinitionException("no time: " + expression);
            }
        }
        ZonedDateTime time = now.atZone(ZoneOffset.UTC);
        if (relative.group(1) != null) {
            time = time.minus(Long.parseLong(relative.group(1)), unit(relative.group(2)));
        }
        return relative.group(3) == null
                ? time.toInstant()
                : time.truncatedTo(unit(relative.group(3))).toInstant();
    }

    static boolean isTime(String expression) {
        try {
            resolve(expression, Instant.EPOCH);
            return true;
        } catch (DefinitionException e) {
            return false;
        }
    }

    static boolean isShift(String shift) {
        return SHIFT.matcher(shift).matches();
    }

    /** So much earlier; an empty shift is none. */
    static Instant earlier(Instant time, String shift) {
        if (shift.isEmpty()) {
            return time;
        }
        Matcher matcher = SHIFT.matcher(shift);
        if (!matcher.matches()) {
            throw new DefinitionException("no shift of time: " + shift);
        }
        return time.atZone(ZoneOffset.UTC)
                .minus(Long.parseLong(matcher.group(1)), unit(matcher.group(2)))
                .toInstant();
    }

    private static ChronoUnit unit(String letter) {
        ChronoUnit unit = UNITS.get(letter);
        if (unit == null) {
            throw new DefinitionException("no unit of time: " + letter);
        }
        return unit;
    }
}
