package org.listeningpost.ingest.source;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.post.Kind;

/** Understands what other systems call a kind of post. */
public final class KindWords {
    private static final Map<String, Kind> WORDS = Map.ofEntries(
            Map.entry("tweet", Kind.POST),
            Map.entry("status", Kind.POST),
            Map.entry("submission", Kind.POST),
            Map.entry("story", Kind.POST),
            Map.entry("article", Kind.POST),
            Map.entry("video", Kind.POST),
            Map.entry("photo", Kind.POST),
            Map.entry("retweet", Kind.SHARE),
            Map.entry("repost", Kind.SHARE),
            Map.entry("reblog", Kind.SHARE),
            Map.entry("quote", Kind.SHARE),
            Map.entry("answer", Kind.REPLY),
            Map.entry("rating", Kind.REVIEW),
            Map.entry("survey", Kind.SURVEY_ANSWER),
            Map.entry("dm", Kind.MESSAGE));

    private KindWords() {}

    public static @Nullable Kind of(String sent) {
        String name = keyword(sent);
        return Kind.of(name).orElse(WORDS.get(name));
    }

    /** A name as ours are written. */
    public static String keyword(String sent) {
        return sent.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }
}
