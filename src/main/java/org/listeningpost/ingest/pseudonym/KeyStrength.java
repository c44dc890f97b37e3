package org.listeningpost.ingest.pseudonym;

import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Config;

/**
 * Refuses keys that somebody typed instead of drawing them. It cannot prove that a key is random; it knows the shapes that
 * people choose when they are asked for many characters.
 */
final class KeyStrength {
    private static final int CHARACTERS_MIN = Config.PSEUDONYM_KEY_CHARACTERS_MIN;
    private static final int DIFFERENT_MIN = 8;

    private KeyStrength() {}

    /** Why this is no key; null when nothing speaks against it. Tells nothing of the key. */
    static @Nullable String weakness(String key) {
        if (key.length() < CHARACTERS_MIN) {
            return "has fewer than " + CHARACTERS_MIN + " characters";
        }
        if (key.chars().distinct().count() < DIFFERENT_MIN) {
            return "has fewer than " + DIFFERENT_MIN + " different characters";
        }
        if (isRepetition(key)) {
            return "repeats itself";
        }
        if (steps(key) * 2 > key.length()) {
            return "counts up or down";
        }
        return null;
    }

    private static boolean isRepetition(String key) {
        for (int period = 1; period <= key.length() / 2; period++) {
            if (key.regionMatches(period, key, 0, key.length() - period)) {
                return true;
            }
        }
        return false;
    }

    /** Characters that only follow the one before, as in abcd, 9876 or aaaa. */
    private static int steps(String key) {
        int steps = 0;
        for (int i = 1; i < key.length(); i++) {
            steps += Math.abs(key.charAt(i) - key.charAt(i - 1)) <= 1 ? 1 : 0;
        }
        return steps;
    }
}
