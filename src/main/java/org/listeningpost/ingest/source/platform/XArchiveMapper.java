package org.listeningpost.ingest.source.platform;

import static org.listeningpost.ingest.source.platform.Members.count;
import static org.listeningpost.ingest.source.platform.Members.items;
import static org.listeningpost.ingest.source.platform.Members.require;
import static org.listeningpost.ingest.source.platform.Members.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.Draft;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.ingest.source.RecordMapper;
import org.listeningpost.ingest.source.RecordSink;

/**
 * {@code tweets.js} and {@code deleted-tweets.js} of an account archive, which names no author, and tweets of the older
 * interface, which have the same names.
 */
final class XArchiveMapper implements RecordMapper {
    /** How an archive, which has no retweeted tweet inside, begins what was reposted. */
    private static final String RETWEET = "RT @";

    static boolean isLegacy(JsonNode element) {
        return element.path("tweet").isObject() || element.has("id_str");
    }

    @Override
    public void map(JsonNode element, RecordSink sink) {
        JsonNode tweet = element.path("tweet").isObject() ? element.path("tweet") : element;
        String id = tweet.has("id_str") ? require(tweet, "id_str") : require(tweet, "id");
        if (tweet.has("deleted_at")) {
            sink.deleted(XMapper.PLATFORM, id, false);
            return;
        }
        String first = firstVersion(tweet.path("edit_info"), id);
        String createdAt = text(tweet, "created_at");
        Instant original = first.equals(id) ? null : XMapper.instantOf(first);
        String parent = Members.first(text(tweet, "in_reply_to_status_id_str"), text(tweet, "in_reply_to_status_id"));
        JsonNode retweeted = tweet.path("retweeted_status");
        String words = words(retweeted.isObject() ? retweeted : tweet);
        boolean isShare = retweeted.isObject()
                || Members.isTrue(tweet, "is_quote_status")
                || words != null && words.startsWith(RETWEET);
        sink.post(new Draft(XMapper.PLATFORM, first)
                .kind(isShare ? "share" : parent == null ? "post" : "reply")
                .createdAt(original == null ? createdAt : original.toString())
                .editedAt(original == null ? null : createdAt)
                .author(author(tweet.path("user")))
                .text(words)
                .attachmentText(
                        Members.lines(Members.texts(items(tweet, "extended_entities", "media"), "ext_alt_text")))
                .hashtags(Members.texts(items(tweet, "entities", "hashtags"), "text"))
                .language(text(tweet, "lang"))
                .engagement(
                        count(tweet, "favorite_count"),
                        Members.sum(count(tweet, "retweet_count"), count(tweet, "quote_count")),
                        count(tweet, "reply_count"),
                        null)
                .place(text(tweet, "place", "country_code"), null)
                .conversation(parent, null));
    }

    /** The first version of a tweet, and each later one, tell in different places which the first was. */
    private static String firstVersion(JsonNode edits, String id) {
        List<JsonNode> versions = items(edits, "initial", "editTweetIds");
        if (!versions.isEmpty()) {
            return versions.getFirst().asText(id);
        }
        List<JsonNode> later = items(edits, "edit", "editControlInitial", "editTweetIds");
        String told = text(edits, "edit", "initialTweetId");
        return told != null ? told : later.isEmpty() ? id : later.getFirst().asText(id);
    }

    private static @Nullable String words(JsonNode tweet) {
        return Members.first(
                text(tweet, "extended_tweet", "full_text"),
                Members.first(text(tweet, "full_text"), text(tweet, "text")));
    }

    private static RawAuthor author(JsonNode user) {
        if (!user.isObject()) {
            return RawAuthor.UNKNOWN;
        }
        return new RawAuthor(
                user.has("id_str") ? text(user, "id_str") : text(user, "id"),
                text(user, "screen_name"),
                text(user, "name"),
                null,
                null,
                count(user, "followers_count"),
                Members.flag(user, "verified"));
    }
}
