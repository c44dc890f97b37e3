package org.listeningpost.ingest.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was sent, in our field names: the only type that may hold personal data. It has no useful
 * {@code toString}, so that it cannot reach a log by accident.
 *
 * @param position 0-based place in the request or file, for the account
 * @param ratingMax the scale of the rating (5 stars: 5); null where the rating is already 0..1
 */
public record RawPost(
        long position,
        @Nullable String platform,
        @Nullable String nativeId,
        @Nullable String kind,
        @Nullable String createdAt,
        @Nullable String editedAt,
        RawAuthor author,
        @Nullable String text,
        @Nullable String title,
        @Nullable String attachmentText,
        List<String> hashtags,
        @Nullable String languageHint,
        RawEngagement engagement,
        @Nullable Double rating,
        @Nullable Double ratingMax,
        RawPlace place,
        @Nullable String inReplyTo,
        @Nullable String thread) {

    /** The same at another place, where several streams are numbered through. */
    public RawPost at(long place) {
        return new RawPost(
                place,
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
                languageHint,
                engagement,
                rating,
                ratingMax,
                place(),
                inReplyTo,
                thread);
    }

    /** Who wrote it: everything here is taken out or turned into a pseudonym. */
    public record RawAuthor(
            @Nullable String id,
            @Nullable String handle,
            @Nullable String displayName,
            @Nullable String profileUrl,
            @Nullable String kind,
            @Nullable Long followers,
            @Nullable Boolean verified) {
        public static final RawAuthor UNKNOWN = new RawAuthor(null, null, null, null, null, null, null);

        @Override
        public String toString() {
            return "RawAuthor";
        }
    }

    /** Counts as sent; null where absent. */
    public record RawEngagement(
            @Nullable Long likes,
            @Nullable Long shares,
            @Nullable Long comments,
            @Nullable Long views) {
        public static final RawEngagement NONE = new RawEngagement(null, null, null, null);
    }

    /** Place as sent: free text or codes. */
    public record RawPlace(
            @Nullable String country,
            @Nullable String region,
            @Nullable String postalCode) {
        public static final RawPlace UNKNOWN = new RawPlace(null, null, null);

        @Override
        public String toString() {
            return "RawPlace";
        }
    }

    @Override
    public String toString() {
        return "RawPost[" + position + "]";
    }
}
