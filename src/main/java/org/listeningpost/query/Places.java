package org.listeningpost.query;

import static org.listeningpost.query.Span.NONE;

import java.util.List;

/** Takes the places out of a query, for comparison. */
final class Places {
    private Places() {}

    static Query removeFrom(Query query) {
        return switch (query) {
            case Query.And and ->
                new Query.And(and.clauses().stream().map(Places::removeFrom).toList());
            case Query.Or or ->
                new Query.Or(or.clauses().stream().map(Places::removeFrom).toList());
            case Query.Not not -> new Query.Not(removeFrom(not.clause()));
            case Query.Near near ->
                new Query.Near(terms(near.left()), terms(near.right()), near.distance(), near.ordered());
            case Query.Term term -> term(term);
            case Query.Everything all -> new Query.Everything(NONE);
            case Query.Exact exact -> new Query.Exact(exact.text(), NONE);
            case Query.Prefix prefix -> new Query.Prefix(prefix.text(), NONE);
            case Query.Wildcard wildcard -> new Query.Wildcard(wildcard.pattern(), NONE);
            case Query.Fuzzy fuzzy -> new Query.Fuzzy(fuzzy.text(), fuzzy.edits(), NONE);
            case Query.Hashtag hashtag -> new Query.Hashtag(hashtag.tag(), NONE);
            case Query.Account account -> new Query.Account(account.name(), NONE);
            case Query.Emoji emoji -> new Query.Emoji(emoji.emoji(), NONE);
            case Query.Keyword keyword -> new Query.Keyword(keyword.field(), keyword.values(), NONE);
            case Query.NumberRange range -> new Query.NumberRange(range.field(), range.low(), range.high(), NONE);
            case Query.DateRange range -> new Query.DateRange(range.field(), range.low(), range.high(), NONE);
            case Query.Has has -> new Query.Has(has.trait(), NONE);
        };
    }

    private static List<Query.Term> terms(List<Query.Term> terms) {
        return terms.stream().map(Places::term).toList();
    }

    private static Query.Term term(Query.Term term) {
        return switch (term) {
            case Query.Word word -> new Query.Word(word.text(), NONE);
            case Query.Phrase phrase -> new Query.Phrase(phrase.text(), phrase.slop(), NONE);
        };
    }
}
