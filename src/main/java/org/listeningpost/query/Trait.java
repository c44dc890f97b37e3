package org.listeningpost.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code has:} and {@code is:} can ask. */
public enum Trait {
    HAS_LINK,
    HAS_QUESTION,
    HAS_ATTACHMENT,
    HAS_TITLE,
    HAS_HASHTAG,
    HAS_MENTION,
    HAS_EMOJI,
    HAS_RATING,
    IS_POST,
    IS_COMMENT,
    IS_REPLY,
    IS_SHARE,
    IS_REVIEW,
    IS_SURVEY_ANSWER,
    IS_MESSAGE,
    IS_QUESTION,
    IS_EDITED,
    IS_VERIFIED,
    IS_PERSON,
    IS_ORGANISATION,
    IS_MEDIA,
    IS_OFFICIAL;

    /** {@code has} or {@code is}. */
    public String prefix() {
        return name().startsWith("HAS_") ? "has" : "is";
    }

    /** What stands behind the colon. */
    public String value() {
        return name().substring(prefix().length() + 1).toLowerCase(Locale.ROOT);
    }

    static Optional<Trait> of(String prefix, String value) {
        String meant = prefix.equals("is") && value.equals("organization") ? IS_ORGANISATION.value() : value;
        return Arrays.stream(values())
                .filter(each -> each.prefix().equals(prefix) && each.value().equals(meant))
                .findFirst();
    }

    static List<String> valuesOf(String prefix) {
        return Arrays.stream(values())
                .filter(each -> each.prefix().equals(prefix))
                .map(Trait::value)
                .toList();
    }
}
