package org.listeningpost.ingest.redact.evaluation;

import java.util.Locale;

/** So many of so many, with its 95 % Wilson interval: a share of few cases is a wide interval, and says so. */
public record Share(long hits, long total) {
    private static final double Z = 1.959964;

    public double value() {
        return total == 0 ? Double.NaN : hits / (double) total;
    }

    public double low() {
        return total == 0 ? Double.NaN : Math.max(0, center() - halfWidth());
    }

    public double high() {
        return total == 0 ? Double.NaN : Math.min(1, center() + halfWidth());
    }

    public Share plus(Share other) {
        return new Share(hits + other.hits, total + other.total);
    }

    /** Recall counts twice as much as precision: a leak is worse than a word too many. */
    public static double f2(Share precision, Share recall) {
        double p = precision.value();
        double r = recall.value();
        return 5 * p * r / (4 * p + r);
    }

    private double center() {
        return (value() + Z * Z / (2.0 * total)) / (1 + Z * Z / total);
    }

    private double halfWidth() {
        double p = value();
        return Z / (1 + Z * Z / total) * Math.sqrt(p * (1 - p) / total + Z * Z / (4.0 * total * total));
    }

    @Override
    public String toString() {
        return total == 0
                ? "-"
                : String.format(Locale.ROOT, "%.4f [%.4f, %.4f] %d/%d", value(), low(), high(), hits, total);
    }
}
