package org.listeningpost.narrative.match;

import java.util.List;
import org.listeningpost.query.KeywordField;

/** Fields of whole values, with what the mapping does to them. */
public enum ValueField {
    PLATFORM("platform", 1_000),
    KIND("kind", 1_000),
    LANGUAGE("language", 1_000),
    SENTIMENT("sentiment.label", 1_000),
    TOPICS("topics", 300),
    FACILITY("facility", 100),
    CAMPAIGN("campaign", 100),
    DOMAINS("domains", 10),
    AUTHOR("author.key", 1),
    COUNTRY("place.country", 1_000),
    REGION("place.region", 200),
    HASHTAGS("hashtags", 3),
    MENTIONS("mentions", 2),
    EMOJI("emoji", 20);

    private static final int IGNORE_ABOVE = 256;

    private final String indexField;
    private final int commonness;

    ValueField(String indexField, int commonness) {
        this.indexField = indexField;
        this.commonness = commonness;
    }

    public String indexField() {
        return indexField;
    }

    /** How often, roughly, a post has any given value of it: the rarer, the better to choose queries by. */
    int commonness() {
        return commonness;
    }

    private boolean isLowerCased() {
        return this == HASHTAGS || this == DOMAINS;
    }

    /** As the index keeps a value, and as it looks one up. */
    String normalized(String value) {
        if (!isLowerCased()) {
            return value;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x80 || (c >= 'A' && c <= 'Z')) {
                StringBuilder lower = new StringBuilder(value.length());
                value.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
                return lower.toString();
            }
        }
        return value;
    }

    /** Longer values are stored, but not indexed. */
    static boolean isIndexed(String value) {
        return value.length() <= IGNORE_ABOVE;
    }

    static boolean isAnyIndexed(List<String> values) {
        for (String value : values) {
            if (isIndexed(value)) {
                return true;
            }
        }
        return false;
    }

    /** Narratives do not ask for narratives, see {@link StandingRules}. */
    static ValueField of(KeywordField field) {
        return switch (field) {
            case PLATFORM -> PLATFORM;
            case KIND -> KIND;
            case LANG -> LANGUAGE;
            case SENTIMENT -> SENTIMENT;
            case TOPIC -> TOPICS;
            case FACILITY -> FACILITY;
            case CAMPAIGN -> CAMPAIGN;
            case DOMAIN -> DOMAINS;
            case AUTHOR -> AUTHOR;
            case COUNTRY -> COUNTRY;
            case REGION -> REGION;
            case NARRATIVE -> throw new NotStandingException("narrative: cannot stand in a standing query");
        };
    }
}
