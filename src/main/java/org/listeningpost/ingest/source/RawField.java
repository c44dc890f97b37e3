package org.listeningpost.ingest.source;

import java.util.List;

/**
 * A field of {@link RawPost} and the flat names under which other systems export it. Of two names in one record the
 * earlier in the list wins. {@code source} and {@code label} are deliberately nobody's synonym: data sets use them for
 * their own bookkeeping.
 */
enum RawField {
    PLATFORM("platform", Type.TEXT, "network", "social_network", "channel"),
    ID("id", Type.TOKEN, "native_id", "post_id", "id_str", "tweet_id", "status_id", "message_id", "comment_id"),
    KIND("kind", Type.TEXT, "post_type"),
    CREATED_AT(
            "created_at",
            Type.TOKEN,
            "ts",
            "timestamp",
            "date",
            "datetime",
            "created",
            "created_time",
            "created_utc",
            "published_at",
            "posted_at",
            "publish_date",
            "date_created",
            "time"),
    EDITED_AT("edited_at", Type.TOKEN, "updated_at", "modified_at", "last_modified"),
    AUTHOR_ID("author.id", Type.TOKEN, "author_id", "user_id", "from_id", "account_id"),
    AUTHOR_HANDLE(
            "author.handle",
            Type.TEXT,
            "author_handle",
            "handle",
            "author",
            "screen_name",
            "username",
            "user_name",
            "author_username",
            "user_screen_name",
            "user",
            "account"),
    AUTHOR_NAME("author.name", Type.TEXT, "author_name", "display_name", "full_name", "from_name", "name"),
    AUTHOR_URL("author.url", Type.TEXT, "author_url", "profile_url", "user_url"),
    AUTHOR_KIND("author.kind", Type.TEXT, "author_kind", "author_type"),
    AUTHOR_FOLLOWERS(
            "author.followers",
            Type.COUNT,
            "author_followers",
            "followers",
            "followers_count",
            "follower_count",
            "user_followers"),
    AUTHOR_VERIFIED("author.verified", Type.FLAG, "author_verified", "verified", "is_verified", "user_verified"),
    TEXT(
            "text",
            Type.TEXT,
            "body",
            "message",
            "content",
            "full_text",
            "post_text",
            "tweet",
            "tweet_text",
            "comment_text",
            "review_text",
            "selftext",
            "caption",
            "comment",
            "review",
            "post"),
    TITLE("title", Type.TEXT, "subject", "headline"),
    ATTACHMENT_TEXT("attachment_text", Type.TEXT, "alt_text", "ocr_text", "transcript"),
    HASHTAGS("hashtags", Type.LIST, "hashtag", "tags"),
    LANGUAGE("lang", Type.TEXT, "language", "language_code", "locale"),
    LIKES(
            "engagement.likes",
            Type.COUNT,
            "likes",
            "like_count",
            "likes_count",
            "favorite_count",
            "favorites",
            "reactions",
            "upvotes"),
    SHARES(
            "engagement.shares",
            Type.COUNT,
            "shares",
            "share_count",
            "shares_count",
            "retweet_count",
            "retweets",
            "reposts",
            "repost_count"),
    COMMENTS(
            "engagement.comments",
            Type.COUNT,
            "comments",
            "comment_count",
            "comments_count",
            "num_comments",
            "reply_count",
            "replies"),
    VIEWS("engagement.views", Type.COUNT, "views", "view_count", "impressions", "impression_count", "play_count"),
    RATING("rating", Type.NUMBER, "stars", "star_rating"),
    RATING_MAX("rating_max", Type.NUMBER, "max_rating", "rating_scale"),
    COUNTRY("place.country", Type.TEXT, "country", "country_code"),
    REGION("place.region", Type.TEXT, "region", "state", "province"),
    POSTAL_CODE("place.postal_code", Type.TOKEN, "postal_code", "zip", "zip_code", "zipcode", "postcode"),
    IN_REPLY_TO(
            "in_reply_to",
            Type.TOKEN,
            "in_reply_to_id",
            "in_reply_to_status_id",
            "in_reply_to_status_id_str",
            "reply_to",
            "parent_id"),
    THREAD("thread", Type.TOKEN, "thread_id", "conversation_id", "root_id");

    /** What may stand in a field. A token is a text that many systems write as a number. */
    enum Type {
        TEXT,
        TOKEN,
        COUNT,
        NUMBER,
        FLAG,
        LIST;

        String expected() {
            return switch (this) {
                case TEXT -> "a string";
                case TOKEN -> "a string or a number";
                case COUNT -> "a whole number";
                case NUMBER -> "a number";
                case FLAG -> "true or false";
                case LIST -> "a list of strings";
            };
        }
    }

    private final String canonical;
    private final Type type;
    private final List<String> synonyms;

    RawField(String canonical, Type type, String... synonyms) {
        this.canonical = canonical;
        this.type = type;
        this.synonyms = List.of(synonyms);
    }

    /** Our name, as in the JSON shape; a dot stands for nesting. */
    String canonical() {
        return canonical;
    }

    Type type() {
        return type;
    }

    List<String> synonyms() {
        return synonyms;
    }
}
