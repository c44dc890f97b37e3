package org.listeningpost.trend.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.trend.effect.DaySums;
import org.listeningpost.trend.effect.Effect;
import org.listeningpost.trend.effect.Period;
import org.listeningpost.trend.effect.Scale;
import org.listeningpost.trend.effect.Verdict;

/** Puts a comparison into words and numbers. */
final class CompareAnswer {
    private static final String RATIO_TEST = "t test of the step in a quasi-Poisson regression of daily sums (log link,"
            + " levels by weekday), standard error from the days themselves (HC2), widened for days that resemble the"
            + " day before";
    private static final String DIFFERENCE_TEST = "t test of the step in a weighted regression of daily shares or means"
            + " (levels by weekday, weights are the posts of a day), each day one cluster (HC2), widened for days that"
            + " resemble the day before";
    private static final String SOURCE = "McCullagh & Nelder 1989 (quasi-likelihood); MacKinnon & White 1985 (HC2);"
            + " Bence 1995, Ecology 76:628 (autocorrelation); Bertrand, Duflo & Mullainathan 2004 (differences in"
            + " differences)";

    /** That by place figures keep, so that they do not tell the exact counts that they are from. */
    static final int DIGITS = 2;

    private final ComparePlan plan;
    private final @Nullable SmallCells cells;
    private final CompareNeeds needs;

    /** @param cells null where nothing is kept back */
    CompareAnswer(ComparePlan plan, @Nullable SmallCells cells) {
        this.plan = plan;
        this.cells = cells;
        this.needs = new CompareNeeds(plan, cells);
    }

    /**
     * One measure: of the posts that were asked for or, for a control, of those.
     *
     * @param sums of each stretch
     */
    record Line(CompareMeasure measure, DaySums days, Effect effect, Map<Period, CompareMeasure.DayTally> sums) {}

    Map<String, Object> body(List<Line> lines, List<Line> controlled) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", plan.question().text());
        body.put("interpreted", plan.question().interpreted());
        body.put("notes", plan.notes());
        body.put("time_zone", plan.zone().getId());
        body.put("baseline", span(plan.baseline()));
        body.put("window", span(plan.window()));
        body.put("measures", lines(lines, false));
        TrendRequest.Question control = plan.control();
        if (control != null) {
            body.put("control", control.interpreted());
            body.put("against_control", lines(controlled, true));
        }
        if (cells != null) {
            body.put(
                    "small_cells",
                    Map.of(
                            "k",
                            cells.k(),
                            "rule",
                            "Counts are rounded to multiples of " + cells.k()
                                    + ", and not shown below; levels are of rounded counts, other figures keep two"
                                    + " digits; nothing is told where fewer posts are behind either part of a share, or"
                                    + " where the reactions or views are less than " + cells.k()
                                    + " times what one post has at most (that rounded up to 1, 2, 5, 10, 20, 50, ...)."));
        }
        body.put(
                "method",
                Map.of(
                        "unit",
                        "a ratio is window / baseline, a difference is window - baseline",
                        "confidence",
                        Effect.CONFIDENCE,
                        "p_value",
                        PValues.MEANING,
                        "p_holm",
                        "p values adjusted for the number of measures in this answer (Holm 1979)",
                        "needed",
                        "days and posts (or reactions) in each of the two to find a change of a quarter, of 5 points of a"
                                + " hundred or of 0.1 of a score in 80 of 100 cases, if days stay as they are; where"
                                + " nothing can be concluded also enough to settle it if the estimate stays; null where"
                                + " that cannot be told or is longer than is accepted",
                        "source",
                        SOURCE));
        return body;
    }

    private static Map<String, Object> span(ComparePlan.Span span) {
        return Map.of("from", span.first().toString(), "to", span.last().toString(), "days", span.days());
    }

    private List<Map<String, Object>> lines(List<Line> lines, boolean isControlled) {
        double[] adjusted = holm(lines);
        List<Map<String, Object>> shown = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            shown.add(line(lines.get(i), adjusted[i], isControlled));
        }
        return shown;
    }

    private Map<String, Object> line(Line line, double adjusted, boolean isControlled) {
        Effect effect = line.effect();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("measure", line.measure().keyword());
        shown.put("unit", line.measure().unit());
        shown.put("effect", line.measure().scale() == Scale.RATIO ? "ratio" : "difference");
        String prefix = isControlled ? "control_" : "";
        for (Period period : Period.values()) {
            String name = Keywords.of(period);
            shown.put(prefix + name, figure(level(line, period)));
            shown.put(prefix + name + "_posts", posts(line, period));
        }
        shown.put("verdict", effect.verdict().keyword());
        shown.put("sentence", sentence(line, isControlled));
        shown.put("estimate", figure(effect.estimate()));
        shown.put("low", figure(effect.low()));
        shown.put("high", figure(effect.high()));
        shown.put("p_value", probability(effect.pValue()));
        shown.put("p_holm", probability(adjusted));
        shown.put("test", line.measure().scale() == Scale.RATIO ? RATIO_TEST : DIFFERENCE_TEST);
        Effect.Diagnostics diagnostics = effect.diagnostics();
        if (diagnostics != null) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("standard_error", figure(diagnostics.standardError()));
            told.put("degrees_of_freedom", figure(diagnostics.degreesOfFreedom()));
            told.put("dispersion", figure(diagnostics.dispersion()));
            told.put("autocorrelation", figure(diagnostics.autocorrelation()));
            told.put("variance_inflation", figure(diagnostics.inflation()));
            told.put("weekday_adjusted", diagnostics.isWeekdayAdjusted());
            shown.put("diagnostics", told);
        }
        shown.put("needed", needs.of(line));
        return shown;
    }

    private double level(Line line, Period period) {
        double exposure = line.days().exposure(period);
        return cells == null
                ? Measure.ratio(line.days().value(period), exposure)
                : line.measure().level(sum(line, period), exposure, cells);
    }

    /** What the level was measured on. */
    private @Nullable Object posts(Line line, Period period) {
        double posts = line.measure().posts(sum(line, period));
        double kept = cells == null ? posts : cells.count(posts);
        return Double.isNaN(kept) ? null : (Object) (long) kept;
    }

    private static CompareMeasure.DayTally sum(Line line, Period period) {
        return line.sums().getOrDefault(period, CompareMeasure.DayTally.NONE);
    }

    private String sentence(Line line, boolean isControlled) {
        Effect effect = line.effect();
        String what = line.measure().unit() + (isControlled ? ", over and above the control" : "");
        if (effect.verdict() == Verdict.TOO_LITTLE_DATA) {
            return "Too little data to compare " + what + needs.ofTooLittle(line);
        }
        boolean isRatio = line.measure().scale() == Scale.RATIO;
        String interval = isRatio
                ? said(effect.estimate(), "%.2f") + " times (95 % interval " + said(effect.low(), "%.2f") + " to "
                        + said(effect.high(), "%.2f") + ")"
                : "by " + said(effect.estimate(), "%+.3f") + " (95 % interval " + said(effect.low(), "%+.3f") + " to "
                        + said(effect.high(), "%+.3f") + ")";
        return switch (effect.verdict()) {
            case INCREASE -> "More " + what + ": " + interval + ".";
            case DECREASE -> "Fewer or lower " + what + ": " + interval + ".";
            case NO_LARGE_CHANGE -> "No large change in " + what + ": " + interval + ".";
            case INCONCLUSIVE, TOO_LITTLE_DATA ->
                "Nothing can be concluded about " + what + ": " + interval + needs.ofInconclusive(line);
        };
    }

    /** As many digits in words as in numbers. */
    private String said(double value, String format) {
        if (cells == null || Double.isInfinite(value)) {
            return String.format(Locale.ROOT, format, value);
        }
        String plain = BigDecimal.valueOf(SmallCells.digits(value, DIGITS))
                .stripTrailingZeros()
                .toPlainString();
        return format.startsWith("%+") && value > 0 ? "+" + plain : plain;
    }

    private @Nullable Object figure(double value) {
        return number(cells == null ? value : SmallCells.digits(value, DIGITS));
    }

    private static @Nullable Object number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return null;
        }
        double unit = Math.abs(value) < 1e-4 ? 1e12 : 1e6;
        return Math.rint(value * unit) / unit;
    }

    private @Nullable Object probability(double value) {
        return Double.isNaN(value)
                ? null
                : (Object) PValues.shown(cells == null ? value : SmallCells.digits(value, DIGITS));
    }

    /** Holm's step-down adjustment; NaN for what was not tested. */
    static double[] holm(List<Line> lines) {
        List<Integer> tested = new ArrayList<>();
        double[] adjusted = new double[lines.size()];
        for (int i = 0; i < adjusted.length; i++) {
            adjusted[i] = Double.NaN;
            if (!Double.isNaN(lines.get(i).effect().pValue())) {
                tested.add(i);
            }
        }
        tested.sort(Comparator.comparingDouble(i -> lines.get(i).effect().pValue()));
        double least = 0;
        for (int rank = 0; rank < tested.size(); rank++) {
            double p = lines.get(tested.get(rank)).effect().pValue();
            least = Math.max(least, Math.min(1, p * (tested.size() - rank)));
            adjusted[tested.get(rank)] = least;
        }
        return adjusted;
    }
}
