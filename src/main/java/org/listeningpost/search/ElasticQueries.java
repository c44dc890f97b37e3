package org.listeningpost.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import java.time.Clock;
import java.util.List;
import org.listeningpost.query.Query;

/**
 * Compiles a {@link Query} for Elasticsearch. Words score; fields, ranges and properties only filter. Results are exact:
 * prefixes, wildcards and fuzzy words take every word of the index that fits, not the best so many.
 *
 * <p>Immutable; safe for use by any number of threads.
 */
public final class ElasticQueries {
    private final ElasticTexts texts = new ElasticTexts();
    private final ElasticRanges ranges;

    /** The clock resolves {@code now-7d} when a query is compiled. */
    public ElasticQueries(Clock clock) {
        this.ranges = new ElasticRanges(clock);
    }

    public co.elastic.clients.elasticsearch._types.query_dsl.Query compile(Query query) {
        return switch (query) {
            case Query.And and -> all(and.clauses());
            case Query.Or or -> any(or.clauses());
            case Query.Not not -> none(not.clause());
            case Query.Near near -> texts.near(near);
            case Query.Leaf leaf -> leaf(leaf);
        };
    }

    /** The body of the compiled query as JSON, for people. */
    public String json(Query query) {
        return JsonpUtils.toJsonString(compile(query), new JacksonJsonpMapper());
    }

    private co.elastic.clients.elasticsearch._types.query_dsl.Query leaf(Query.Leaf leaf) {
        return switch (leaf) {
            case Query.Everything all ->
                co.elastic.clients.elasticsearch._types.query_dsl.Query.of(q -> q.matchAll(m -> m));
            case Query.Word word -> texts.word(word);
            case Query.Phrase phrase -> texts.phrase(phrase);
            case Query.Exact exact -> texts.exact(exact);
            case Query.Prefix prefix -> texts.prefix(prefix);
            case Query.Wildcard wildcard -> texts.wildcard(wildcard);
            case Query.Fuzzy fuzzy -> texts.fuzzy(fuzzy);
            case Query.Hashtag hashtag -> ElasticTerms.scored("hashtags", hashtag.tag());
            case Query.Emoji emoji -> ElasticTerms.scored("emoji", emoji.emoji());
            case Query.Account account -> ElasticTerms.account(account.name());
            case Query.Keyword keyword ->
                ElasticTerms.anyOf(
                        keyword.field().indexField(),
                        keyword.values().stream().map(FieldValue::of).toList());
            case Query.NumberRange range -> ranges.numbers(range);
            case Query.DateRange range -> ranges.dates(range);
            case Query.Has has -> ElasticTraits.of(has.trait());
        };
    }

    private co.elastic.clients.elasticsearch._types.query_dsl.Query all(List<Query> clauses) {
        BoolQuery.Builder bool = new BoolQuery.Builder();
        for (Query clause : clauses) {
            if (clause instanceof Query.Not not) {
                bool.mustNot(compile(not.clause()));
            } else if (isFilter(clause)) {
                bool.filter(compile(clause));
            } else {
                bool.must(compile(clause));
            }
        }
        return bool.build()._toQuery();
    }

    private co.elastic.clients.elasticsearch._types.query_dsl.Query any(List<Query> clauses) {
        BoolQuery.Builder bool = new BoolQuery.Builder().minimumShouldMatch("1");
        for (Query clause : clauses) {
            // A field's own score, the rarity of a platform, says nothing about how well a post matches.
            bool.should(clause instanceof Query.Leaf && isFilter(clause) ? unscored(clause) : compile(clause));
        }
        return bool.build()._toQuery();
    }

    private co.elastic.clients.elasticsearch._types.query_dsl.Query unscored(Query clause) {
        return new BoolQuery.Builder().filter(compile(clause)).build()._toQuery();
    }

    private co.elastic.clients.elasticsearch._types.query_dsl.Query none(Query clause) {
        return new BoolQuery.Builder().mustNot(compile(clause)).build()._toQuery();
    }

    private static boolean isFilter(Query clause) {
        return switch (clause) {
            case Query.Keyword keyword -> true;
            case Query.NumberRange range -> true;
            case Query.DateRange range -> true;
            case Query.Has has -> true;
            case Query.Everything all -> true;
            case Query.Not not -> true;
            case Query.And and -> and.clauses().stream().allMatch(ElasticQueries::isFilter);
            case Query.Or or -> or.clauses().stream().allMatch(ElasticQueries::isFilter);
            case Query.Near near -> false;
            case Query.Word word -> false;
            case Query.Phrase phrase -> false;
            case Query.Exact exact -> false;
            case Query.Prefix prefix -> false;
            case Query.Wildcard wildcard -> false;
            case Query.Fuzzy fuzzy -> false;
            case Query.Hashtag hashtag -> false;
            case Query.Account account -> false;
            case Query.Emoji emoji -> false;
        };
    }
}
