package org.listeningpost.topic;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.narrative.match.Subject;
import org.listeningpost.narrative.match.TextField;
import org.listeningpost.narrative.match.ValueField;
import org.listeningpost.query.NumberField;

/** A text of which nothing else is known than its language and hashtags. */
record TextSubject(String text, String language, List<String> hashtags) implements Subject {
    @Override
    public @Nullable String text(TextField field) {
        return field == TextField.TEXT ? text : null;
    }

    @Override
    public List<String> values(ValueField field) {
        return switch (field) {
            case LANGUAGE -> List.of(language);
            case HASHTAGS -> hashtags;
            case PLATFORM,
                    KIND,
                    SENTIMENT,
                    TOPICS,
                    FACILITY,
                    CAMPAIGN,
                    DOMAINS,
                    AUTHOR,
                    COUNTRY,
                    REGION,
                    MENTIONS,
                    EMOJI -> List.of();
        };
    }

    @Override
    public List<String> urls() {
        return List.of();
    }

    @Override
    public double number(NumberField field) {
        return Double.NaN;
    }

    @Override
    public Instant createdAt() {
        return Instant.EPOCH;
    }

    @Override
    public @Nullable Instant editedAt() {
        return null;
    }

    @Override
    public String authorKind() {
        return "person";
    }

    @Override
    public boolean isQuestion() {
        return false;
    }

    @Override
    public boolean isVerified() {
        return false;
    }

    @Override
    public boolean hadLink() {
        return false;
    }
}
