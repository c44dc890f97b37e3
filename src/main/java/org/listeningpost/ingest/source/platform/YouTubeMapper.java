package org.listeningpost.ingest.source.platform;

import static org.listeningpost.ingest.source.platform.Members.count;
import static org.listeningpost.ingest.source.platform.Members.items;
import static org.listeningpost.ingest.source.platform.Members.require;
import static org.listeningpost.ingest.source.platform.Members.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.Draft;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.ingest.source.RecordMapper;
import org.listeningpost.ingest.source.RecordSink;

/** YouTube's Data API: comment threads with their replies, and comments by themselves. */
final class YouTubeMapper implements RecordMapper {
    private static final String PLATFORM = "youtube";
    private static final Pattern MARKUP = Pattern.compile(
            "</?(a|b|br|i|s|em|strong)[ />]|&(#\\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", Pattern.CASE_INSENSITIVE);

    @Override
    public void map(JsonNode element, RecordSink sink) {
        JsonNode top = element.path("snippet").path("topLevelComment");
        if (!top.isObject()) {
            comment(element, text(element, "snippet", "videoId"), null, sink);
            return;
        }
        String video = Members.first(text(element, "snippet", "videoId"), text(top, "snippet", "videoId"));
        Long replies = count(element, "snippet", "totalReplyCount");
        sink.take(top, (each, into) -> comment(each, video, replies, into));
        for (JsonNode reply : items(element, "replies", "comments")) {
            sink.take(reply, (each, into) -> comment(each, video, null, into));
        }
    }

    private static void comment(JsonNode comment, @Nullable String video, @Nullable Long replies, RecordSink sink) {
        String id = require(comment, "id");
        JsonNode snippet = comment.path("snippet");
        String status = text(snippet, "moderationStatus");
        if (status != null && !status.equals("published")) {
            sink.rejected("moderationStatus", "not_public", "the comment is not shown to everybody");
            return;
        }
        String parent = text(snippet, "parentId");
        String created = text(snippet, "publishedAt");
        String updated = text(snippet, "updatedAt");
        sink.post(new Draft(PLATFORM, id)
                .kind(parent == null ? "comment" : "reply")
                .createdAt(created)
                .editedAt(updated == null || updated.equals(created) ? null : updated)
                .author(author(snippet))
                .text(Members.first(text(snippet, "textOriginal"), shown(text(snippet, "textDisplay"))))
                .engagement(count(snippet, "likeCount"), null, replies, null)
                .conversation(parent == null ? video : parent, video));
    }

    /** Whoever asked for plain text got no tags, and a sign of less in it begins none. */
    private static @Nullable String shown(@Nullable String display) {
        return display != null && MARKUP.matcher(display).find() ? HtmlText.of(display) : display;
    }

    /** Names that begin with @ are accounts; older ones are what their owner likes to be called. */
    private static RawAuthor author(JsonNode snippet) {
        String name = text(snippet, "authorDisplayName");
        boolean isAccount = name != null && name.startsWith("@");
        return new RawAuthor(
                text(snippet, "authorChannelId", "value"),
                isAccount ? name : null,
                isAccount ? null : name,
                text(snippet, "authorChannelUrl"),
                null,
                null,
                null);
    }
}
