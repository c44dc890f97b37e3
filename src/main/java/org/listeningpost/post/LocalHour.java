package org.listeningpost.post;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Weekday and hour on the organization's clocks: what a board counts by, and a search cannot work out by itself. */
public record LocalHour(DayOfWeek weekday, int hour) {
    private static final int HOURS = 24;

    public LocalHour {
        if (hour < 0 || hour >= HOURS) {
            throw new IllegalArgumentException("an hour lies between 0 and 23");
        }
    }

    public static LocalHour of(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        return new LocalHour(local.getDayOfWeek(), local.getHour());
    }

    /** 0 is the first hour of Monday, 167 the last one of Sunday. */
    public int ofWeek() {
        return (weekday.getValue() - 1) * HOURS + hour;
    }
}
