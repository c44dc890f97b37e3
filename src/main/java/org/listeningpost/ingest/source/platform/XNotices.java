package org.listeningpost.ingest.source.platform;

import static org.listeningpost.ingest.source.platform.Members.items;
import static org.listeningpost.ingest.source.platform.Members.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.listeningpost.ingest.source.RecordSink;

/**
 * What X says of tweets and accounts that are gone: the compliance streams of version 2, results of batch compliance jobs, the
 * older stream, and tweets that a look-up does not find.
 */
final class XNotices {
    /**
     * Whoever left, closed the account to strangers, or was locked out: X asks that what they wrote is suppressed or deleted, and
     * what is stored here cannot be suppressed for a while.
     */
    private static final List<String> ACCOUNT_GONE = List.of("user_delete", "user_protect", "user_suspend");

    /** Tweets that were taken out of public view; X may take that back, too. */
    private static final String DROP = "drop";

    private static final List<String> WITHHELD = List.of("withheld", "status_withheld", "user_withheld");
    /** Stand in place of a country for all of them. */
    private static final Set<String> EVERYWHERE = Set.of("XX", "XY");

    /** Events that take something back, or that nothing is erased by: they are told, not acted upon. */
    private static final Set<String> NOT_FINAL = Set.of(
            "undrop",
            "tweet_edit",
            "scrub_geo",
            "user_undelete",
            "user_unprotect",
            "user_unsuspend",
            "user_profile_modification");

    boolean isNotice(JsonNode element) {
        return element.path("delete").isObject()
                || element.path("tweet_delete").isObject()
                || element.has("action") && element.has("id") && !element.has("text")
                || !element.has("text")
                        && Stream.of(List.of(DROP), ACCOUNT_GONE, WITHHELD, NOT_FINAL)
                                .flatMap(Collection::stream)
                                .anyMatch(element::has);
    }

    void map(JsonNode notice, RecordSink sink) {
        for (String event : List.of("delete", "tweet_delete")) {
            JsonNode body = notice.path(event);
            if (body.isObject()) {
                sink.deleted(XMapper.PLATFORM, tweet(body), true);
                return;
            }
        }
        if (notice.path("action").asText().equals("delete")) {
            // Results of a job speak only of ids that were uploaded, so of what is here already. Whether these were of
            // tweets or of users, they do not say.
            sink.eitherGone(XMapper.PLATFORM, require(notice, "id"));
            return;
        }
        if (notice.path(DROP).isObject()) {
            sink.deleted(XMapper.PLATFORM, tweet(notice.path(DROP)), false);
            return;
        }
        for (String event : ACCOUNT_GONE) {
            if (notice.path(event).isObject()) {
                sink.accountGone(XMapper.PLATFORM, account(notice.path(event)));
                return;
            }
        }
        for (String event : WITHHELD) {
            if (notice.path(event).isObject()) {
                withheld(event, notice.path(event), sink);
                return;
            }
        }
        sink.rejected(
                "record",
                "notice_not_final",
                "nothing is erased by a notice of this kind; where something has to go, erase it by the id of post or author");
    }

    private static void withheld(String event, JsonNode body, RecordSink sink) {
        boolean isEverywhere =
                items(body, "withheld_in_countries").stream().anyMatch(country -> EVERYWHERE.contains(country.asText()))
                        || items(body, "user", "withheld_in_countries").stream()
                                .anyMatch(country -> EVERYWHERE.contains(country.asText()));
        if (!isEverywhere) {
            sink.rejected(
                    "record",
                    "withheld_in_countries",
                    "it is withheld in some countries, which posts here do not know; where it has to go, erase it by the id of"
                            + " post or author");
        } else if (event.equals("user_withheld")) {
            sink.accountGone(XMapper.PLATFORM, account(body));
        } else {
            sink.deleted(XMapper.PLATFORM, tweet(body), false);
        }
    }

    /** Version 2 has the tweet's id in an object of that name; the older stream in one named status, or beside its time. */
    private static String tweet(JsonNode body) {
        JsonNode tweet = body.path("tweet").isObject()
                ? body.path("tweet")
                : body.path("status").isObject() ? body.path("status") : body;
        return tweet.has("id_str") ? require(tweet, "id_str") : require(tweet, "id");
    }

    /** Version 2 has the user's id in an object; the older stream beside its time, or in an object, too. */
    private static String account(JsonNode body) {
        JsonNode user = body.path("user").isObject() ? body.path("user") : body;
        return user.has("id_str") ? require(user, "id_str") : require(user, "id");
    }

    /** Of a look-up by ids: what is not there any more is gone here, too. */
    void missing(JsonNode error, RecordSink sink) {
        boolean isTweet = error.path("resource_type").asText().equals("tweet");
        if (isTweet && error.path("type").asText().endsWith("/resource-not-found")) {
            sink.deleted(XMapper.PLATFORM, require(error, "resource_id"), false);
        }
    }
}
