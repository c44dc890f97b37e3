package org.listeningpost.trend;

import org.jspecify.annotations.Nullable;

/**
 * A share that moved: of a bucket's labeled posts, far more carry the label than before. Compared on the arcsine scale,
 * where a share's spread does not depend on the share; days that differ more than chance widen the bound.
 *
 * @param posts labeled posts of the bucket
 * @param share of them that carries the label
 * @param before the same share in the window
 * @param z standardized difference
 */
public record Turn(double posts, double share, double before, double postsBefore, double dispersion, double z) {
    public static final double LIMIT = 2.81;
    /** A difference that nobody would notice is none, however certain. */
    public static final double CHANGE_MIN = 0.1;

    private static final int BINS_MIN = 7;

    /**
     * Judges one bucket; null where the history is too short.
     *
     * @param labeled how many posts of each bucket have any label
     * @param with how many have the one that is watched
     */
    public static @Nullable Turn judge(Series labeled, Series with, int first, int bin, int reach) {
        int end = bin - Baseline.GUARD;
        int start = Math.max(first, end - reach);
        double posts = 0;
        double carrying = 0;
        for (int i = start; i < end; i++) {
            posts += labeled.count(i);
            carrying += with.count(i);
        }
        if (end - start < BINS_MIN || posts < labeled.count(bin) || labeled.count(bin) == 0) {
            return null;
        }
        double before = (carrying + 0.5) / (posts + 1);
        double dispersion = dispersion(labeled, with, start, end, before);
        double share = with.count(bin) / labeled.count(bin);
        double spread = Math.sqrt(dispersion * (1 / labeled.count(bin) + 1 / posts));
        double z = 2 * (Math.asin(Math.sqrt(share)) - Math.asin(Math.sqrt(before))) / spread;
        return new Turn(labeled.count(bin), share, before, posts, dispersion, z);
    }

    private static double dispersion(Series labeled, Series with, int start, int end, double share) {
        double squares = 0;
        int bins = 0;
        for (int i = start; i < end; i++) {
            double posts = labeled.count(i);
            if (posts > 0) {
                squares += Math.pow(with.count(i) - posts * share, 2) / (posts * share * (1 - share));
                bins++;
            }
        }
        return bins < 2 ? 1 : Math.max(1, squares / (bins - 1));
    }

    public boolean isAlarm(int postsMin) {
        return posts >= postsMin && z > LIMIT && share - before >= CHANGE_MIN;
    }

    public double score() {
        return z / LIMIT;
    }
}
