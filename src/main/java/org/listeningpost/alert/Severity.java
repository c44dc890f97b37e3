package org.listeningpost.alert;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far beyond the bound. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH;

    private static final double MEDIUM_SCORE = 1.5;
    private static final double HIGH_SCORE = 3;

    /** @param score 1 at the bound, 2 twice as far from what was expected */
    static Severity of(double score) {
        return score >= HIGH_SCORE ? HIGH : score >= MEDIUM_SCORE ? MEDIUM : LOW;
    }

    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Severity> of(String keyword) {
        return Arrays.stream(values())
                .filter(severity -> severity.keyword().equals(keyword))
                .findFirst();
    }

    static List<String> keywords() {
        return Arrays.stream(values()).map(Severity::keyword).toList();
    }
}
