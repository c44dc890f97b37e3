package org.listeningpost.trend.report;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.KeywordField;
import org.listeningpost.query.PlaceReach;
import org.listeningpost.query.Query;
import org.listeningpost.search.PostField;

/**
 * How a question may speak of places where small counts are kept back. Rounding hides a small count only as long as nobody can add
 * to it what he knows exactly: {@code facility:a OR kettle} for several words of known count tells by where it rounds up
 * how many posts there are at a. So a place narrows the whole question, and every post that is counted is of that place. A
 * narrative or a topic whose query names a place is that place by another name.
 *
 * @param tags what narratives and topics say of places
 */
record PlaceQuestions(PlaceReach.Tags tags) {

    /**
     * Whether a question is one about a place or facility.
     *
     * @param field where the question stands in the request
     * @throws org.listeningpost.http.ProblemException where a place does not narrow the whole question, or times stand beside it
     */
    boolean check(String field, Query query) {
        PlaceReach reach = PlaceReach.of(query, tags);
        if (reach == PlaceReach.NONE) {
            return false;
        }
        if (reach == PlaceReach.MIXED && !isOneTag(query)) {
            throw TrendRequests.bad(
                    field,
                    "place_must_narrow",
                    "With small counts kept back, facility:, region: and country: narrow the whole query; they stand"
                            + " neither behind NOT nor in an OR with anything else. So do narratives and topics whose own"
                            + " query names one, or named one while stored posts may carry its tags; one that names it"
                            + " beside other things stands alone.",
                    "facility:... (the rest), or split=facility");
        }
        if (hasTimes(query)) {
            throw TrendRequests.bad(
                    field,
                    "times_with_places",
                    "With small counts kept back, a question about a place or facility gets its window by whole buckets,"
                            + " not by dates in the query.",
                    "from=...&to=...");
        }
        return true;
    }

    /** Those of the values of a field that speak of places; none for a field that is no tag. */
    Set<String> among(@Nullable PostField field, Collection<String> values) {
        @Nullable
        KeywordField tag = field == PostField.TOPICS
                ? KeywordField.TOPIC
                : field == PostField.NARRATIVES ? KeywordField.NARRATIVE : null;
        if (tag == null || values.isEmpty()) {
            return Set.of();
        }
        return tags.of(tag, values).entrySet().stream()
                .filter(each -> each.getValue() != PlaceReach.NONE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Nothing can be added to what one narrative or topic finds, whatever its own query adds to the place. */
    private static boolean isOneTag(Query query) {
        return query instanceof Query.Keyword keyword && keyword.values().size() == 1;
    }

    private static boolean hasTimes(Query query) {
        return switch (query) {
            case Query.And and -> and.clauses().stream().anyMatch(PlaceQuestions::hasTimes);
            case Query.Or or -> or.clauses().stream().anyMatch(PlaceQuestions::hasTimes);
            case Query.Not not -> hasTimes(not.clause());
            case Query.Near near -> false;
            case Query.Leaf leaf -> leaf instanceof Query.DateRange;
        };
    }
}
