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

/** Instagram's Graph API: media with their comments, comments by themselves, and replies. */
final class InstagramMapper implements RecordMapper {
    static final String PLATFORM = "instagram";

    @Override
    public void map(JsonNode element, RecordSink sink) {
        boolean isMedia = element.has("media_type") || element.has("caption") || element.has("media_product_type");
        if (isMedia) {
            media(element, sink);
        } else {
            comment(element, text(element, "parent_id"), text(element, "media", "id"), sink);
        }
    }

    private static void media(JsonNode media, RecordSink sink) {
        String id = require(media, "id");
        sink.take(
                media,
                (each, into) -> into.post(new Draft(PLATFORM, id)
                        .kind("post")
                        .createdAt(text(each, "timestamp"))
                        .author(author(each, "owner"))
                        .text(text(each, "caption"))
                        .attachmentText(altTexts(each))
                        .engagement(
                                count(each, "like_count"),
                                null,
                                count(each, "comments_count"),
                                count(each, "view_count"))
                        .conversation(null, id)));
        for (JsonNode comment : items(media, "comments", "data")) {
            sink.take(comment, (each, into) -> comment(each, text(each, "parent_id"), id, into));
        }
    }

    private static void comment(JsonNode comment, @Nullable String parent, @Nullable String media, RecordSink sink) {
        String id = require(comment, "id");
        sink.take(
                comment,
                (each, into) -> into.post(new Draft(PLATFORM, id)
                        .kind(parent == null ? "comment" : "reply")
                        .createdAt(text(each, "timestamp"))
                        .author(author(each, "from"))
                        .text(text(each, "text"))
                        .engagement(count(each, "like_count"), null, null, null)
                        .conversation(parent == null ? media : parent, media)));
        for (JsonNode reply : items(comment, "replies", "data")) {
            sink.take(reply, (each, into) -> comment(each, id, media, into));
        }
    }

    private static RawAuthor author(JsonNode element, String object) {
        String id = text(element, object, "id");
        String name = Members.first(text(element, object, "username"), text(element, "username"));
        return new RawAuthor(id, name, null, null, null, null, null);
    }

    private static @Nullable String altTexts(JsonNode media) {
        List<String> texts = new ArrayList<>();
        String own = text(media, "alt_text");
        if (own != null && !own.isBlank()) {
            texts.add(own);
        }
        texts.addAll(Members.texts(items(media, "children", "data"), "alt_text"));
        return Members.lines(texts);
    }
}
