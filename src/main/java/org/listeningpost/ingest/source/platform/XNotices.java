package org.listeningpost.ingest.source.platform;

import static org.listeningpost.ingest.source.platform.Members.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.listeningpost.ingest.source.RecordSink;

/**
 * What X says of tweets that are gone: the compliance stream of version 2, results of batch compliance jobs, the older
 * stream, and tweets that a look-up does not find.
 */
final class XNotices {
    /** Events that may be taken back, or that speak of whole accounts: they are told, not acted upon. */
    private static final Set<String> NOT_FINAL = Set.of(
            "drop",
            "undrop",
            "withheld",
            "status_withheld",
            "tweet_edit",
            "scrub_geo",
            "user_delete",
            "user_undelete",
            "user_protect",
            "user_unprotect",
            "user_suspend",
            "user_unsuspend",
            "user_profile_modification",
            "user_withheld");

    boolean isNotice(JsonNode element) {
        return element.path("delete").isObject()
                || element.path("tweet_delete").isObject()
                || element.has("action") && element.has("id") && !element.has("text")
                || NOT_FINAL.stream().anyMatch(element::has) && !element.has("text");
    }

    void map(JsonNode notice, RecordSink sink) {
        for (String event : List.of("delete", "tweet_delete")) {
            JsonNode body = notice.path(event);
            if (body.isObject()) {
                JsonNode tweet = body.path("tweet").isObject() ? body.path("tweet") : body.path("status");
                sink.deleted(
                        XMapper.PLATFORM, tweet.has("id_str") ? require(tweet, "id_str") : require(tweet, "id"), true);
                return;
            }
        }
        if (notice.path("action").asText().equals("delete")) {
            // Results of a job speak only of ids that were uploaded, so of posts that are here already.
            sink.deleted(XMapper.PLATFORM, require(notice, "id"), false);
            return;
        }
        sink.rejected(
                "record",
                "notice_not_final",
                "the notice can be taken back or speaks of an account: nothing is erased by it; erase posts by their id");
    }

    /** Of a look-up by ids: what is not there any more is gone here, too. */
    void missing(JsonNode error, RecordSink sink) {
        boolean isTweet = error.path("resource_type").asText().equals("tweet");
        if (isTweet && error.path("type").asText().endsWith("/resource-not-found")) {
            sink.deleted(XMapper.PLATFORM, require(error, "resource_id"), false);
        }
    }
}
