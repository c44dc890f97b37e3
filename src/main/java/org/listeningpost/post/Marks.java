package org.listeningpost.post;

import java.util.List;

/**
 * What stands in a text besides words, in canonical form.
 *
 * @param hashtags folded, without #
 * @param mentions allow-listed accounts as they are, all others as pseudonyms; without @
 * @param urls only of allow-listed publishers, without query; all others are redacted
 * @param domains registrable or host names of allow-listed publishers
 */
public record Marks(
        List<String> hashtags, List<String> mentions, List<String> urls, List<String> domains, List<String> emoji) {
    public static final Marks NONE = new Marks(List.of(), List.of(), List.of(), List.of(), List.of());

    public Marks {
        hashtags = List.copyOf(hashtags);
        mentions = List.copyOf(mentions);
        urls = List.copyOf(urls);
        domains = List.copyOf(domains);
        emoji = List.copyOf(emoji);
    }
}
