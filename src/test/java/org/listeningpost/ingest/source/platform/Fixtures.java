package org.listeningpost.ingest.source.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.RawPost;
import org.listeningpost.ingest.source.RawRecord;
import org.listeningpost.ingest.source.RawRecord.Deleted;
import org.listeningpost.ingest.source.RawRecord.Read;
import org.listeningpost.ingest.source.RawRecord.Unreadable;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.ingest.source.RecordReader;

/** Answers of platforms, in the shape of their documentation with values of our own, and what should be read of them. */
final class Fixtures {
    static final ReadLimits LIMITS = new ReadLimits(1 << 20, 32);

    private Fixtures() {}

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = Fixtures.class.getResourceAsStream("/formats/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    static List<String> expected(String name) throws IOException {
        String stem = name.substring(0, name.indexOf('.'));
        return new String(bytes(stem + ".expected"), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    static List<RawRecord> read(String format, byte[] body) throws IOException {
        FormatChoice choice = FormatChoice.ofKeyword(format).orElseThrow();
        return drain(choice.open(new ByteArrayInputStream(body), LIMITS, FieldNames.STANDARD));
    }

    static List<RawRecord> drain(RecordReader reader) throws IOException {
        List<RawRecord> records = new ArrayList<>();
        for (RawRecord each = reader.next(); each != null; each = reader.next()) {
            records.add(each);
        }
        return records;
    }

    static List<String> lines(List<RawRecord> records) {
        return records.stream().map(Fixtures::line).toList();
    }

    static String line(RawRecord record) {
        return switch (record) {
            case Unreadable bad -> "! " + bad.field() + " " + bad.code();
            case Deleted gone ->
                "- " + gone.platform() + " " + gone.nativeId()
                        + switch (gone.gone()) {
                            case POST -> gone.mayComeBefore() ? " remembered" : "";
                            case ACCOUNT -> " account";
                            case POST_OR_ACCOUNT -> " post or account";
                        };
            case Read read -> line(read.post());
        };
    }

    private static String line(RawPost post) {
        StringBuilder out = new StringBuilder();
        out.append(post.platform())
                .append(' ')
                .append(post.nativeId())
                .append(' ')
                .append(post.kind());
        out.append(' ').append(post.createdAt());
        add(out, "edited", post.editedAt());
        RawPost.RawAuthor author = post.author();
        if (author.handle() != null || author.displayName() != null) {
            add(out, "author", or(author.id()) + "/" + or(author.handle()) + "/" + or(author.displayName()));
        } else {
            add(out, "author", author.id());
        }
        add(out, "url", author.profileUrl());
        add(out, "authorkind", author.kind());
        add(out, "followers", author.followers());
        add(out, "verified", author.verified());
        add(out, "title", post.title());
        add(out, "text", post.text());
        add(out, "attachment", post.attachmentText());
        add(out, "tags", post.hashtags().isEmpty() ? null : post.hashtags());
        add(out, "lang", post.languageHint());
        RawPost.RawEngagement counts = post.engagement();
        if (!counts.equals(RawPost.RawEngagement.NONE)) {
            add(
                    out,
                    "counts",
                    or(counts.likes()) + "/" + or(counts.shares()) + "/" + or(counts.comments()) + "/"
                            + or(counts.views()));
        }
        add(out, "rating", post.rating() == null ? null : post.rating() + "/" + post.ratingMax());
        add(out, "country", post.place().country());
        add(out, "region", post.place().region());
        add(out, "to", post.inReplyTo());
        add(out, "thread", post.thread());
        return out.toString();
    }

    private static String or(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }

    private static void add(StringBuilder out, String name, @Nullable Object value) {
        if (value != null) {
            out.append(' ').append(name).append('=').append(value.toString().replace('\n', '⏎'));
        }
    }
}
