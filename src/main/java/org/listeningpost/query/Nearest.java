package org.listeningpost.query;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Guesses what a mistyped name was meant to be. */
public final class Nearest {
    /** Of two letters one edit leaves one. */
    private static final int LENGTH_MIN = 3;

    private static final int LENGTH_MAX = 40;
    /** {@code hashtag} begins like {@code has} and has nothing to do with it. */
    private static final int STEM_MIN = 4;

    private Nearest() {}

    /**
     * The candidate that begins like the word or lies within a third of its length in edits, capitals or not; null for none.
     */
    public static @Nullable String to(String typed, Collection<String> candidates) {
        String word = typed.toLowerCase(Locale.ROOT);
        if (word.length() < LENGTH_MIN || word.length() > LENGTH_MAX) {
            return null;
        }
        String best = null;
        int bestDistance = Math.min(word.length(), 9) / 3 + 1;
        for (String candidate : candidates) {
            int distance = distance(word, candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        if (best != null) {
            return best;
        }
        return candidates.stream()
                .filter(candidate -> beginAlike(word, candidate.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    private static boolean beginAlike(String word, String candidate) {
        return candidate.startsWith(word) || candidate.length() >= STEM_MIN && word.startsWith(candidate);
    }

    /** Edits, a swap of neighbors counting as one. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
