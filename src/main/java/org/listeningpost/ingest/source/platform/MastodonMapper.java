package org.listeningpost.ingest.source.platform;

import static org.listeningpost.ingest.source.platform.Members.count;
import static org.listeningpost.ingest.source.platform.Members.items;
import static org.listeningpost.ingest.source.platform.Members.require;
import static org.listeningpost.ingest.source.platform.Members.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.Draft;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.ingest.source.RecordMapper;
import org.listeningpost.ingest.source.RecordSink;
import org.listeningpost.ingest.source.RejectedElementException;

/**
 * Statuses of Mastodon and of servers with its interface: time lines, contexts, searches, and events of the streaming
 * interface. The id is that of the server that was asked, since notices and replies name no other.
 */
final class MastodonMapper implements RecordMapper {
    private static final String PLATFORM = "mastodon";
    /** What was not said to everybody is not listened to. */
    private static final Set<String> NOT_PUBLIC = Set.of("private", "direct", "limited");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public void map(JsonNode element, RecordSink sink) {
        if (element.has("event")) {
            event(element, sink);
        } else {
            status(element, sink);
        }
    }

    private static void event(JsonNode element, RecordSink sink) {
        switch (require(element, "event")) {
            case "delete" -> sink.deleted(PLATFORM, require(element, "payload"), false);
            case "update", "status.update" -> status(payload(element.path("payload")), sink);
            default ->
                sink.rejected("event", "unknown_value", "only update, status.update and delete speak of public posts");
        }
    }

    /** Over a socket the status travels as a text that holds JSON. */
    private static JsonNode payload(JsonNode payload) {
        if (!payload.isTextual()) {
            return payload;
        }
        try {
            return MAPPER.readTree(payload.asText());
        } catch (JsonProcessingException e) {
            throw new RejectedElementException("payload", "malformed_json", "the payload is not well-formed JSON");
        }
    }

    private static void status(JsonNode status, RecordSink sink) {
        String id = require(status, "id");
        if (Members.isTrue(status, "deleted")) {
            sink.deleted(PLATFORM, id, false);
            return;
        }
        if (NOT_PUBLIC.contains(status.path("visibility").asText())) {
            sink.rejected("visibility", "not_public", "the status was not said to everybody");
            return;
        }
        JsonNode reblogged = status.path("reblog");
        JsonNode source = reblogged.isObject() ? reblogged : status;
        String parent = text(status, "in_reply_to_id");
        HtmlText.Shown shown = HtmlText.shown(text(source, "content"));
        sink.post(new Draft(PLATFORM, id)
                .kind(reblogged.isObject() ? "share" : parent == null ? "post" : "reply")
                .createdAt(text(status, "created_at"))
                .editedAt(text(status, "edited_at"))
                .author(author(status.path("account")))
                .title(text(source, "spoiler_text"))
                .text(shown.text())
                .attachmentText(attachments(source))
                .hashtags(Members.texts(items(source, "tags"), "name"))
                .language(text(source, "language"))
                .engagement(
                        count(status, "favourites_count"),
                        count(status, "reblogs_count"),
                        count(status, "replies_count"),
                        null)
                .conversation(parent, null));
    }

    private static @Nullable String attachments(JsonNode status) {
        List<String> texts = new ArrayList<>(Members.texts(items(status, "media_attachments"), "description"));
        texts.addAll(Members.texts(items(status, "poll", "options"), "title"));
        return Members.lines(texts);
    }

    private static RawAuthor author(JsonNode account) {
        boolean isGroup = Members.isTrue(account, "group");
        return new RawAuthor(
                text(account, "id"),
                Members.first(text(account, "acct"), text(account, "username")),
                text(account, "display_name"),
                text(account, "url"),
                isGroup ? "organization" : null,
                count(account, "followers_count"),
                null);
    }
}
