package org.listeningpost.sample;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes invented posts as NDJSON in the input shape of {@code POST /v1/posts}, and the manifest of planted data. */
public final class SampleWriter {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private SampleWriter() {}

    /** Posts {@code from} (inclusive) to {@code to} (exclusive), a line each. */
    public static void write(
            SampleGenerator generator, long from, long to, OutputStream posts, @Nullable OutputStream manifest)
            throws IOException {
        try (JsonGenerator json = JSON.createGenerator(posts, JsonEncoding.UTF8)) {
            json.setRootValueSeparator(null);
            for (long index = from; index < to; index++) {
                SamplePost post = generator.post(index);
                write(post, json);
                json.writeRaw('\n');
                if (manifest != null) {
                    writeManifest(post, manifest);
                }
            }
        }
    }

    private static void write(SamplePost post, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("platform", post.platform());
        json.writeStringField("id", post.id());
        json.writeStringField("kind", post.kind());
        json.writeStringField("created_at", post.createdAt().toString());
        optional(
                json,
                "edited_at",
                post.editedAt() == null ? null : post.editedAt().toString());
        json.writeObjectFieldStart("author");
        json.writeStringField("id", post.author().id());
        json.writeStringField("handle", post.author().handle());
        json.writeStringField("name", post.author().name());
        optional(json, "url", post.author().url());
        json.writeStringField("kind", post.author().kind());
        json.writeNumberField("followers", post.author().followers());
        json.writeBooleanField("verified", post.author().verified());
        json.writeEndObject();
        json.writeStringField("text", post.text());
        optional(json, "title", post.title());
        json.writeObjectFieldStart("engagement");
        json.writeNumberField("likes", post.counts().likes());
        json.writeNumberField("shares", post.counts().shares());
        json.writeNumberField("comments", post.counts().comments());
        json.writeNumberField("views", post.counts().views());
        json.writeEndObject();
        Integer rating = post.rating();
        if (rating != null) {
            json.writeNumberField("rating", rating.intValue());
            json.writeNumberField("rating_max", 5);
        }
        writePlace(post, json);
        optional(json, "in_reply_to", post.inReplyTo());
        optional(json, "thread", post.thread());
        json.writeEndObject();
    }

    private static void writePlace(SamplePost post, JsonGenerator json) throws IOException {
        if (post.country() != null) {
            json.writeObjectFieldStart("place");
            json.writeStringField("country", post.country());
            optional(json, "region", post.region());
            optional(json, "postal_code", post.postalCode());
            json.writeEndObject();
        }
    }

    private static void writeManifest(SamplePost post, OutputStream manifest) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(manifest, JsonEncoding.UTF8)) {
            for (Planted planted : post.planted()) {
                json.writeStartObject();
                json.writeStringField("post", post.id());
                json.writeStringField("type", planted.type());
                json.writeStringField("value", planted.value());
                json.writeEndObject();
                json.writeRaw('\n');
            }
        }
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
