package org.listeningpost.ingest.source.platform;

import static org.listeningpost.ingest.source.platform.Members.count;
import static org.listeningpost.ingest.source.platform.Members.items;
import static org.listeningpost.ingest.source.platform.Members.require;
import static org.listeningpost.ingest.source.platform.Members.text;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.Draft;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.ingest.source.RecordMapper;
import org.listeningpost.ingest.source.RecordSink;

/** Reviews of the app stores: Apple's customer-review feed and App Store Connect, and Google Play's reviews. */
final class AppReviewsMapper implements RecordMapper {
    private static final String PLATFORM = "other";
    private static final int STARS = 5;

    @Override
    public void map(JsonNode element, RecordSink sink) {
        if (element.has("reviewId")) {
            googlePlay(element, sink);
        } else if (element.has("attributes")) {
            connect(element, sink);
        } else if (element.has("im:rating")) {
            appleFeed(element, sink);
        } else if (!element.has("im:name")) {
            // The feed's first entry may be the app itself, which is no review.
            sink.rejected("record", "unknown_value", "the element is no review of Apple's or Google's store");
        }
    }

    private static void appleFeed(JsonNode entry, RecordSink sink) {
        sink.post(new Draft(PLATFORM, "apple:" + require(entry, "id", "label"))
                .kind("review")
                .createdAt(text(entry, "updated", "label"))
                .editedAt(Members.justAfter(text(entry, "updated", "label")))
                .author(new RawAuthor(
                        null,
                        null,
                        text(entry, "author", "name", "label"),
                        text(entry, "author", "uri", "label"),
                        null,
                        null,
                        null))
                .title(text(entry, "title", "label"))
                .text(text(entry, "content", "label"))
                .rating(Members.number(entry, "im:rating", "label"), STARS)
                .engagement(count(entry, "im:voteSum", "label"), null, null, null));
    }

    private static void connect(JsonNode review, RecordSink sink) {
        JsonNode attributes = review.path("attributes");
        switch (review.path("type").asText()) {
            case "customerReviews" -> connectReview(review, attributes, sink);
            case "customerReviewResponses" -> connectResponse(review, attributes, sink);
            default ->
                sink.rejected(
                        "type",
                        "unknown_value",
                        "of App Store Connect only customerReviews and their customerReviewResponses are posts");
        }
    }

    /** It names its review where {@code fields[customerReviewResponses]} asks for that. */
    private static void connectResponse(JsonNode response, JsonNode attributes, RecordSink sink) {
        String state = text(attributes, "state");
        if (state != null && !state.equals("PUBLISHED")) {
            sink.rejected("state", "not_public", "the response is not published yet");
            return;
        }
        String changed = text(attributes, "lastModifiedDate");
        String review = text(response, "relationships", "review", "data", "id");
        String answered = review == null ? null : "apple:" + review;
        sink.post(new Draft(PLATFORM, "apple:response:" + require(response, "id"))
                .kind("reply")
                .createdAt(changed)
                .editedAt(Members.justAfter(changed))
                .author(new RawAuthor(null, null, null, null, "organization", null, null))
                .text(text(attributes, "responseBody"))
                .conversation(answered, answered));
    }

    private static void connectReview(JsonNode review, JsonNode attributes, RecordSink sink) {
        sink.post(new Draft(PLATFORM, "apple:" + require(review, "id"))
                .kind("review")
                .createdAt(text(attributes, "createdDate"))
                .author(new RawAuthor(null, null, text(attributes, "reviewerNickname"), null, null, null, null))
                .title(text(attributes, "title"))
                .text(text(attributes, "body"))
                .rating(Members.number(attributes, "rating"), STARS)
                .place(text(attributes, "territory"), null));
    }

    private static void googlePlay(JsonNode review, RecordSink sink) {
        String id = "play:" + require(review, "reviewId");
        for (JsonNode each : items(review, "comments")) {
            sink.take(each, (comment, into) -> {
                JsonNode user = comment.path("userComment");
                JsonNode answer = comment.path("developerComment");
                if (user.isObject()) {
                    into.post(edited(new Draft(PLATFORM, id), user)
                            .kind("review")
                            .author(new RawAuthor(null, null, text(review, "authorName"), null, null, null, null))
                            .text(spaced(Members.first(text(user, "originalText"), text(user, "text"))))
                            .language(text(user, "reviewerLanguage"))
                            .rating(Members.number(user, "starRating"), STARS)
                            .engagement(count(user, "thumbsUpCount"), null, null, null)
                            .conversation(null, id));
                } else if (answer.isObject()) {
                    into.post(edited(new Draft(PLATFORM, id + "/reply"), answer)
                            .kind("reply")
                            .author(new RawAuthor(null, null, null, null, "organization", null, null))
                            .text(text(answer, "text"))
                            .conversation(id, id));
                }
            });
        }
    }

    /**
     * Google tells only the last change. It stands for both moments, a millisecond apart: a post that says it was edited is
     * looked for in other months, where its earlier version may lie.
     */
    private static Draft edited(Draft draft, JsonNode comment) {
        Long seconds = count(comment, "lastModified", "seconds");
        return seconds == null ? draft : draft.createdAt(Long.toString(seconds)).editedAt(seconds + ".001");
    }

    /** A tab stands between title and text. */
    private static @Nullable String spaced(@Nullable String text) {
        return text == null ? null : text.replace('\t', '\n').strip();
    }
}
