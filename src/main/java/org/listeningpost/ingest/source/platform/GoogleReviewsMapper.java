package org.listeningpost.ingest.source.platform;

import static org.listeningpost.ingest.source.platform.Members.require;
import static org.listeningpost.ingest.source.platform.Members.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.Draft;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.ingest.source.RecordMapper;
import org.listeningpost.ingest.source.RecordSink;

/** Reviews of Google Business Profile, each with the owner's answer as a post of its own. */
final class GoogleReviewsMapper implements RecordMapper {
    private static final String PLATFORM = "google_reviews";
    private static final List<String> STARS = List.of("ONE", "TWO", "THREE", "FOUR", "FIVE");
    /** Google puts its translation before what was written. */
    private static final String TRANSLATED = "(Translated by Google)";

    private static final String ORIGINAL = "(Original)";

    @Override
    public void map(JsonNode element, RecordSink sink) {
        JsonNode review = element.path("review").isObject() ? element.path("review") : element;
        String id = require(review, "reviewId");
        String created = text(review, "createTime");
        String updated = text(review, "updateTime");
        sink.take(
                review,
                (each, into) -> into.post(new Draft(PLATFORM, id)
                        .kind("review")
                        .createdAt(created)
                        .editedAt(updated == null || updated.equals(created) ? null : updated)
                        .author(author(each.path("reviewer")))
                        .text(original(text(each, "comment")))
                        .rating(stars(text(each, "starRating")), STARS.size())
                        .conversation(null, id)));
        JsonNode reply = review.path("reviewReply");
        if (reply.isObject()) {
            String answered = text(reply, "updateTime");
            sink.take(
                    reply,
                    (each, into) -> into.post(new Draft(PLATFORM, id + "/reply")
                            .kind("reply")
                            .createdAt(Members.first(answered, created))
                            .editedAt(Members.justAfter(answered))
                            .author(new RawAuthor(null, null, null, null, "organization", null, null))
                            .text(original(text(each, "comment")))
                            .conversation(id, id)));
        }
    }

    private static RawAuthor author(JsonNode reviewer) {
        return Members.isTrue(reviewer, "isAnonymous")
                ? RawAuthor.UNKNOWN
                : new RawAuthor(null, null, text(reviewer, "displayName"), null, null, null, null);
    }

    private static @Nullable Double stars(@Nullable String rating) {
        int stars = rating == null ? -1 : STARS.indexOf(rating);
        return stars < 0 ? null : Double.valueOf(stars + 1);
    }

    /** A person may write "(Original)", too: it means something only behind the other sign. */
    private static @Nullable String original(@Nullable String comment) {
        int translated = comment == null ? -1 : comment.indexOf(TRANSLATED);
        if (comment == null || translated < 0) {
            return comment;
        }
        int original = comment.indexOf(ORIGINAL, translated);
        if (original >= 0) {
            return comment.substring(original + ORIGINAL.length()).strip();
        }
        // Or the translation stands behind it.
        return translated > 0 ? comment.substring(0, translated).strip() : comment;
    }
}
