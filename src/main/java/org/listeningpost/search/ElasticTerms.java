package org.listeningpost.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TermsQuery;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whole values of keyword fields. */
final class ElasticTerms {
    private ElasticTerms() {}

    /** One value, as good a match as a word of the text. */
    static Query scored(String field, String value) {
        return Query.of(q ->
                q.constantScore(c -> c.filter(f -> f.term(t -> t.field(field).value(value)))));
    }

    static Query anyOf(String field, List<FieldValue> values) {
        return values.size() == 1
                ? Query.of(q -> q.term(t -> t.field(field).value(values.getFirst())))
                : TermsQuery.of(t -> t.field(field).terms(v -> v.value(values)))._toQuery();
    }

    /** Names of accounts are kept in lower case, pseudonyms are not. */
    static Query account(String name) {
        List<FieldValue> forms = Stream.of(name, name.toLowerCase(Locale.ROOT))
                .distinct()
                .map(FieldValue::of)
                .toList();
        return Query.of(q -> q.constantScore(c -> c.filter(anyOf("mentions", forms))));
    }
}
