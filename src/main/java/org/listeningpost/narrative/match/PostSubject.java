package org.listeningpost.narrative.match;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.post.Post;
import org.listeningpost.post.SafeText;
import org.listeningpost.query.NumberField;

/** A post on its way in. */
public record PostSubject(Post post) implements Subject {
    @Override
    public @Nullable String text(TextField field) {
        SafeText text =
                switch (field) {
                    case TEXT -> post.body().text();
                    case TITLE -> post.body().title();
                    case ATTACHMENT_TEXT -> post.body().attachmentText();
                };
        return text == null ? null : text.value();
    }

    @Override
    public List<String> values(ValueField field) {
        return switch (field) {
            case PLATFORM -> List.of(post.platform().keyword());
            case KIND -> List.of(post.kind().keyword());
            case LANGUAGE -> List.of(post.insight().language().tag());
            case SENTIMENT ->
                post.insight().sentiment() == null
                        ? List.of()
                        : List.of(post.insight().sentiment().label());
            case TOPICS -> post.insight().topics();
            case FACILITY -> post.assignment().facilities();
            case CAMPAIGN -> post.assignment().campaigns();
            case DOMAINS -> post.marks().domains();
            case AUTHOR -> optional(post.author().key());
            case COUNTRY -> optional(post.place().country());
            case REGION -> optional(post.place().region());
            case HASHTAGS -> post.marks().hashtags();
            case MENTIONS -> post.marks().mentions();
            case EMOJI -> post.marks().emoji();
        };
    }

    private static List<String> optional(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    @Override
    public List<String> urls() {
        return post.marks().urls();
    }

    @Override
    public double number(NumberField field) {
        return switch (field) {
            case LIKES -> post.engagement().likes();
            case SHARES -> post.engagement().shares();
            case COMMENTS -> post.engagement().comments();
            case VIEWS -> post.engagement().views();
            case ENGAGEMENT -> post.engagement().total();
            case FOLLOWERS ->
                post.author().followers() == null ? Double.NaN : post.author().followers();
            case RATING -> post.rating() == null ? Double.NaN : post.rating();
        };
    }

    @Override
    public Instant createdAt() {
        return post.times().createdAt();
    }

    @Override
    public @Nullable Instant editedAt() {
        return post.times().editedAt();
    }

    @Override
    public String authorKind() {
        return post.author().kind().keyword();
    }

    @Override
    public boolean isQuestion() {
        return post.insight().isQuestion();
    }

    @Override
    public boolean isVerified() {
        return Boolean.TRUE.equals(post.author().verified());
    }

    @Override
    public boolean hadLink() {
        return post.redactions().containsKey("URL");
    }
}
