package org.listeningpost.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.QueryError.Kind;

/** Checks what stands beside NEAR: words, phrases, and ORs of them. */
final class NearReader {
    private final Findings findings;

    NearReader(Findings findings) {
        this.findings = findings;
    }

    @Nullable
    Query near(Query left, Span leftPlace, Query right, Span rightPlace, int distance, boolean ordered) {
        List<Query.Term> before = terms(left, leftPlace);
        List<Query.Term> behind = terms(right, rightPlace);
        return before == null || behind == null ? null : new Query.Near(before, behind, distance, ordered);
    }

    private @Nullable List<Query.Term> terms(Query side, Span place) {
        List<Query> alternatives = side instanceof Query.Or or ? or.clauses() : List.of(side);
        List<Query.Term> terms = new ArrayList<>();
        for (Query alternative : alternatives) {
            if (alternative instanceof Query.Term term && !(term instanceof Query.Phrase phrase && phrase.slop() > 0)) {
                terms.add(term);
            } else {
                Span at = alternative instanceof Query.Leaf leaf ? leaf.span() : place;
                findings.error(
                        Kind.NEAR_CONTENT,
                        at,
                        "Beside NEAR stand words, phrases, or ORs of them in parentheses; here is "
                                + describe(alternative) + ".");
                return null;
            }
        }
        return terms;
    }

    private static String describe(Query query) {
        return switch (query) {
            case Query.And and -> "an AND";
            case Query.Or or -> "an OR";
            case Query.Not not -> "a negation";
            case Query.Near near -> "another NEAR";
            case Query.Word word -> "a word";
            case Query.Phrase phrase -> "a phrase with ~";
            case Query.Exact exact -> "exact:";
            case Query.Prefix prefix -> "a prefix";
            case Query.Wildcard wildcard -> "a wildcard";
            case Query.Fuzzy fuzzy -> "a word with ~";
            case Query.Hashtag hashtag -> "a hashtag (leave out the #: words inside hashtags are found too)";
            case Query.Account account -> "an account";
            case Query.Emoji emoji -> "an emoji";
            case Query.Keyword keyword -> "a field";
            case Query.NumberRange range -> "a range";
            case Query.DateRange range -> "a range";
            case Query.Has has -> "a field";
            case Query.Everything all -> "a lone *";
        };
    }
}
