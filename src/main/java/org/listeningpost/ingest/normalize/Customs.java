package org.listeningpost.ingest.normalize;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a sender writes what can be read in two ways.
 *
 * @param ratingMax the scale of ratings that come without one
 * @param dateOrder of dates in numbers whose year comes last; null means that they are rejected
 */
public record Customs(@Nullable Double ratingMax, @Nullable DateOrder dateOrder) {
    public static final Customs NONE = new Customs(null, null);

    private static final double SCALE_MAX = 1_000_000;

    /** A scale as a sender writes it; empty where it is none. */
    public static Optional<Double> scale(String sent) {
        try {
            double scale = Double.parseDouble(sent);
            return scale > 0 && scale <= SCALE_MAX ? Optional.of(scale) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
