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

/**
 * Reddit: things of an API listing, a comment with the tree of its replies, and records of dumps, which are the things'
 * data without the wrapping. A text that Reddit replaced by {@code [deleted]} or {@code [removed]} erases what was there.
 */
final class RedditMapper implements RecordMapper {
    private static final String PLATFORM = "reddit";
    private static final String COMMENT = "t1";
    private static final String SUBMISSION = "t3";
    private static final Set<String> GONE =
            Set.of("[deleted]", "[removed]", "[deleted by user]", "[ Removed by Reddit ]");

    @Override
    public void map(JsonNode element, RecordSink sink) {
        if (!element.path("data").isObject()) {
            thing(element, element.has("body") || element.has("link_id") ? COMMENT : SUBMISSION, sink);
            return;
        }
        String kind = require(element, "kind");
        JsonNode data = element.path("data");
        switch (kind) {
            case COMMENT, SUBMISSION -> thing(data, kind, sink);
            case "Listing" -> {
                for (JsonNode child : items(data, "children")) {
                    sink.take(child, this);
                }
            }
            // Stands for comments that are not in this answer, and holds nothing of them.
            case "more" -> {}
            default -> sink.rejected("kind", "unknown_value", "only comments (t1) and submissions (t3) are posts");
        }
    }

    private void thing(JsonNode data, String kind, RecordSink sink) {
        sink.take(data, (each, into) -> {
            if (kind.equals(COMMENT)) {
                comment(each, into);
            } else {
                submission(each, into);
            }
        });
        JsonNode replies = data.path("replies");
        if (replies.isObject()) {
            sink.take(replies, this);
        }
    }

    private static void comment(JsonNode data, RecordSink sink) {
        String id = fullName(data, COMMENT);
        String body = text(data, "body");
        if (body != null && GONE.contains(body.strip())) {
            sink.deleted(PLATFORM, id, false);
            return;
        }
        String parent = text(data, "parent_id");
        String link = text(data, "link_id");
        sink.post(new Draft(PLATFORM, id)
                .kind(parent != null && parent.startsWith(COMMENT + "_") ? "reply" : "comment")
                .createdAt(createdAt(data))
                .editedAt(editedAt(data))
                .author(author(data))
                .text(body)
                .attachmentText(captions(data))
                .engagement(likes(data), null, null, null)
                .conversation(parent, link));
    }

    private static void submission(JsonNode data, RecordSink sink) {
        String id = fullName(data, SUBMISSION);
        String body = text(data, "selftext");
        boolean isGone = body != null && GONE.contains(body.strip()) || text(data, "removed_by_category") != null;
        if (isGone) {
            sink.deleted(PLATFORM, id, false);
            return;
        }
        String crosspost = text(data, "crosspost_parent");
        sink.post(new Draft(PLATFORM, id)
                .kind(crosspost == null ? "post" : "share")
                .createdAt(createdAt(data))
                .editedAt(editedAt(data))
                .author(author(data))
                .title(text(data, "title"))
                .text(body)
                .attachmentText(captions(data))
                .engagement(likes(data), count(data, "num_crossposts"), count(data, "num_comments"), null)
                .conversation(null, id));
    }

    /** Dumps and the API name the same post differently; the name with its kind is the same everywhere. */
    private static String fullName(JsonNode data, String kind) {
        String name = text(data, "name");
        if (name != null && name.startsWith(kind + "_")) {
            return name;
        }
        String id = require(data, "id");
        return id.startsWith(kind + "_") ? id : kind + "_" + id;
    }

    private static @Nullable String createdAt(JsonNode data) {
        return Members.first(text(data, "created_utc"), text(data, "created"));
    }

    /** False where it was never edited, otherwise the time; true in records from before the time was kept. */
    private static @Nullable String editedAt(JsonNode data) {
        return data.path("edited").isNumber() ? text(data, "edited") : null;
    }

    /** By name alone: it can't be changed, and dumps often have nothing else. */
    private static RawAuthor author(JsonNode data) {
        String name = text(data, "author");
        return name == null || GONE.contains(name)
                ? RawAuthor.UNKNOWN
                : new RawAuthor(null, name, null, null, null, null, null);
    }

    /** The score is votes up minus votes down and may lie below zero. */
    private static @Nullable Long likes(JsonNode data) {
        Long score = count(data, "score");
        Long votes = score == null ? count(data, "ups") : score;
        return votes == null ? null : Long.valueOf(Math.max(0, votes));
    }

    private static @Nullable String captions(JsonNode data) {
        List<String> captions = new ArrayList<>(Members.texts(items(data, "gallery_data", "items"), "caption"));
        return Members.lines(captions);
    }
}
