package org.listeningpost.post;

/**
 * Tone of a text.
 *
 * @param label negative, neutral or positive
 * @param score -1..1: how much more likely positive is than negative
 * @param confidence 0..1: probability of the label
 */
public record Sentiment(String label, double score, double confidence) {
    public static final String NEGATIVE = "negative";
    public static final String NEUTRAL = "neutral";
    public static final String POSITIVE = "positive";
}
