package org.listeningpost.ingest.source.platform;

import static org.listeningpost.ingest.source.platform.Members.count;
import static org.listeningpost.ingest.source.platform.Members.flag;
import static org.listeningpost.ingest.source.platform.Members.items;
import static org.listeningpost.ingest.source.platform.Members.require;
import static org.listeningpost.ingest.source.platform.Members.sum;
import static org.listeningpost.ingest.source.platform.Members.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.Draft;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.ingest.source.RecordMapper;
import org.listeningpost.ingest.source.RecordSink;

/**
 * X API v2: a page of tweets with its {@code includes}, a single tweet, a tweet with its author inside, and what the
 * compliance interfaces say of tweets that are gone. All versions of an edited tweet are one post, under the id of the first.
 */
final class XMapper implements RecordMapper {
    static final String PLATFORM = "x";
    /** When X began to count milliseconds in the upper bits of its ids. */
    private static final long SNOWFLAKE_EPOCH_MILLIS = 1_288_834_974_657L;

    private static final int SNOWFLAKE_SHIFT = 22;

    private final XNotices notices = new XNotices();
    private final XArchiveMapper archive = new XArchiveMapper();

    /** What a page tells beside its tweets, by id. */
    private record Includes(
            Map<String, JsonNode> users,
            Map<String, JsonNode> tweets,
            Map<String, JsonNode> media,
            Map<String, JsonNode> places) {
        static Includes of(JsonNode page) {
            JsonNode includes = page.path("includes");
            return new Includes(
                    byId(includes, "users", "id"),
                    byId(includes, "tweets", "id"),
                    byId(includes, "media", "media_key"),
                    byId(includes, "places", "id"));
        }

        private static Map<String, JsonNode> byId(JsonNode includes, String list, String key) {
            Map<String, JsonNode> byId = new HashMap<>();
            for (JsonNode each : items(includes, list)) {
                byId.put(each.path(key).asText(), each);
            }
            return byId;
        }

        @Override
        public String toString() {
            return "Includes";
        }
    }

    @Override
    public void map(JsonNode element, RecordSink sink) {
        if (notices.isNotice(element)) {
            notices.map(element, sink);
            return;
        }
        JsonNode data = element.path("data");
        if (notices.isNotice(data)) {
            notices.map(data, sink);
        } else if (data.isArray() || data.isObject() || element.has("errors") || element.has("meta")) {
            Includes includes = Includes.of(element);
            List<JsonNode> tweets =
                    data.isArray() ? items(element, "data") : data.isObject() ? List.of(data) : List.of();
            for (JsonNode tweet : tweets) {
                sink.take(tweet, (each, into) -> tweet(each, includes, into));
            }
            for (JsonNode error : items(element, "errors")) {
                notices.missing(error, sink);
            }
        } else if (XArchiveMapper.isLegacy(element)) {
            archive.map(element, sink);
        } else {
            tweet(element, Includes.of(element), sink);
        }
    }

    private static void tweet(JsonNode tweet, Includes includes, RecordSink sink) {
        String id = require(tweet, "id");
        List<JsonNode> history = items(tweet, "edit_history_tweet_ids");
        String first = history.isEmpty() ? id : history.getFirst().asText(id);
        String createdAt = text(tweet, "created_at");
        Instant original = first.equals(id) ? null : instantOf(first);
        Draft draft = new Draft(PLATFORM, first)
                .createdAt(original == null ? createdAt : original.toString())
                .editedAt(original == null ? null : createdAt)
                .author(author(tweet, includes))
                .text(words(tweet, includes))
                .attachmentText(altTexts(tweet, includes))
                .hashtags(Members.texts(items(tweet, "entities", "hashtags"), "tag"))
                .language(text(tweet, "lang"))
                .engagement(
                        count(tweet, "public_metrics", "like_count"),
                        sum(
                                count(tweet, "public_metrics", "retweet_count"),
                                count(tweet, "public_metrics", "quote_count")),
                        count(tweet, "public_metrics", "reply_count"),
                        count(tweet, "public_metrics", "impression_count"))
                .place(country(tweet, includes), null)
                .conversation(referenced(tweet, "replied_to"), text(tweet, "conversation_id"));
        sink.post(draft.kind(kind(tweet)));
    }

    private static String kind(JsonNode tweet) {
        if (referenced(tweet, "retweeted") != null || referenced(tweet, "quoted") != null) {
            return "share";
        }
        return referenced(tweet, "replied_to") == null ? "post" : "reply";
    }

    private static @Nullable String referenced(JsonNode tweet, String type) {
        for (JsonNode each : items(tweet, "referenced_tweets")) {
            if (each.path("type").asText().equals(type)) {
                return text(each, "id");
            }
        }
        return null;
    }

    /** Of a repost the words of what was reposted, since its own are cut. */
    private static @Nullable String words(JsonNode tweet, Includes includes) {
        String retweeted = referenced(tweet, "retweeted");
        JsonNode original = retweeted == null ? null : includes.tweets().get(retweeted);
        JsonNode source = original == null ? tweet : original;
        return Members.first(text(source, "note_tweet", "text"), text(source, "text"));
    }

    private static RawAuthor author(JsonNode tweet, Includes includes) {
        String id = text(tweet, "author_id");
        JsonNode user = tweet.path("author").isObject()
                ? tweet.path("author")
                : includes.users().getOrDefault(id == null ? "" : id, MissingNode.getInstance());
        return new RawAuthor(
                id,
                text(user, "username"),
                text(user, "name"),
                null,
                null,
                count(user, "public_metrics", "followers_count"),
                flag(user, "verified"));
    }

    private static @Nullable String altTexts(JsonNode tweet, Includes includes) {
        List<JsonNode> media = items(tweet, "attachments", "media_keys").stream()
                .map(key -> includes.media().getOrDefault(key.asText(), MissingNode.getInstance()))
                .toList();
        return Members.lines(Members.texts(media, "alt_text"));
    }

    private static @Nullable String country(JsonNode tweet, Includes includes) {
        JsonNode place =
                includes.places().get(tweet.path("geo").path("place_id").asText());
        return place == null ? null : text(place, "country_code");
    }

    /** When the tweet with that id was made; null for ids from before they told, and for what is larger than any id. */
    static @Nullable Instant instantOf(String id) {
        if (!id.matches("\\d{15,18}|[1-8]\\d{18}")) {
            return null;
        }
        return Instant.ofEpochMilli((Long.parseLong(id) >> SNOWFLAKE_SHIFT) + SNOWFLAKE_EPOCH_MILLIS);
    }
}
