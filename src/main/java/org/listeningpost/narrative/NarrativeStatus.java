package org.listeningpost.narrative;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the work on a narrative stands. */
public enum NarrativeStatus {
    /** Being written: tags nothing. */
    DRAFT,
    WATCHING,
    RESPONDING,
    /** Tags no new post; keeps the tags that it has. */
    CLOSED;

    private final String keyword = name().toLowerCase(Locale.ROOT);

    /** The spelling in JSON. */
    @JsonValue
    public String keyword() {
        return keyword;
    }

    /** Whether posts are tagged as they come in, and the past is brought up to date. */
    public boolean isStanding() {
        return this == WATCHING || this == RESPONDING;
    }

    public static List<String> keywords() {
        return Arrays.stream(values()).map(NarrativeStatus::keyword).toList();
    }

    public static Optional<NarrativeStatus> of(String keyword) {
        return Arrays.stream(values())
                .filter(each -> each.keyword.equals(keyword))
                .findFirst();
    }
}
