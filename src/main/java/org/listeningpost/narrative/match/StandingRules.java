package org.listeningpost.narrative.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.KeywordField;
import org.listeningpost.query.Query;
import org.listeningpost.query.Query.Bound;
import org.listeningpost.query.Span;
import org.listeningpost.query.TimePoint;

/**
 * What a search may ask and a standing query may not. A tag is written once, so what is true of a post today and false
 * tomorrow cannot be a tag.
 */
public final class StandingRules {
    private StandingRules() {}

    /** A part of a query that cannot stand. */
    public record Violation(Span span, String code, String message) {}

    /** All violations, in the order of the text. */
    public static List<Violation> check(Query query) {
        List<Violation> found = new ArrayList<>();
        collect(query, found);
        return found;
    }

    private static void collect(Query query, List<Violation> found) {
        switch (query) {
            case Query.And and -> and.clauses().forEach(clause -> collect(clause, found));
            case Query.Or or -> or.clauses().forEach(clause -> collect(clause, found));
            case Query.Not not -> collect(not.clause(), found);
            case Query.Near near -> {
                // words only
            }
            case Query.Leaf leaf -> check(leaf).ifPresent(found::add);
        }
    }

    private static Optional<Violation> check(Query.Leaf leaf) {
        return switch (leaf) {
            case Query.DateRange range
            when isRelative(range.low()) || isRelative(range.high()) ->
                Optional.of(new Violation(
                        range.span(),
                        "relative_date",
                        "now moves on and a tag stays: give the date itself, or leave it to the search over the"
                                + " narrative's posts."));
            case Query.Keyword keyword
            when keyword.field() == KeywordField.NARRATIVE ->
                Optional.of(new Violation(
                        keyword.span(),
                        "narrative_in_narrative",
                        "A narrative cannot be made of narratives: take over their queries."));
            default -> Optional.empty();
        };
    }

    private static boolean isRelative(@Nullable Bound<TimePoint> bound) {
        return bound != null && bound.value() instanceof TimePoint.Relative;
    }
}
