package org.listeningpost.ingest.source.platform;

import static org.listeningpost.ingest.source.platform.Members.items;
import static org.listeningpost.ingest.source.platform.Members.require;
import static org.listeningpost.ingest.source.platform.Members.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.Draft;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.ingest.source.RecordMapper;
import org.listeningpost.ingest.source.RecordSink;

/**
 * What Meta's webhooks bring: changes of a page's feed, its ratings, and comments on Instagram. A {@code remove} erases. Reactions and
 * other changes that are no posts are passed over.
 */
final class MetaMapper implements RecordMapper {
    private static final Set<String> POSTS =
            Set.of("comment", "status", "post", "photo", "video", "share", "link", "album", "event", "note");

    @Override
    public void map(JsonNode element, RecordSink sink) {
        String object = require(element, "object");
        for (JsonNode entry : items(element, "entry")) {
            String time = text(entry, "time");
            // Apps with Instagram's own log-in get the one change in place of a list.
            List<JsonNode> changes = entry.has("value") ? List.of(entry) : items(entry, "changes");
            for (JsonNode change : changes) {
                sink.take(change.path("value"), (value, into) -> {
                    if (object.equals("instagram")) {
                        instagram(text(change, "field"), value, time, into);
                    } else if (object.equals("page")) {
                        page(value, time, into);
                    } else {
                        into.rejected("object", "unknown_value", "changes of a page or of Instagram are taken");
                    }
                });
            }
        }
    }

    private static void page(JsonNode value, @Nullable String time, RecordSink sink) {
        String item = text(value, "item");
        String verb = text(value, "verb");
        if (item == null || verb == null) {
            return;
        }
        if (item.equals("rating")) {
            rating(value, verb, time, sink);
            return;
        }
        if (!POSTS.contains(item)) {
            return;
        }
        boolean isComment = item.equals("comment");
        String post = Members.first(text(value, "post_id"), text(value, "open_graph_story_id"));
        String id = isComment ? require(value, "comment_id") : require(value, "post_id");
        switch (verb) {
            // Deliveries may overtake each other.
            case "remove", "delete" -> sink.deleted(FacebookMapper.PLATFORM, id, true);
            case "add", "edited", "edit", "update" -> {
                String parent = text(value, "parent_id");
                boolean isReply = isComment && parent != null && !parent.equals(post);
                String created = Members.first(text(value, "created_time"), time);
                sink.post(new Draft(FacebookMapper.PLATFORM, id)
                        .kind(isReply ? "reply" : isComment ? "comment" : item.equals("share") ? "share" : "post")
                        .createdAt(created)
                        .editedAt(verb.equals("add") ? null : time)
                        .author(FacebookMapper.author(value.path("from")))
                        .text(text(value, "message"))
                        .conversation(isComment ? Members.first(parent, post) : null, post));
            }
            default -> notFinal(sink);
        }
    }

    /** A recommendation of the page; comments on it come as comments. */
    private static void rating(JsonNode value, String verb, @Nullable String time, RecordSink sink) {
        String id = require(value, "open_graph_story_id");
        switch (verb) {
            case "remove", "delete" -> sink.deleted(FacebookMapper.PLATFORM, id, true);
            case "add", "edited", "edit", "update" ->
                sink.post(FacebookMapper.rated(value, id)
                        .createdAt(Members.first(text(value, "created_time"), time))
                        .editedAt(verb.equals("add") ? null : time)
                        .author(new RawAuthor(
                                text(value, "reviewer_id"),
                                null,
                                text(value, "reviewer_name"),
                                null,
                                null,
                                null,
                                null)));
            default -> notFinal(sink);
        }
    }

    private static void notFinal(RecordSink sink) {
        sink.rejected("verb", "notice_not_final", "the change can be taken back: nothing is changed by it");
    }

    private static void instagram(@Nullable String field, JsonNode value, @Nullable String time, RecordSink sink) {
        if (field == null || !field.contains("comments")) {
            return;
        }
        String id = require(value, "id");
        String verb = text(value, "verb");
        if (verb != null && verb.equals("remove")) {
            sink.deleted(InstagramMapper.PLATFORM, id, true);
            return;
        }
        String media = text(value, "media", "id");
        String parent = text(value, "parent_id");
        sink.post(new Draft(InstagramMapper.PLATFORM, id)
                .kind(parent == null ? "comment" : "reply")
                .createdAt(Members.first(text(value, "timestamp"), time))
                .author(FacebookMapper.author(value.path("from")))
                .text(text(value, "text"))
                .conversation(Members.first(parent, media), media));
    }
}
