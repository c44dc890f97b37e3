package org.listeningpost.narrative.match;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.NumberField;

/** What a query can ask about a post, whether the post is on its way in or was stored long ago. */
public interface Subject {
    /** Null where the post has none. */
    @Nullable
    String text(TextField field);

    /** As stored; empty where there are none. */
    List<String> values(ValueField field);

    List<String> urls();

    /** NaN where the post has none. */
    double number(NumberField field);

    Instant createdAt();

    @Nullable
    Instant editedAt();

    /** person, organisation, media or official. */
    String authorKind();

    boolean isQuestion();

    boolean isVerified();

    /** Whether a link was taken out of the text. */
    boolean hadLink();
}
