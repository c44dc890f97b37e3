package org.listeningpost.trend.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.listeningpost.trend.effect.Scale;

/** What is compared before and after. */
enum CompareMeasure {
    VOLUME(Scale.RATIO, "posts a day"),
    SHARE(Scale.RATIO, "posts per post about anything else"),
    NEGATIVE_SHARE(Scale.SHARE, "negative posts per post whose tone was measured"),
    MEAN_SCORE(Scale.MEAN, "mean sentiment score, -1 to 1"),
    QUESTIONS_SHARE(Scale.SHARE, "questions per post"),
    ENGAGEMENT(Scale.RATIO, "reactions per 1,000 views");

    private final Scale scale;
    private final String unit;

    CompareMeasure(Scale scale, String unit) {
        this.scale = scale;
        this.unit = unit;
    }

    Scale scale() {
        return scale;
    }

    String unit() {
        return unit;
    }

    String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CompareMeasure> of(String keyword) {
        return Arrays.stream(values())
                .filter(measure -> measure.keyword().equals(keyword))
                .findFirst();
    }

    static List<String> keywords() {
        return Arrays.stream(values()).map(CompareMeasure::keyword).toList();
    }

    /** The sum of a day. */
    double value(DayTally day) {
        return switch (this) {
            case VOLUME, SHARE -> day.posts();
            case NEGATIVE_SHARE -> day.negative();
            case MEAN_SCORE -> day.scoreSum();
            case QUESTIONS_SHARE -> day.questions();
            case ENGAGEMENT -> day.reactions();
        };
    }

    /**
     * How much a day's sum could come from.
     *
     * @param all posts of the day, whatever they are about
     * @param length of the day, in days of 24 hours
     */
    double exposure(DayTally day, double all, double length) {
        return switch (this) {
            case VOLUME -> length;
            case SHARE -> Math.max(0, all - day.posts());
            case NEGATIVE_SHARE -> day.labelled();
            case MEAN_SCORE -> day.scored();
            case QUESTIONS_SHARE -> day.posts();
            case ENGAGEMENT -> day.views() / 1_000;
        };
    }

    /**
     * The posts behind a level, which are kept back by place where they are few: those that have what is measured, and of a
     * share also those that have not.
     */
    double[] counts(DayTally day) {
        return switch (this) {
            case VOLUME, SHARE -> new double[] {day.posts()};
            case NEGATIVE_SHARE -> new double[] {day.negative(), day.labelled() - day.negative()};
            case MEAN_SCORE -> new double[] {day.scored()};
            case QUESTIONS_SHARE -> new double[] {day.questions(), day.posts() - day.questions()};
            case ENGAGEMENT -> new double[] {day.seen()};
        };
    }

    /**
     * What was counted on one day.
     *
     * @param seen posts whose views are known, whose reactions and views follow
     */
    record DayTally(
            double posts,
            double labelled,
            double negative,
            double scored,
            double scoreSum,
            double questions,
            double seen,
            double reactions,
            double views) {
        static final DayTally NONE = new DayTally(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
