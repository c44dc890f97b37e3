package org.listeningpost.ingest.source.platform;

import static org.listeningpost.ingest.source.platform.Members.count;
import static org.listeningpost.ingest.source.platform.Members.items;
import static org.listeningpost.ingest.source.platform.Members.require;
import static org.listeningpost.ingest.source.platform.Members.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.Draft;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.ingest.source.RecordMapper;
import org.listeningpost.ingest.source.RecordSink;

/** TikTok's Research API: comments of a video, and videos with what is said in them. */
final class TikTokMapper implements RecordMapper {
    private static final String PLATFORM = "tiktok";

    @Override
    public void map(JsonNode element, RecordSink sink) {
        String id = require(element, "id");
        if (element.has("video_description") || element.has("region_code") || element.has("view_count")) {
            video(id, element, sink);
            return;
        }
        String video = text(element, "video_id");
        String parent = Members.first(text(element, "parent_comment_id"), video);
        boolean isReply = parent != null && !parent.equals(video);
        sink.post(new Draft(PLATFORM, id)
                .kind(isReply ? "reply" : "comment")
                .createdAt(text(element, "create_time"))
                .text(text(element, "text"))
                .engagement(count(element, "like_count"), null, count(element, "reply_count"), null)
                .conversation(parent, video));
    }

    private static void video(String id, JsonNode video, RecordSink sink) {
        List<String> tags = new ArrayList<>();
        items(video, "hashtag_names").forEach(tag -> tags.add(tag.asText()));
        sink.post(new Draft(PLATFORM, id)
                .kind("post")
                .createdAt(text(video, "create_time"))
                .author(new RawAuthor(null, text(video, "username"), null, null, null, null, null))
                .text(text(video, "video_description"))
                .attachmentText(spoken(video))
                .hashtags(tags)
                .engagement(
                        count(video, "like_count"),
                        count(video, "share_count"),
                        count(video, "comment_count"),
                        count(video, "view_count"))
                .place(text(video, "region_code"), null)
                .conversation(null, id));
    }

    private static @Nullable String spoken(JsonNode video) {
        return text(video, "voice_to_text");
    }
}
