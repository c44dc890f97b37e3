package org.listeningpost.trend.effect;

/**
 * What was counted, day by day, in the order of time.
 *
 * @param values sum of the measure: posts, negative posts, scores
 * @param exposures how much it could come from: 1 for a day, or the posts or views of the day; days without any say nothing
 * @param weekdays 0 is Monday
 * @param periods to which stretch each day belongs
 */
public record DaySums(double[] values, double[] exposures, int[] weekdays, Period[] periods) {
    public DaySums {
        if (values.length != exposures.length || values.length != weekdays.length || values.length != periods.length) {
            throw new IllegalArgumentException("one of each for every day");
        }
    }

    public int size() {
        return values.length;
    }

    public double value(Period period) {
        return sum(values, period);
    }

    public double exposure(Period period) {
        return sum(exposures, period);
    }

    /** Days of a period that say something. */
    int days(Period period) {
        int days = 0;
        for (int i = 0; i < size(); i++) {
            days += periods[i] == period && exposures[i] > 0 ? 1 : 0;
        }
        return days;
    }

    /** Days of a period, whether or not they say something. */
    int length(Period period) {
        int days = 0;
        for (Period each : periods) {
            days += each == period ? 1 : 0;
        }
        return days;
    }

    /** Of the days that say something: without the others both sides of a rate are of the same days. */
    private double sum(double[] of, Period period) {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += periods[i] == period && exposures[i] > 0 ? of[i] : 0;
        }
        return sum;
    }
}
