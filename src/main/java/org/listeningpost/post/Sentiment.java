package org.listeningpost.post;

/**
 * Tone of a text.
 *
 * @param label negative, neutral or positive
 * @param score -1..1
 */
public record Sentiment(String label, double score) {}
