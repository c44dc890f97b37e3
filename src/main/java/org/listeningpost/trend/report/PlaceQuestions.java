package org.listeningpost.trend.report;

import java.util.List;
import org.listeningpost.query.KeywordField;
import org.listeningpost.query.Query;

/**
 * How a question may speak of places where small counts are kept back. Rounding hides a small count only as long as nobody can add
 * to it what he knows exactly: {@code facility:a OR kettle} for several words of known count tells by where it rounds up
 * how many posts there are at a. So a place narrows the whole question, and every post that is counted is of that place.
 */
final class PlaceQuestions {
    private PlaceQuestions() {}

    /** @throws org.listeningpost.http.ProblemException where a place does not narrow the whole question, or times stand beside it */
    static void check(Query query) {
        if (!SmallCells.concerns(query)) {
            return;
        }
        List<Query> clauses = query instanceof Query.And and ? and.clauses() : List.of(query);
        for (Query clause : clauses) {
            if (SmallCells.concerns(clause) && !isPlace(clause)) {
                throw TrendRequests.bad(
                        "query",
                        "place_must_narrow",
                        "With small counts kept back, facility:, region: and country: narrow the whole query; they stand"
                                + " neither behind NOT nor in an OR with anything else.",
                        "facility:... (the rest), or split=facility");
            }
        }
        if (hasTimes(query)) {
            throw TrendRequests.bad(
                    "query",
                    "times_with_places",
                    "With small counts kept back, a question about a place or facility gets its window by whole buckets,"
                            + " not by dates in the query.",
                    "from=...&to=...");
        }
    }

    /** One place, or any of several of one kind. */
    private static boolean isPlace(Query clause) {
        if (clause instanceof Query.Or or) {
            return or.clauses().stream().allMatch(PlaceQuestions::isPlace)
                    && or.clauses().stream()
                                    .map(PlaceQuestions::fieldOf)
                                    .distinct()
                                    .count()
                            == 1;
        }
        return clause instanceof Query.Keyword && SmallCells.concerns(clause);
    }

    private static KeywordField fieldOf(Query place) {
        return switch (place) {
            case Query.Keyword keyword -> keyword.field();
            case Query.Or or -> fieldOf(or.clauses().getFirst());
            default -> throw new IllegalArgumentException("not a place");
        };
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
