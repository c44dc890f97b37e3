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

    /**
     * All violations, in the order of the text.
     *
     * @param whose for messages: narrative, topic
     */
    public static List<Violation> check(Query query, String whose) {
        List<Violation> found = new ArrayList<>();
        collect(query, whose, found);
        return found;
    }

    private static void collect(Query query, String whose, List<Violation> found) {
        switch (query) {
            case Query.And and -> and.clauses().forEach(clause -> collect(clause, whose, found));
            case Query.Or or -> or.clauses().forEach(clause -> collect(clause, whose, found));
            case Query.Not not -> collect(not.clause(), whose, found);
            case Query.Near near -> {
                // words only
            }
            case Query.Leaf leaf -> check(leaf, whose).ifPresent(found::add);
        }
    }

    private static Optional<Violation> check(Query.Leaf leaf, String whose) {
        return switch (leaf) {
            case Query.DateRange range
            when isRelative(range.low()) || isRelative(range.high()) ->
                Optional.of(new Violation(
                        range.span(),
                        "relative_date",
                        "now moves on and a tag stays: give the date itself, or leave it to the search over the "
                                + whose + "'s posts."));
            case Query.Keyword keyword
            when keyword.field() == KeywordField.NARRATIVE ->
                Optional.of(new Violation(
                        keyword.span(),
                        "narrative_in_" + whose,
                        "A " + whose + " cannot be made of narratives: take over their queries."));
            default -> Optional.empty();
        };
    }

    private static boolean isRelative(@Nullable Bound<TimePoint> bound) {
        return bound != null && bound.value() instanceof TimePoint.Relative;
    }
}
