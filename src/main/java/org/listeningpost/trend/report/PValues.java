package org.listeningpost.trend.report;

import java.math.BigDecimal;
import java.math.MathContext;

/** Shows probabilities: one that is small keeps its exponent, and none is nothing. */
final class PValues {
    static final String MEANING = "three digits; 1e-300 stands for that or less";

    private static final double LEAST = 1e-300;
    private static final MathContext DIGITS = new MathContext(3);

    private PValues() {}

    static double shown(double pValue) {
        return Math.max(LEAST, new BigDecimal(pValue).round(DIGITS).doubleValue());
    }
}
