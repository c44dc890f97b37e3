package org.listeningpost.ingest.normalize;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as people and programs write them for people: months by name in English and Spanish, clocks of twelve hours, the zones
 * of RFC 822. A weekday is passed over, right or wrong: the date stands beside it.
 */
final class WrittenDates {
    /** A time of the day with what belongs to it; what is left is the date. */
    private static final Pattern TIME = Pattern.compile(
            "(?i)(?<![\\d:])(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?(?![\\d:])"
                    + "(?: ?(?<half>[ap])\\.? ?m\\b\\.?)?(?: ?(?<zone>Z|UTC?|GMT|[ECMP][SD]T|[CEW]ES?T|BST|JST)\\b)?"
                    + "(?: ?(?<offset>[+-]\\d{2}:?\\d{2}|(?<=GMT|UTC)[+-]\\d{1,2})(?!\\d))?(?: ?\\([A-Z]{1,5}\\))?");

    private static final Pattern WEEKDAY =
            Pattern.compile("(?i)^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|satur|sat|sun)(?:day)?"
                    + "|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\\b[., ]*");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?i)(\\d{1,2})(?:st|nd|rd|th|º)?[ -](?:de )?(\\p{L}{3,10})\\.?,?[ -](?:del? )?(\\d{4}|\\d{2})");
    private static final Pattern MONTH_DAY =
            Pattern.compile("(?i)(\\p{L}{3,10})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})");

    /** RFC 822's, and those that programs in Europe and Japan write. */
    private static final Map<String, Integer> ZONE_HOURS = Map.ofEntries(
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("WET", 0),
            Map.entry("WEST", 1),
            Map.entry("BST", 1),
            Map.entry("CET", 1),
            Map.entry("CEST", 2),
            Map.entry("EET", 2),
            Map.entry("EEST", 3),
            Map.entry("JST", 9));

    private static final List<List<String>> MONTHS = List.of(
            List.of("january", "enero"),
            List.of("february", "febrero"),
            List.of("march", "marzo"),
            List.of("april", "abril"),
            List.of("may", "mayo"),
            List.of("june", "junio"),
            List.of("july", "julio"),
            List.of("august", "agosto"),
            List.of("september", "septiembre", "setiembre"),
            List.of("october", "octubre"),
            List.of("november", "noviembre"),
            List.of("december", "diciembre"));
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u202F]+");
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}");
    private static final Pattern TAIL = Pattern.compile("(?i)(?:,| at| a las?| h(?:rs?)?\\.?)*\\s*$");
    private static final int CENTURY = 2_000;

    private WrittenDates() {}

    /**
     * Null where it is written in no way that is read.
     *
     * @throws DateTimeException where there is no such day or time
     */
    static @Nullable Instant parse(String sent, @Nullable DateOrder order) {
        String text = BLANKS.matcher(sent).replaceAll(" ").strip();
        LocalTime time = LocalTime.MIDNIGHT;
        ZoneOffset offset = ZoneOffset.UTC;
        Matcher clock = TIME.matcher(text);
        String rest = text;
        if (clock.find()) {
            time = timeOf(clock);
            offset = offsetOf(clock.group("zone"), clock.group("offset"));
            rest = text.substring(0, clock.start()) + " " + text.substring(clock.end());
        }
        LocalDate date = dateOf(cleaned(rest), order);
        return date == null ? null : date.atTime(time).toInstant(offset);
    }

    /** Without what people put around a date: weekday, commas, "at". */
    private static String cleaned(String rest) {
        String date =
                TAIL.matcher(WEEKDAY.matcher(rest.strip()).replaceFirst("")).replaceFirst("");
        return SPACES.matcher(date).replaceAll(" ").strip();
    }

    private static LocalTime timeOf(Matcher clock) {
        int hour = Integer.parseInt(clock.group("hour"));
        String half = clock.group("half");
        if (half != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("no hour of a clock");
            }
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        String second = clock.group("second");
        return LocalTime.of(
                hour, Integer.parseInt(clock.group("minute")), second == null ? 0 : Integer.parseInt(second));
    }

    private static ZoneOffset offsetOf(@Nullable String zone, @Nullable String offset) {
        if (offset != null) {
            return ZoneOffset.of(offset);
        }
        Integer hours = zone == null ? null : hoursOf(zone);
        return hours == null ? ZoneOffset.UTC : ZoneOffset.ofHours(hours);
    }

    /** How far a zone is from UTC; null for a word that names none. */
    static @Nullable Integer hoursOf(String zone) {
        String name = zone.toUpperCase(Locale.ROOT);
        return List.of("Z", "UT", "UTC", "GMT").contains(name) ? Integer.valueOf(0) : ZONE_HOURS.get(name);
    }

    private static @Nullable LocalDate dateOf(String text, @Nullable DateOrder order) {
        Matcher parts = YEAR_FIRST.matcher(text);
        if (parts.matches()) {
            return date(parts.group(1), Integer.parseInt(parts.group(3)), parts.group(4));
        }
        parts = YEAR_LAST.matcher(text);
        if (parts.matches() && order != null) {
            boolean isDayFirst = order == DateOrder.DMY;
            return date(
                    parts.group(4), Integer.parseInt(parts.group(isDayFirst ? 3 : 1)), parts.group(isDayFirst ? 1 : 3));
        }
        parts = DAY_MONTH.matcher(text);
        if (parts.matches()) {
            return date(parts.group(3), monthOf(parts.group(2)), parts.group(1));
        }
        parts = MONTH_DAY.matcher(text);
        return parts.matches() ? date(parts.group(3), monthOf(parts.group(1)), parts.group(2)) : null;
    }

    private static LocalDate date(String year, int month, String day) {
        int number = Integer.parseInt(year);
        return LocalDate.of(year.length() == 2 ? CENTURY + number : number, month, Integer.parseInt(day));
    }

    /** By name or its beginning; 0, which no date has, where it is none. */
    private static int monthOf(String name) {
        String plain = ACCENT.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).stream().anyMatch(each -> each.startsWith(plain))) {
                return i + 1;
            }
        }
        return 0;
    }
}
