package org.listeningpost.trend.report;

import java.util.Arrays;
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
        return Keywords.of(this);
    }

    /** Of everything there is no share: it is always 1. */
    boolean isOf(TrendRequest.Question question) {
        return this != SHARE || !question.isEverything();
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
     * The level of a stretch of days by place, from nothing but what is shown of its sums and from what is no secret.
     *
     * @param days all of them added up
     * @param exposure how much the sum could come from
     */
    double level(DayTally days, double exposure, SmallCells cells) {
        double posts = cells.count(days.posts());
        return switch (this) {
            case VOLUME -> Measure.ratio(posts, exposure);
            case SHARE -> {
                // How many posts there are of everything is known, so the others are those less what is shown of these.
                double others = exposure + days.posts() - posts;
                yield others > 0 ? posts / others : Double.NaN;
            }
            case NEGATIVE_SHARE -> Measure.ratio(cells.count(days.negative()), cells.count(days.labelled()));
            case MEAN_SCORE -> cells.mean(days.scoreSum(), days.scored());
            case QUESTIONS_SHARE -> Measure.ratio(cells.count(days.questions()), posts);
            case ENGAGEMENT ->
                1_000
                        * Measure.ratio(
                                cells.sum(days.reactions(), days.reactionsMax()),
                                cells.sum(days.views(), days.viewsMax()));
        };
    }

    /** Whether too little is behind a level: of what is measured or, of a share, of what is not. */
    boolean isKeptBack(DayTally days, SmallCells cells) {
        return switch (this) {
            case VOLUME, SHARE -> isKeptBack(cells, days.posts());
            case NEGATIVE_SHARE -> isKeptBack(cells, days.negative(), days.labelled() - days.negative());
            case MEAN_SCORE -> isKeptBack(cells, days.scored());
            case QUESTIONS_SHARE -> isKeptBack(cells, days.questions(), days.posts() - days.questions());
            case ENGAGEMENT ->
                Double.isNaN(cells.sum(days.reactions(), days.reactionsMax()))
                        || Double.isNaN(cells.sum(days.views(), days.viewsMax()));
        };
    }

    private static boolean isKeptBack(SmallCells cells, double... counts) {
        return Arrays.stream(counts).anyMatch(count -> Double.isNaN(cells.count(count)));
    }

    /** How many posts a level was measured on; for reactions there are views, not posts. */
    double posts(DayTally days) {
        return switch (this) {
            case VOLUME, SHARE, QUESTIONS_SHARE -> days.posts();
            case NEGATIVE_SHARE -> days.labelled();
            case MEAN_SCORE -> days.scored();
            case ENGAGEMENT -> Double.NaN;
        };
    }

    /**
     * What was counted on one day.
     *
     * @param reactions to posts whose views are known
     * @param reactionsMax those to one post, at most
     * @param viewsMax of one post, at most
     */
    record DayTally(
            double posts,
            double labelled,
            double negative,
            double scored,
            double scoreSum,
            double questions,
            double reactions,
            double reactionsMax,
            double views,
            double viewsMax) {
        static final DayTally NONE = new DayTally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        DayTally plus(DayTally more) {
            return new DayTally(
                    posts + more.posts,
                    labelled + more.labelled,
                    negative + more.negative,
                    scored + more.scored,
                    scoreSum + more.scoreSum,
                    questions + more.questions,
                    reactions + more.reactions,
                    Math.max(reactionsMax, more.reactionsMax),
                    views + more.views,
                    Math.max(viewsMax, more.viewsMax));
        }
    }
}
