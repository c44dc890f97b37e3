package org.listeningpost.alert;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.listeningpost.trend.Bucket;
import org.listeningpost.trend.BucketWidth;
import org.listeningpost.trend.Buckets;

/** Numbers and times as people read them. */
final class Wording {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy", Locale.US);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.US);

    private Wording() {}

    /** "on Tuesday, March 3, 2026" or "from 14:00 to 15:00 on ...". */
    static String when(Buckets buckets, Bucket bucket) {
        ZonedDateTime start = bucket.start().atZone(buckets.zone());
        String day = "on " + DAY.format(start);
        if (buckets.width() == BucketWidth.DAY) {
            return day;
        }
        ZonedDateTime end = bucket.end().atZone(buckets.zone());
        return "from " + HOUR.format(start) + " to " + HOUR.format(end) + " " + day;
    }

    static String posts(double count) {
        return count == 1 ? "1 post" : whole(count) + " posts";
    }

    static String whole(double number) {
        return String.format(Locale.US, "%,.0f", number);
    }

    /** With one decimal where it says something. */
    static String number(double number) {
        return number >= 100 ? whole(number) : String.format(Locale.US, "%.1f", number);
    }

    static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    static String span(BucketWidth width, int buckets) {
        String unit = width == BucketWidth.DAY ? "day" : "hour";
        return buckets == 1 ? "1 " + unit : buckets + " " + unit + "s";
    }

    /** To four digits: what is stored should be readable, and exact enough to check. */
    static double rounded(double number) {
        if (number == 0 || Double.isNaN(number) || Double.isInfinite(number)) {
            return 0;
        }
        double scale = Math.pow(10, 5 - Math.ceil(Math.log10(Math.abs(number))));
        return Math.round(number * scale) / scale;
    }
}
