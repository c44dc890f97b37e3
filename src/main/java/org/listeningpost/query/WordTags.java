package org.listeningpost.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.listeningpost.post.Hashtags;

/** Which hashtags a plain word finds, besides itself in a text. */
public final class WordTags {
    private static final Pattern AROUND_TAG = Pattern.compile("^[^\\p{L}\\p{N}_]+|[^\\p{L}\\p{N}_]+$");
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{M}\\p{N}_]+");

    private WordTags() {}

    /** Canonical, without #; empty for words joined by punctuation, which no hashtag can be. */
    public static Set<String> of(String word) {
        Set<String> tags = new LinkedHashSet<>();
        String bare = AROUND_TAG.matcher(word).replaceAll("");
        if (TAG.matcher(bare).matches()) {
            tags.add(Hashtags.canonical(bare));
        }
        List<String> folded = Folding.words(word);
        if (folded.size() == 1) {
            tags.add(folded.getFirst());
        }
        return tags;
    }
}
