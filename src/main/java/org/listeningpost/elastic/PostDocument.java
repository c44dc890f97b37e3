package org.listeningpost.elastic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.listeningpost.post.Author;
import org.listeningpost.post.Engagement;
import org.listeningpost.post.Insight;
import org.listeningpost.post.LocalHour;
import org.listeningpost.post.Marks;
import org.listeningpost.post.NarrativeTags;
import org.listeningpost.post.Post;
import org.listeningpost.post.PostId;
import org.listeningpost.post.SafeText;
import org.listeningpost.post.Sentiment;

/**
 * The JSON of a post as {@code mappings/} expects it. Empty lists and unknown values are left out: they cost space and
 * say nothing. Stateless.
 */
public final class PostDocument {
    private static final JsonFactory FACTORY = new JsonFactory();

    private PostDocument() {}

    /** Writes one document, without a line break; the stream is not closed. */
    public static void write(Post post, OutputStream out) {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            json.writeStartObject();
            writeHead(post, json);
            writeAuthor(post, json);
            writeText("text", post.body().text(), json);
            writeText("title", post.body().title(), json);
            writeText("attachment_text", post.body().attachmentText(), json);
            writeMarks(post.marks(), json);
            writeInsight(post.insight(), json);
            // A post without words is a group of its own: collapsing takes posts without a value for one group.
            String fingerprint = post.insight().fingerprint();
            json.writeStringField("fingerprint", fingerprint == null ? post.id().value() : fingerprint);
            writeEngagement(post.engagement(), json);
            writeTail(post, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory does not fail", e);
        }
    }

    private static void writeHead(Post post, JsonGenerator json) throws IOException {
        json.writeStringField("id", post.id().value());
        json.writeStringField("platform", post.platform().keyword());
        json.writeStringField("kind", post.kind().keyword());
        json.writeStringField("created_at", millis(post.times().createdAt()));
        Instant editedAt = post.times().editedAt();
        if (editedAt != null) {
            json.writeStringField("edited_at", millis(editedAt));
        }
        Instant ingestedAt = post.times().ingestedAt();
        json.writeStringField("ingested_at", millis(ingestedAt));
        json.writeNumberField(
                "lag_seconds",
                Math.max(0, ChronoUnit.SECONDS.between(post.times().createdAt(), ingestedAt)));
        LocalHour local = post.times().localHour();
        if (local != null) {
            json.writeObjectFieldStart("local_time");
            json.writeNumberField("weekday", local.weekday().getValue());
            json.writeNumberField("hour", local.hour());
            json.writeNumberField("hour_of_week", local.ofWeek());
            json.writeEndObject();
        }
    }

    /** The field type {@code date} keeps milliseconds; more would only be cut off where nobody sees it. */
    private static String millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static void writeAuthor(Post post, JsonGenerator json) throws IOException {
        Author author = post.author();
        json.writeObjectFieldStart("author");
        if (author.key() != null) {
            json.writeStringField("key", author.key());
        }
        if (author.accountKey() != null) {
            json.writeStringField("account_key", author.accountKey());
        }
        if (author.key() != null || !post.marks().mentions().isEmpty()) {
            json.writeStringField("key_id", author.keyId());
        }
        json.writeStringField("kind", author.kind().keyword());
        if (author.followers() != null) {
            json.writeNumberField("followers", author.followers());
        }
        if (author.verified() != null) {
            json.writeBooleanField("verified", author.verified());
        }
        json.writeEndObject();
    }

    private static void writeText(String name, @Nullable SafeText text, JsonGenerator json) throws IOException {
        if (text != null) {
            json.writeStringField(name, text.value());
        }
    }

    private static void writeMarks(Marks marks, JsonGenerator json) throws IOException {
        writeList("hashtags", marks.hashtags(), json);
        writeList("mentions", marks.mentions(), json);
        writeList("urls", marks.urls(), json);
        writeList("domains", marks.domains(), json);
        writeList("emoji", marks.emoji(), json);
    }

    private static void writeInsight(Insight insight, JsonGenerator json) throws IOException {
        json.writeStringField("language", insight.language().tag());
        json.writeNumberField("language_confidence", (float) insight.language().confidence());
        Sentiment sentiment = insight.sentiment();
        if (sentiment != null) {
            json.writeObjectFieldStart("sentiment");
            json.writeStringField("label", sentiment.label());
            json.writeNumberField("score", (float) sentiment.score());
            json.writeEndObject();
        }
        writeList("topics", insight.topics(), json);
        json.writeBooleanField("is_question", insight.isQuestion());
        if (!insight.questionKeys().isEmpty()) {
            json.writeArrayFieldStart("question_keys");
            for (long key : insight.questionKeys()) {
                json.writeNumber(key);
            }
            json.writeEndArray();
        }
    }

    private static void writeEngagement(Engagement engagement, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("engagement");
        json.writeNumberField("likes", engagement.likes());
        json.writeNumberField("shares", engagement.shares());
        json.writeNumberField("comments", engagement.comments());
        json.writeNumberField("views", engagement.views());
        json.writeNumberField("total", engagement.total());
        json.writeEndObject();
    }

    private static void writeTail(Post post, JsonGenerator json) throws IOException {
        if (post.rating() != null) {
            json.writeNumberField("rating", post.rating().floatValue());
        }
        if (post.place().country() != null || post.place().region() != null) {
            json.writeObjectFieldStart("place");
            writeOptional("country", post.place().country(), json);
            writeOptional("region", post.place().region(), json);
            json.writeEndObject();
        }
        writeList("facility", post.assignment().facilities(), json);
        writeList("campaign", post.assignment().campaigns(), json);
        writeOptional("in_reply_to", valueOf(post.inReplyTo()), json);
        writeOptional("thread", valueOf(post.thread()), json);
        if (!post.redactions().isEmpty()) {
            json.writeObjectFieldStart("redactions");
            // Sorted, so that the same post gives the same bytes.
            for (Map.Entry<String, Integer> each : new TreeMap<>(post.redactions()).entrySet()) {
                json.writeNumberField(each.getKey(), Math.min(each.getValue(), Short.MAX_VALUE));
            }
            json.writeEndObject();
        }
        json.writeStringField("source", post.source());
        writeTags(post.narratives(), json);
    }

    /** What a back-fill changes later, so that neither is part of what a source sent. */
    private static void writeTags(NarrativeTags tags, JsonGenerator json) throws IOException {
        if (tags.setVersion() > 0) {
            writeList("narratives", tags.ids(), json);
            json.writeNumberField("narratives_at", tags.setVersion());
        }
    }

    private static @Nullable String valueOf(@Nullable PostId id) {
        return id == null ? null : id.value();
    }

    private static void writeOptional(String name, @Nullable String value, JsonGenerator json) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static void writeList(String name, List<String> values, JsonGenerator json) throws IOException {
        if (values.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
