package org.listeningpost.query;

import java.util.List;

/** Turns what an analyst typed into a {@link Query}. Immutable; safe for use by any number of threads. */
public final class QueryParser {
    private final QueryLimits limits;

    public QueryParser(QueryLimits limits) {
        this.limits = limits;
    }

    /** Never throws, whatever the text. */
    public ParseResult parse(String text) {
        if (text.length() > limits.charactersMax()) {
            return new ParseResult.Failed(List.of(new QueryError(
                    QueryError.Kind.TOO_LONG,
                    limits.charactersMax(),
                    text.length() - limits.charactersMax(),
                    "The query has " + text.length() + " characters; at most " + limits.charactersMax()
                            + " are possible.",
                    null)));
        }
        Findings findings = new Findings();
        Query query = new Grammar(Lexer.tokens(text), findings, limits).query();
        if (query != null && !findings.hasErrors()) {
            new Costs(limits, findings).check(query);
        }
        return query == null || findings.hasErrors()
                ? new ParseResult.Failed(findings.errors())
                : new ParseResult.Parsed(query, query.interpreted(), findings.notes());
    }
}
