package org.listeningpost.http;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Random ids that are short enough to be typed in a query, such as {@code narrative:n4k2...}. Thread-safe. */
public final class ShortIds {
    private static final int CHARACTERS = 10;

    private final char first;
    private final RandomGenerator random = new SecureRandom();

    /** @param first letter of them all, which tells what they are ids of */
    public ShortIds(char first) {
        this.first = first;
    }

    public String next() {
        StringBuilder id = new StringBuilder().append(first);
        for (int i = 0; i < CHARACTERS; i++) {
            id.append(Character.forDigit(random.nextInt(Character.MAX_RADIX), Character.MAX_RADIX));
        }
        return id.toString();
    }
}
