package org.listeningpost.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.listeningpost.post.AuthorKind;
import org.listeningpost.post.Hashtags;
import org.listeningpost.query.KeywordField;

/** Fields that a search may filter and count by, under the names of a post and of the query language. */
public enum PostField {
    PLATFORM("platform"),
    KIND("kind"),
    LANGUAGE("language", "lang"),
    SENTIMENT("sentiment.label", "sentiment"),
    TOPICS("topics", "topic"),
    NARRATIVES("narratives", "narrative"),
    FACILITY("facility"),
    CAMPAIGN("campaign"),
    HASHTAGS("hashtags", "hashtag"),
    MENTIONS("mentions", "mention"),
    DOMAINS("domains", "domain"),
    URLS("urls", "url"),
    EMOJI("emoji"),
    AUTHOR("author.key", "author"),
    AUTHOR_KIND("author.kind"),
    COUNTRY("place.country", "country"),
    REGION("place.region", "region"),
    QUESTION("is_question"),
    FINGERPRINT("fingerprint"),
    THREAD("thread"),
    IN_REPLY_TO("in_reply_to"),
    SOURCE("source");

    private final String indexField;
    private final List<String> names;

    PostField(String indexField, String... shorter) {
        this.indexField = indexField;
        this.names =
                Stream.concat(Stream.of(indexField), List.of(shorter).stream()).toList();
    }

    public String indexField() {
        return indexField;
    }

    public static Optional<PostField> of(String name) {
        for (PostField field : values()) {
            if (field.names.contains(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** The field of the query language that asks for the same; empty where there is none. */
    Optional<KeywordField> typed() {
        return Arrays.stream(KeywordField.values())
                .filter(field -> field.indexField().equals(indexField))
                .findFirst();
    }

    /** A value in the form in which the index holds it, as a query brings it. */
    String canonical(String value) {
        return switch (this) {
            case HASHTAGS -> Hashtags.canonical(value);
            case AUTHOR_KIND ->
                AuthorKind.of(value.toLowerCase(Locale.ROOT))
                        .map(AuthorKind::keyword)
                        .orElse(value);
            default -> typed().map(field -> field.canonical(value)).orElse(value);
        };
    }

    /** All values that there are, as the index holds them; empty where the set is open. */
    List<String> closedSet() {
        return switch (this) {
            case AUTHOR_KIND ->
                Arrays.stream(AuthorKind.values()).map(AuthorKind::keyword).toList();
            case QUESTION -> List.of("true", "false");
            default -> typed().map(KeywordField::closedSet).orElse(List.of());
        };
    }

    /** For messages. */
    public static List<String> allNames() {
        return Arrays.stream(values()).map(PostField::indexField).toList();
    }
}
