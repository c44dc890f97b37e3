package org.listeningpost.post;

/**
 * The language of a text.
 *
 * @param tag BCP 47; {@code und} where unsure
 * @param confidence 0..1
 */
public record Language(String tag, double confidence) {
    public static final Language UNDETERMINED = new Language("und", 0);
}
