package org.listeningpost.narrative.analysis;

/**
 * One word as the index sees it.
 *
 * @param position counts words; stems share the position of their word
 * @param start inclusive, into the original text, in UTF-16 units
 * @param end exclusive
 */
public record LocalToken(String text, int position, int start, int end) {}
