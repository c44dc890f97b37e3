package org.listeningpost.ingest.normalize;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.KindWords;
import org.listeningpost.post.AuthorKind;
import org.listeningpost.post.Platform;

/** Understands the names that other systems give to platforms, author kinds and languages. */
public final class Names {
    private static final Map<String, Platform> PLATFORMS = Map.ofEntries(
            Map.entry("twitter", Platform.X),
            Map.entry("x.com", Platform.X),
            Map.entry("twitter.com", Platform.X),
            Map.entry("fb", Platform.FACEBOOK),
            Map.entry("ig", Platform.INSTAGRAM),
            Map.entry("insta", Platform.INSTAGRAM),
            Map.entry("yt", Platform.YOUTUBE),
            Map.entry("google", Platform.GOOGLE_REVIEWS),
            Map.entry("google_review", Platform.GOOGLE_REVIEWS),
            Map.entry("google_maps", Platform.GOOGLE_REVIEWS),
            Map.entry("googlereviews", Platform.GOOGLE_REVIEWS),
            Map.entry("bsky", Platform.BLUESKY),
            Map.entry("surveys", Platform.SURVEY),
            Map.entry("forums", Platform.FORUM));
    private static final Map<String, AuthorKind> AUTHOR_KINDS = Map.of(
            "person", AuthorKind.PERSON,
            "user", AuthorKind.PERSON,
            "individual", AuthorKind.PERSON,
            "organisation", AuthorKind.ORGANISATION,
            "organization", AuthorKind.ORGANISATION,
            "business", AuthorKind.ORGANISATION,
            "company", AuthorKind.ORGANISATION,
            "media", AuthorKind.MEDIA,
            "news", AuthorKind.MEDIA);
    private static final Map<String, String> LANGUAGES = Map.of(
            "english", "en",
            "spanish", "es",
            "espa\u00f1ol", "es",
            "espanol", "es",
            "castellano", "es",
            "iw", "he",
            "in", "id",
            "ji", "yi");

    private Names() {}

    public static @Nullable Platform platform(String sent) {
        String name = KindWords.keyword(sent);
        return Platform.of(name).orElse(PLATFORMS.get(name));
    }

    /** Official is not to be had by asking: only the allow-list makes an account official. */
    static AuthorKind authorKind(@Nullable String sent) {
        return sent == null ? AuthorKind.PERSON : AUTHOR_KINDS.getOrDefault(KindWords.keyword(sent), AuthorKind.PERSON);
    }

    /** The primary language of a BCP 47 tag or a name; null where it names none, as X's {@code und} and {@code qht}. */
    public static @Nullable String language(@Nullable String sent) {
        if (sent == null) {
            return null;
        }
        String name = sent.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        String known = LANGUAGES.get(name);
        if (known != null) {
            return known;
        }
        boolean isCode =
                (name.length() == 2 || name.length() == 3) && name.chars().allMatch(c -> c >= 'a' && c <= 'z');
        boolean isSpecial = name.equals("und") || name.equals("zxx") || name.equals("mul") || name.equals("mis");
        boolean isPrivate = name.length() == 3 && name.charAt(0) == 'q';
        return isCode && !isSpecial && !isPrivate ? name : null;
    }
}
