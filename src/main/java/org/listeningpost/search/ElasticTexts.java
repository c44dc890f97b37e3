package org.listeningpost.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Intervals;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.listeningpost.query.Folding;
import org.listeningpost.query.Query.Exact;
import org.listeningpost.query.Query.Fuzzy;
import org.listeningpost.query.Query.Near;
import org.listeningpost.query.Query.Phrase;
import org.listeningpost.query.Query.Prefix;
import org.listeningpost.query.Query.Term;
import org.listeningpost.query.Query.Wildcard;
import org.listeningpost.query.Query.Word;
import org.listeningpost.query.WordTags;

/**
 * Words in the three text fields. A post matches as well as its best field does. Words and phrases are analyzed by
 * Elasticsearch; prefixes, wildcards and fuzzy words are compared with folded, unstemmed words and are folded here.
 */
final class ElasticTexts {
    private static final String FOLDED = ".folded";
    private static final String EXACT = ".exact";
    /** Not {@code top_terms}: every word that fits counts, and the engine's clause limit does not apply. */
    private static final String ALL_TERMS = "constant_score";

    private static final double TIE_BREAKER = 0.2;

    /** Where words are looked for, and what they weigh there. */
    private enum Field {
        TEXT("text", 1f),
        TITLE("title", 1.5f),
        ATTACHMENT("attachment_text", 0.6f);

        private final String indexField;
        private final float weight;

        Field(String indexField, float weight) {
            this.indexField = indexField;
            this.weight = weight;
        }
    }

    /** Several words joined by punctuation are a phrase; a single word also finds the hashtag of that name. */
    Query word(Word word) {
        List<Query> places = fields(field -> phrase(field, "", word.text(), 0));
        List<FieldValue> tags =
                WordTags.of(word.text()).stream().map(FieldValue::of).toList();
        if (!tags.isEmpty()) {
            places.add(Query.of(q -> q.constantScore(c -> c.filter(ElasticTerms.anyOf("hashtags", tags)))));
        }
        return best(places);
    }

    Query phrase(Phrase phrase) {
        return best(fields(field -> phrase(field, "", phrase.text(), phrase.slop())));
    }

    Query exact(Exact exact) {
        return best(fields(field -> phrase(field, EXACT, exact.text(), 0)));
    }

    Query prefix(Prefix prefix) {
        List<String> words = Folding.words(prefix.text());
        String last = words.getLast();
        if (words.size() == 1) {
            return best(fields(field -> Query.of(q -> q.prefix(p -> p.field(field.indexField + FOLDED)
                    .value(last)
                    .rewrite(ALL_TERMS)
                    .boost(field.weight)))));
        }
        List<Intervals> parts = List.of(
                match(String.join(" ", words.subList(0, words.size() - 1))),
                Intervals.of(i -> i.prefix(p -> p.prefix(last))));
        return best(fields(field -> Query.of(q -> q.intervals(i -> i.field(field.indexField + FOLDED)
                .boost(field.weight)
                .allOf(a -> a.ordered(true).maxGaps(0).intervals(parts))))));
    }

    Query wildcard(Wildcard wildcard) {
        String pattern = Folding.pattern(wildcard.pattern());
        return best(fields(field -> Query.of(q -> q.wildcard(w -> w.field(field.indexField + FOLDED)
                .value(pattern)
                .rewrite(ALL_TERMS)
                .boost(field.weight)))));
    }

    Query fuzzy(Fuzzy fuzzy) {
        String word = String.join("", Folding.words(fuzzy.text()));
        return best(fields(field -> Query.of(q -> q.fuzzy(f -> f.field(field.indexField + FOLDED)
                .value(word)
                .fuzziness(String.valueOf(fuzzy.edits()))
                .transpositions(true)
                .rewrite(ALL_TERMS)
                .boost(field.weight)))));
    }

    /**
     * Either order is two ordered searches: an unordered one would let both sides be the same word of the post, as in
     * {@code vaccine NEAR/5 vaccines}.
     */
    Query near(Near near) {
        Intervals left = anyOf(near.left());
        Intervals right = anyOf(near.right());
        Intervals forwards = inOrder(left, right, near.distance());
        List<Intervals> orders =
                near.ordered() ? List.of(forwards) : List.of(forwards, inOrder(right, left, near.distance()));
        return best(fields(field -> Query.of(q ->
                q.intervals(i -> i.field(field.indexField).boost(field.weight).anyOf(a -> a.intervals(orders))))));
    }

    private static Intervals inOrder(Intervals first, Intervals second, int distance) {
        return Intervals.of(i -> i.allOf(a -> a.ordered(true).maxGaps(distance).intervals(first, second)));
    }

    private static Intervals anyOf(List<Term> terms) {
        List<Intervals> matches = terms.stream().map(term -> match(term.text())).toList();
        return matches.size() == 1 ? matches.getFirst() : Intervals.of(i -> i.anyOf(a -> a.intervals(matches)));
    }

    private static Intervals match(String text) {
        return Intervals.of(i -> i.match(m -> m.query(text).ordered(true).maxGaps(0)));
    }

    private static Query phrase(Field field, String variant, String text, int slop) {
        return Query.of(q -> q.matchPhrase(
                m -> m.field(field.indexField + variant).query(text).slop(slop).boost(field.weight)));
    }

    private static List<Query> fields(Function<Field, Query> query) {
        List<Query> places = new ArrayList<>();
        for (Field field : Field.values()) {
            places.add(query.apply(field));
        }
        return places;
    }

    private static Query best(List<Query> places) {
        return Query.of(q -> q.disMax(d -> d.tieBreaker(TIE_BREAKER).queries(places)));
    }
}
