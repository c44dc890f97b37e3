package org.listeningpost.search;

import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemError;
import org.listeningpost.http.ProblemException;
import org.listeningpost.query.ParseResult;
import org.listeningpost.query.QueryError;

/** The answer to a query that cannot be understood. */
public final class QueryProblem {
    private QueryProblem() {}

    /** @param field where the query stands in the request; null where there is only one */
    public static ProblemException of(@Nullable String field, ParseResult.Failed failed) {
        Problem problem = Problem.of(400, "invalid-query", "The query cannot be understood");
        for (QueryError error : failed.errors()) {
            problem = problem.error(mistake(field, error));
        }
        return new ProblemException(problem);
    }

    /** One mistake in the form of an answer. */
    public static ProblemError mistake(@Nullable String field, QueryError error) {
        return new ProblemError(
                field, error.position(), error.length(), error.kind().code(), error.message(), error.suggestion());
    }
}
