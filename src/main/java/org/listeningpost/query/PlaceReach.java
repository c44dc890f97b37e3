package org.listeningpost.query;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far places decide which posts a query finds. */
public enum PlaceReach {
    /** It does not speak of places. */
    NONE,
    /** All that it finds is of the places that it names. */
    NARROWED,
    /** It speaks of places, and what it finds may be of elsewhere. */
    MIXED;

    /**
     * What the queries behind stored tags say of places: a narrative about one place is that place by another name, and stays it
     * as long as posts may carry tags of an earlier query.
     */
    public interface Tags {
        /** Where no tag speaks of a place. */
        Tags NONE = (field, ids) -> Map.of();

        /**
         * Of these narratives or topics; one that is not in the answer does not speak of places.
         *
         * @param field narratives or topics
         */
        Map<String, PlaceReach> of(KeywordField field, Collection<String> ids);
    }

    /** @param tags asked once for each field */
    public static PlaceReach of(Query query, Tags tags) {
        Map<KeywordField, Map<String, PlaceReach>> told = new EnumMap<>(KeywordField.class);
        query.named().forEach((field, values) -> {
            if (field == KeywordField.TOPIC || field == KeywordField.NARRATIVE) {
                told.put(field, tags.of(field, values));
            }
        });
        return of(query, told);
    }

    private static PlaceReach of(Query query, Map<KeywordField, Map<String, PlaceReach>> tags) {
        return switch (query) {
            case Query.And and ->
                and.clauses().stream()
                        .map(clause -> of(clause, tags))
                        .max(PlaceReach::compareTo)
                        .orElse(NONE);
            case Query.Or or -> any(or, tags);
            case Query.Not not -> of(not.clause(), tags) == NONE ? NONE : MIXED;
            case Query.Near near -> NONE;
            case Query.Keyword keyword -> of(keyword, tags);
            case Query.Leaf leaf -> NONE;
        };
    }

    private static PlaceReach of(Query.Keyword keyword, Map<KeywordField, Map<String, PlaceReach>> tags) {
        return switch (keyword.field()) {
            case FACILITY, COUNTRY, REGION -> NARROWED;
            case TOPIC, NARRATIVE -> {
                Map<String, PlaceReach> reached = tags.getOrDefault(keyword.field(), Map.of());
                yield union(keyword.values().stream()
                        .map(value -> reached.getOrDefault(value, NONE))
                        .toList());
            }
            case PLATFORM, KIND, LANG, SENTIMENT, CAMPAIGN, DOMAIN, AUTHOR -> NONE;
        };
    }

    private static PlaceReach any(Query.Or or, Map<KeywordField, Map<String, PlaceReach>> tags) {
        PlaceReach union =
                union(or.clauses().stream().map(clause -> of(clause, tags)).toList());
        return union != NARROWED || isOfOneKind(or) ? union : MIXED;
    }

    /** What several find together; with a place and something else, whoever knows the one learns of the other. */
    public static PlaceReach union(List<PlaceReach> parts) {
        if (parts.stream().allMatch(part -> part == NONE)) {
            return NONE;
        }
        return parts.stream().allMatch(part -> part == NARROWED) ? NARROWED : MIXED;
    }

    private static boolean isOfOneKind(Query.Or or) {
        @Nullable KeywordField kind = null;
        for (Query clause : or.clauses()) {
            if (!(clause instanceof Query.Keyword keyword) || kind != null && kind != keyword.field()) {
                return false;
            }
            kind = keyword.field();
        }
        return true;
    }
}
