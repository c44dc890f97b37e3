package org.listeningpost.narrative;

import java.util.List;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemError;
import org.listeningpost.http.ProblemException;
import org.listeningpost.narrative.match.StandingRules;
import org.listeningpost.query.ParseResult;
import org.listeningpost.query.Query;
import org.listeningpost.query.QueryParser;
import org.listeningpost.search.SearchPlanner;

/** Whether a text can be the query of a narrative. Thread-safe. */
final class StandingQueryCheck {
    private final QueryParser parser;

    StandingQueryCheck(QueryParser parser) {
        this.parser = parser;
    }

    /** A query that can stand, or why it cannot. */
    sealed interface Verdict {}

    record Sound(Query query, String interpreted) implements Verdict {}

    record Refused(List<ProblemError> errors) implements Verdict {
        Refused {
            errors = List.copyOf(errors);
        }
    }

    Verdict check(String text) {
        return switch (parser.parse(text)) {
            case ParseResult.Failed failed ->
                new Refused(failed.errors().stream()
                        .map(SearchPlanner::problemError)
                        .toList());
            case ParseResult.Parsed parsed -> {
                List<ProblemError> errors = StandingRules.check(parsed.query()).stream()
                        .map(StandingQueryCheck::errorOf)
                        .toList();
                yield errors.isEmpty() ? new Sound(parsed.query(), parsed.interpreted()) : new Refused(errors);
            }
        };
    }

    /** The query, or a problem that names each mistake at its place. */
    Sound require(String text) {
        return switch (check(text)) {
            case Sound sound -> sound;
            case Refused refused -> {
                Problem problem = Problem.of(400, "invalid-query", "The query cannot be a narrative's");
                for (ProblemError error : refused.errors()) {
                    problem = problem.error(error);
                }
                throw new ProblemException(problem);
            }
        };
    }

    private static ProblemError errorOf(StandingRules.Violation violation) {
        return ProblemError.ofPosition(
                violation.span().start(), violation.span().length(), violation.code(), violation.message(), null);
    }
}
