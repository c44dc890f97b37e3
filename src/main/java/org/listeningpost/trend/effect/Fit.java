package org.listeningpost.trend.effect;

import java.util.Arrays;

/**
 * A generalized linear model of daily sums: one level for each weekday, and one step from baseline to window. Quasi-Poisson
 * with log link for ratios, weighted least squares for differences. The uncertainty of the step is taken from the days
 * themselves (sandwich, HC2), so that neither bursts nor an uneven weight of days make it too small.
 */
final class Fit {
    private static final int ROUNDS_MAX = 50;
    private static final double SETTLED = 1e-10;
    /** A weekday needs so much to have a level of its own. */
    private static final double WEEKDAY_VALUE_MIN = 5;

    private static final double DILUTION = 1.25;

    private final DaySums days;
    private final Scale scale;
    private final boolean hasWeekdays;
    private final int parameters;
    private final int used;
    private final double[] coefficients;
    private final double[][] inverse;
    private final double[] residuals;
    private final double[] influences;
    private final double[] leverages;
    private double lagLeverage;
    private double lagProduct;
    private int lags;

    private Fit(DaySums days, Scale scale) {
        this.days = days;
        this.scale = scale;
        this.hasWeekdays = canTellWeekdays(days, scale);
        this.parameters = hasWeekdays ? 8 : 2;
        this.used = days.days(Period.BASELINE) + days.days(Period.WINDOW);
        this.coefficients = new double[parameters];
        this.residuals = new double[days.size()];
        this.influences = new double[days.size()];
        this.leverages = new double[days.size()];
        this.inverse = solve();
        inspect();
    }

    static Fit of(DaySums days, Scale scale) {
        return new Fit(days, scale);
    }

    private static boolean canTellWeekdays(DaySums days, Scale scale) {
        int[][] seen = new int[2][7];
        double[] values = new double[7];
        for (int i = 0; i < days.size(); i++) {
            if (days.exposures()[i] > 0) {
                seen[days.periods()[i].ordinal()][days.weekdays()[i]]++;
                values[days.weekdays()[i]] += scale.isLog() ? days.values()[i] : days.exposures()[i];
            }
        }
        return Arrays.stream(seen).flatMapToInt(Arrays::stream).allMatch(count -> count > 0)
                && Arrays.stream(values).allMatch(value -> value >= WEEKDAY_VALUE_MIN);
    }

    /** Newton's method; ends at once where the link is the identity. Gives the inverse of the information back. */
    private double[][] solve() {
        double start = days.value(Period.BASELINE) + days.value(Period.WINDOW);
        double exposure = days.exposure(Period.BASELINE) + days.exposure(Period.WINDOW);
        Arrays.fill(coefficients, scale.isLog() ? Math.log(start / exposure) : start / exposure);
        coefficients[parameters - 1] = 0;
        double[][] inverted = new double[parameters][parameters];
        for (int round = 0; round < ROUNDS_MAX; round++) {
            double[][] information = new double[parameters][parameters];
            double[] gradient = new double[parameters];
            for (int i = 0; i < days.size(); i++) {
                if (days.exposures()[i] > 0) {
                    add(i, information, gradient);
                }
            }
            inverted = Matrices.invert(information);
            double moved = 0;
            for (int row = 0; row < parameters; row++) {
                double step = 0;
                for (int column = 0; column < parameters; column++) {
                    step += inverted[row][column] * gradient[column];
                }
                coefficients[row] += Math.clamp(step, -2, 2);
                moved = Math.max(moved, Math.abs(step));
            }
            if (moved < SETTLED) {
                break;
            }
        }
        return inverted;
    }

    private void add(int day, double[][] information, double[] gradient) {
        double weight = weight(day);
        double residual = days.values()[day] - mean(day);
        int level = level(day);
        boolean isWindow = days.periods()[day] == Period.WINDOW;
        int step = parameters - 1;
        information[level][level] += weight;
        gradient[level] += residual;
        if (isWindow) {
            information[level][step] += weight;
            information[step][level] += weight;
            information[step][step] += weight;
            gradient[step] += residual;
        }
    }

    private int level(int day) {
        return hasWeekdays ? days.weekdays()[day] : 0;
    }

    private double mean(int day) {
        double linear =
                coefficients[level(day)] + (days.periods()[day] == Period.WINDOW ? coefficients[parameters - 1] : 0);
        return days.exposures()[day] * (scale.isLog() ? Math.exp(linear) : linear);
    }

    private double weight(int day) {
        return scale.isLog() ? mean(day) : days.exposures()[day];
    }

    /** Residuals, what each day does to the step, and how much each day resembles the one before. */
    private void inspect() {
        int last = -1;
        for (int i = 0; i < days.size(); i++) {
            if (days.exposures()[i] <= 0) {
                continue;
            }
            double off = days.values()[i] - mean(i);
            residuals[i] = off / Math.sqrt(weight(i));
            leverages[i] = Math.min(0.95, covariance(i, i) * weight(i));
            influences[i] = stepOf(i) * off / Math.sqrt(1 - leverages[i]);
            if (last >= 0 && i - last == 1 && days.periods()[i] == days.periods()[last]) {
                lagProduct += residuals[i] * residuals[last];
                lagLeverage += covariance(i, last) * Math.sqrt(weight(i) * weight(last));
                lags++;
            }
            last = i;
        }
    }

    /** The row of the step, times a day's design. */
    private double stepOf(int day) {
        double[] row = inverse[parameters - 1];
        return row[level(day)] + (days.periods()[day] == Period.WINDOW ? row[parameters - 1] : 0);
    }

    private double covariance(int one, int other) {
        int step = parameters - 1;
        double sum = inverse[level(one)][level(other)];
        if (days.periods()[one] == Period.WINDOW) {
            sum += inverse[step][level(other)];
        }
        if (days.periods()[other] == Period.WINDOW) {
            sum += inverse[level(one)][step];
        }
        return days.periods()[one] == Period.WINDOW && days.periods()[other] == Period.WINDOW
                ? sum + inverse[step][step]
                : sum;
    }

    /** The step from baseline to window: the logarithm of a ratio, or a difference. */
    double step() {
        return coefficients[parameters - 1];
    }

    /** What each day contributes to the error of the step; 0 for a day that says nothing. */
    double[] influences() {
        return influences;
    }

    /** Variance of the step if days differed by no more than chance. */
    double unitVariance(double floor) {
        return floor * inverse[parameters - 1][parameters - 1];
    }

    double modelVariance(double floor) {
        return Math.max(floor, dispersion()) * inverse[parameters - 1][parameters - 1];
    }

    /** Variance by what chance alone gives. */
    double dispersion() {
        double sum = Arrays.stream(residuals).map(r -> r * r).sum();
        return freedom() > 0 ? sum / freedom() : Double.NaN;
    }

    int freedom() {
        return used - parameters;
    }

    boolean hasWeekdays() {
        return hasWeekdays;
    }

    /**
     * How much a day resembles the one before. Seen in residuals it is too small: the fitted levels make neighbors look
     * opposed (the design tells by how much), they take a share of the resemblance with them, and the noise of counting
     * dilutes it.
     */
    double autocorrelation() {
        double dispersion = dispersion();
        if (lags == 0 || !(dispersion > 0)) {
            return 0;
        }
        return (lagProduct / dispersion + lagLeverage) / lags * restored();
    }

    /** By how much a resemblance that is seen is multiplied; measured by simulation. */
    double restored() {
        return DILUTION + 2.0 * parameters / used;
    }

    /** What the design alone does to the products of neighbors, for each of them. */
    double lagLeverage() {
        return lags == 0 ? 0 : lagLeverage / lags;
    }
}
