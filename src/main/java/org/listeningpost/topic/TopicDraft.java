package org.listeningpost.topic;

import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.SentText;

/** A topic as it is sent, to be added or to change one; what is missing stays as it is. */
record TopicDraft(
        @Nullable String id,
        @Nullable String area,
        @Nullable TitleDraft title,
        @Nullable String query,
        @Nullable Boolean enabled) {
    private static final int TITLE_MAX = 100;

    record TitleDraft(@Nullable String en, @Nullable String es) {}

    String checkedId() {
        if (id == null || !Topic.ID.matcher(id).matches()) {
            throw bad("id", "wrong_form", "2 to 40 of a-z, 0-9 and _, the first a letter.");
        }
        return id;
    }

    String checkedQuery() {
        return SentText.query(query, "A topic is its query.").strip();
    }

    /** @param before null where there is none yet; then one language stands in for the other */
    Topic.Title checkedTitle(Topic.@Nullable Title before) {
        String en = title == null ? null : title.en();
        String es = title == null ? null : title.es();
        if (before == null) {
            String either = en == null ? es : en;
            if (either == null) {
                throw bad("title", "required", "A title in English (en), Spanish (es) or both.");
            }
            return new Topic.Title(
                    line("title.en", en == null ? either : en), line("title.es", es == null ? either : es));
        }
        return new Topic.Title(
                line("title.en", en == null ? before.en() : en), line("title.es", es == null ? before.es() : es));
    }

    private static String line(String field, String text) {
        return SentText.line(field, text, TITLE_MAX);
    }

    private static ProblemException bad(String field, String code, String message) {
        return new ProblemException(Problem.badField(field, code, message));
    }
}
