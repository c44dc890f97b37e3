package org.listeningpost.ingest.source.platform;

import static org.listeningpost.ingest.source.platform.Members.count;
import static org.listeningpost.ingest.source.platform.Members.items;
import static org.listeningpost.ingest.source.platform.Members.require;
import static org.listeningpost.ingest.source.platform.Members.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.Draft;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.ingest.source.RecordMapper;
import org.listeningpost.ingest.source.RecordSink;

/**
 * Facebook's Graph API: posts of a page with their comments, comments by themselves, and recommendations. Members that were
 * not asked for are absent, so nearly everything may be missing.
 */
final class FacebookMapper implements RecordMapper {
    static final String PLATFORM = "facebook";
    /** Lists of a page that hold posts alone, those of visitors among them. */
    static final Set<String> POSTS =
            Set.of("posts.data", "feed.data", "published_posts.data", "visitor_posts.data", "tagged.data");
    /** Where elements lie in an answer: in the list that was asked for, or in those of a page that was asked for. */
    static final Set<String> LISTS =
            Stream.concat(Stream.of("data"), POSTS.stream()).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> BARE_COMMENT = Set.of("id", "created_time", "from", "message");

    @Override
    public void map(JsonNode element, RecordSink sink) {
        if (element.has("recommendation_type") || element.has("review_text")) {
            review(element, sink);
        } else if (isComment(element)) {
            comment(element, null, null, sink);
        } else {
            post(element, sink);
        }
    }

    /** What a visitor wrote on a page looks like a comment; where it stands tells that it is a post. */
    @Override
    public RecordMapper in(String list) {
        return POSTS.contains(list) ? FacebookMapper::post : this;
    }

    private static boolean isComment(JsonNode element) {
        boolean isPost = element.has("permalink_url") && element.has("status_type") || element.has("shares");
        return !isPost
                && (Stream.of("comment_count", "like_count", "parent", "object", "can_remove", "attachment")
                                .anyMatch(element::has)
                        || isBareComment(element));
    }

    /**
     * What a listing of comments has where nobody asked for more. The id of a post begins with the page's, that of a comment
     * with the post's.
     */
    private static boolean isBareComment(JsonNode element) {
        String author = element.path("from").path("id").asText();
        List<String> names = new ArrayList<>();
        element.fieldNames().forEachRemaining(names::add);
        return BARE_COMMENT.containsAll(names)
                && !author.isEmpty()
                && element.path("message").isTextual()
                && !element.path("id").asText().startsWith(author + "_");
    }

    private static void post(JsonNode post, RecordSink sink) {
        String id = require(post, "id");
        sink.take(
                post,
                (each, into) -> into.post(new Draft(PLATFORM, id)
                        .kind(each.path("parent_id").isTextual() ? "share" : "post")
                        .createdAt(text(each, "created_time"))
                        .editedAt(text(each, "updated_time"))
                        .author(author(each.path("from")))
                        .text(text(each, "message"))
                        .attachmentText(attachments(items(each, "attachments", "data")))
                        .engagement(
                                Members.firstCount(
                                        count(each, "reactions", "summary", "total_count"),
                                        count(each, "likes", "summary", "total_count")),
                                count(each, "shares", "count"),
                                count(each, "comments", "summary", "total_count"),
                                null)
                        .conversation(null, id)));
        for (JsonNode comment : items(post, "comments", "data")) {
            sink.take(comment, (each, into) -> comment(each, id, id, into));
        }
    }

    private static void comment(JsonNode comment, @Nullable String parent, @Nullable String thread, RecordSink sink) {
        String id = require(comment, "id");
        String object = Members.first(text(comment, "object", "id"), thread);
        String answered = Members.first(text(comment, "parent", "id"), Members.first(parent, object));
        boolean isReply = answered != null && !answered.equals(object);
        sink.take(
                comment,
                (each, into) -> into.post(new Draft(PLATFORM, id)
                        .kind(isReply ? "reply" : "comment")
                        .createdAt(text(each, "created_time"))
                        .author(author(each.path("from")))
                        .text(text(each, "message"))
                        .attachmentText(description(each.path("attachment")))
                        .engagement(count(each, "like_count"), null, count(each, "comment_count"), null)
                        .conversation(answered, object)));
        for (JsonNode reply : items(comment, "comments", "data")) {
            sink.take(reply, (each, into) -> comment(each, id, object, into));
        }
    }

    /** People recommend or not; the older stars may stand beside it. */
    private static void review(JsonNode review, RecordSink sink) {
        String id = require(review, "open_graph_story", "id");
        sink.post(rated(review, id).author(author(review.path("reviewer"))));
    }

    /** What a review and the notice of one have in common. */
    static Draft rated(JsonNode review, String id) {
        Double stars = Members.number(review, "rating");
        String type = text(review, "recommendation_type");
        Draft draft = new Draft(PLATFORM, id)
                .kind("review")
                .createdAt(text(review, "created_time"))
                .text(text(review, "review_text"))
                .conversation(null, id);
        if (stars != null) {
            draft.rating(stars, 5);
        } else if (type != null) {
            draft.rating(type.equalsIgnoreCase("positive") ? 1.0 : 0.0, 1);
        }
        return draft;
    }

    static RawAuthor author(JsonNode from) {
        return from.isObject()
                ? new RawAuthor(text(from, "id"), text(from, "username"), text(from, "name"), null, null, null, null)
                : RawAuthor.UNKNOWN;
    }

    private static @Nullable String attachments(List<JsonNode> attachments) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : attachments) {
            texts.addAll(descriptions(each));
            for (JsonNode inner : items(each, "subattachments", "data")) {
                texts.addAll(descriptions(inner));
            }
        }
        return Members.lines(texts);
    }

    private static @Nullable String description(JsonNode attachment) {
        return Members.lines(descriptions(attachment));
    }

    private static List<String> descriptions(JsonNode attachment) {
        List<String> texts = new ArrayList<>();
        for (String name : new String[] {"title", "description"}) {
            String text = text(attachment, name);
            if (text != null && !text.isBlank()) {
                texts.add(text);
            }
        }
        return texts;
    }
}
