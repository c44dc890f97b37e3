package org.listeningpost.ingest.source;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.ingest.source.RawPost.RawEngagement;
import org.listeningpost.ingest.source.RawPost.RawPlace;

/** A record while a mapper fills it in. Whatever is not set is absent. */
public final class Draft {
    private final @Nullable String platform;
    private final String nativeId;
    private @Nullable String kind;
    private @Nullable String createdAt;
    private @Nullable String editedAt;
    private RawAuthor author = RawAuthor.UNKNOWN;
    private @Nullable String text;
    private @Nullable String title;
    private @Nullable String attachmentText;
    private List<String> hashtags = List.of();
    private @Nullable String language;
    private RawEngagement engagement = RawEngagement.NONE;
    private @Nullable Double rating;
    private @Nullable Double ratingMax;
    private RawPlace place = RawPlace.UNKNOWN;
    private @Nullable String inReplyTo;
    private @Nullable String thread;

    /** @param platform null for what the sender says once for all records */
    public Draft(@Nullable String platform, String nativeId) {
        this.platform = platform;
        this.nativeId = nativeId;
    }

    public Draft kind(String value) {
        this.kind = value;
        return this;
    }

    public Draft createdAt(@Nullable String value) {
        this.createdAt = value;
        return this;
    }

    public Draft editedAt(@Nullable String value) {
        this.editedAt = value;
        return this;
    }

    public Draft author(RawAuthor value) {
        this.author = value;
        return this;
    }

    public Draft text(@Nullable String value) {
        this.text = value;
        return this;
    }

    public Draft title(@Nullable String value) {
        this.title = value;
        return this;
    }

    /** What stands in the media: descriptions and captions. */
    public Draft attachmentText(@Nullable String value) {
        this.attachmentText = value;
        return this;
    }

    public Draft hashtags(List<String> value) {
        this.hashtags = List.copyOf(value);
        return this;
    }

    public Draft language(@Nullable String value) {
        this.language = value;
        return this;
    }

    public Draft engagement(
            @Nullable Long likes, @Nullable Long shares, @Nullable Long comments, @Nullable Long views) {
        this.engagement = new RawEngagement(likes, shares, comments, views);
        return this;
    }

    /** @param max the best that can be given */
    public Draft rating(@Nullable Double value, double max) {
        this.rating = value;
        this.ratingMax = value == null ? null : max;
        return this;
    }

    public Draft place(@Nullable String country, @Nullable String region) {
        this.place = new RawPlace(country, region, null);
        return this;
    }

    /** @param parent native id of what is answered; {@code first} of the conversation's first post */
    public Draft conversation(@Nullable String parent, @Nullable String first) {
        this.inReplyTo = parent;
        this.thread = first;
        return this;
    }

    RawPost build(long position) {
        return new RawPost(
                position,
                platform,
                nativeId,
                kind,
                createdAt,
                editedAt,
                author,
                text,
                title,
                attachmentText,
                hashtags,
                language,
                engagement,
                rating,
                ratingMax,
                place,
                inReplyTo,
                thread);
    }

    @Override
    public String toString() {
        return "Draft";
    }
}
