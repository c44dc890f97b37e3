package org.listeningpost.ingest.source.platform;

import static org.listeningpost.ingest.source.platform.Members.count;
import static org.listeningpost.ingest.source.platform.Members.items;
import static org.listeningpost.ingest.source.platform.Members.require;
import static org.listeningpost.ingest.source.platform.Members.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.Draft;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.ingest.source.RecordMapper;
import org.listeningpost.ingest.source.RecordSink;

/** Bluesky: commits of Jetstream, and posts as the application's interface gives them out, alone, in feeds and in threads. */
final class BlueskyMapper implements RecordMapper {
    private static final String PLATFORM = "bluesky";
    private static final String POSTS = "app.bsky.feed.post";
    private static final long MICROS_A_MILLI = 1_000;
    /** Of an account that is not active: its server has trouble, and nobody decided anything. */
    private static final Set<String> OUT_OF_ORDER = Set.of("desynchronized", "throttled");

    @Override
    public void map(JsonNode element, RecordSink sink) {
        if (element.has("did") && element.has("kind")) {
            jetstream(element, sink);
        } else if (element.path("thread").isObject()) {
            JsonNode thread = element.path("thread");
            view(thread, sink);
            // What it answers, and what that answers.
            for (JsonNode each = thread.path("parent"); each.isObject(); each = each.path("parent")) {
                sink.take(each, BlueskyMapper::view);
            }
        } else {
            view(element, sink);
        }
    }

    private static void jetstream(JsonNode event, RecordSink sink) {
        JsonNode account = event.path("account");
        if (event.path("kind").asText().equals("account")
                && account.path("active").isBoolean()) {
            if (!account.path("active").asBoolean()
                    && !OUT_OF_ORDER.contains(account.path("status").asText())) {
                sink.accountGone(PLATFORM, require(event, "did"));
            }
            return;
        }
        JsonNode commit = event.path("commit");
        boolean isPost = event.path("kind").asText().equals("commit")
                && commit.path("collection").asText().equals(POSTS);
        if (!isPost) {
            return; // likes, follows, and accounts that changed their name
        }
        String did = require(event, "did");
        String uri = "at://" + did + "/" + POSTS + "/" + require(commit, "rkey");
        String operation = require(commit, "operation");
        if (operation.equals("delete")) {
            sink.deleted(PLATFORM, uri, false);
            return;
        }
        Draft draft =
                draft(uri, commit.path("record"), null).author(new RawAuthor(did, null, null, null, null, null, null));
        if (operation.equals("update")) {
            Long micros = count(event, "time_us");
            draft.editedAt(micros == null ? null : Long.toString(micros / MICROS_A_MILLI));
        }
        sink.post(draft);
    }

    /** A post, an entry of a feed around a post, or a branch of a thread. */
    private static void view(JsonNode view, RecordSink sink) {
        if (Members.isTrue(view, "notFound")) {
            sink.deleted(PLATFORM, require(view, "uri"), false);
            return;
        }
        JsonNode post = view.path("post").isObject() ? view.path("post") : view;
        if (Members.isTrue(view, "blocked")) {
            sink.rejected("blocked", "not_public", "the post is hidden from the account that asked");
            return;
        }
        sink.take(
                post,
                (each, into) -> into.post(draft(require(each, "uri"), each.path("record"), text(each, "indexedAt"))
                        .author(author(each.path("author")))
                        .engagement(
                                count(each, "likeCount"),
                                Members.sum(count(each, "repostCount"), count(each, "quoteCount")),
                                count(each, "replyCount"),
                                null)));
        for (JsonNode reply : items(view, "replies")) {
            sink.take(reply, BlueskyMapper::view);
        }
    }

    private static Draft draft(String uri, JsonNode record, @Nullable String indexedAt) {
        String parent = text(record, "reply", "parent", "uri");
        JsonNode embed = record.path("embed");
        boolean isQuote = embed.path("$type").asText().startsWith("app.bsky.embed.record");
        List<JsonNode> languages = items(record, "langs");
        String root = text(record, "reply", "root", "uri");
        return new Draft(PLATFORM, uri)
                .kind(parent != null ? "reply" : isQuote ? "share" : "post")
                .createdAt(Members.first(text(record, "createdAt"), indexedAt))
                .text(text(record, "text"))
                .attachmentText(altTexts(embed))
                .hashtags(hashtags(record))
                .language(languages.size() == 1 ? languages.getFirst().asText() : null)
                .conversation(parent, root == null ? uri : root);
    }

    private static RawAuthor author(JsonNode author) {
        return new RawAuthor(
                text(author, "did"), text(author, "handle"), text(author, "displayName"), null, null, null, null);
    }

    private static @Nullable String altTexts(JsonNode embed) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : new JsonNode[] {embed, embed.path("media")}) {
            texts.addAll(Members.texts(items(each, "images"), "alt"));
            for (String alt : new String[] {
                text(each, "alt"), text(each, "external", "title"), text(each, "external", "description")
            }) {
                if (alt != null && !alt.isBlank()) {
                    texts.add(alt);
                }
            }
        }
        return Members.lines(texts);
    }

    private static List<String> hashtags(JsonNode record) {
        List<String> tags = new ArrayList<>();
        items(record, "tags").forEach(tag -> tags.add(tag.asText()));
        for (JsonNode facet : items(record, "facets")) {
            tags.addAll(Members.texts(items(facet, "features"), "tag"));
        }
        return tags;
    }
}
