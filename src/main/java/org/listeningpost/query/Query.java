package org.listeningpost.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an analyst asked. Words are kept as typed: Elasticsearch analyzes them with the analyzers of the field they are
 * looked up in. Each leaf knows where it stood in the text, so that a match can be explained.
 */
public sealed interface Query {

    /** Every post; the empty text and a lone {@code *}. */
    record Everything(Span span) implements Leaf {}

    /** All of two or more; never directly holds another And. */
    record And(List<Query> clauses) implements Query {
        public And {
            clauses = List.copyOf(clauses);
        }
    }

    /** Any of two or more; never directly holds another Or. */
    record Or(List<Query> clauses) implements Query {
        public Or {
            clauses = List.copyOf(clauses);
        }
    }

    /** Every post that the clause does not match. */
    record Not(Query clause) implements Query {}

    /** {@code left NEAR/distance right}: at most that many words between, in any order unless ordered. */
    record Near(List<Term> left, List<Term> right, int distance, boolean ordered) implements Query {
        public Near {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }

    /** A query without operators inside. */
    sealed interface Leaf extends Query {
        Span span();
    }

    /** What may stand beside NEAR. */
    sealed interface Term extends Leaf {
        String text();
    }

    /** A plain word, or several joined by punctuation (covid-19), which stand next to each other. */
    record Word(String text, Span span) implements Term {}

    /** Words in this order; with slop, within that many positions. */
    record Phrase(String text, int slop, Span span) implements Term {}

    /** One or more words exactly as written: no folding, no stemming. */
    record Exact(String text, Span span) implements Leaf {}

    /** Words that begin like this; of a joined word, its last part does. */
    record Prefix(String text, Span span) implements Leaf {}

    /** {@code *} any letters, {@code ?} exactly one. */
    record Wildcard(String pattern, Span span) implements Leaf {}

    /** Words at most that many edits away. */
    record Fuzzy(String text, int edits, Span span) implements Leaf {}

    /** @param tag canonical, without # */
    record Hashtag(String tag, Span span) implements Leaf {}

    /** @param name as typed, without @ */
    record Account(String name, Span span) implements Leaf {}

    /** @param emoji without skin tone and style */
    record Emoji(String emoji, Span span) implements Leaf {}

    /** The field holds one of the values. */
    record Keyword(KeywordField field, List<String> values, Span span) implements Leaf {
        public Keyword {
            values = List.copyOf(values);
        }
    }

    /** At least one bound is there. */
    record NumberRange(
            NumberField field,
            @Nullable Bound<BigDecimal> low,
            @Nullable Bound<BigDecimal> high,
            Span span) implements Leaf {}

    /** At least one bound is there. */
    record DateRange(
            DateField field,
            @Nullable Bound<TimePoint> low,
            @Nullable Bound<TimePoint> high,
            Span span) implements Leaf {}

    /** A yes-or-no property of a post, written {@code has:} or {@code is:}. */
    record Has(Trait trait, Span span) implements Leaf {}

    /** One end of a range. */
    record Bound<T>(T value, boolean inclusive) {}

    /** All of the clauses; one clause stands for itself, no clause for everything. */
    static Query and(List<Query> clauses) {
        List<Query> flat = new ArrayList<>();
        for (Query clause : clauses) {
            if (clause instanceof And nested) {
                flat.addAll(nested.clauses());
            } else {
                flat.add(clause);
            }
        }
        return flat.isEmpty() ? new Everything(Span.NONE) : flat.size() == 1 ? flat.getFirst() : new And(flat);
    }

    /** Any of one or more clauses. */
    static Query or(List<Query> clauses) {
        List<Query> flat = new ArrayList<>();
        for (Query clause : clauses) {
            if (clause instanceof Or nested) {
                flat.addAll(nested.clauses());
            } else {
                flat.add(clause);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new Or(flat);
    }

    /** What it asks of exact fields, in the order of the text; also behind NOT. */
    default Stream<Keyword> keywords() {
        return switch (this) {
            case And and -> and.clauses().stream().flatMap(Query::keywords);
            case Or or -> or.clauses().stream().flatMap(Query::keywords);
            case Not not -> not.clause().keywords();
            case Keyword keyword -> Stream.of(keyword);
            case Near near -> Stream.empty();
            case Leaf leaf -> Stream.empty();
        };
    }

    /** The values that it names of each exact field, in the order of the text. */
    default Map<KeywordField, Set<String>> named() {
        Map<KeywordField, Set<String>> named = new EnumMap<>(KeywordField.class);
        keywords()
                .forEach(keyword -> named.computeIfAbsent(keyword.field(), field -> new LinkedHashSet<>())
                        .addAll(keyword.values()));
        return named;
    }

    /** The same question without places: two texts that mean the same compare equal. */
    default Query unplaced() {
        return Places.removeFrom(this);
    }

    /** Canonical text with every operator written out; parses to the same query. */
    default String interpreted() {
        return new QueryWriter().write(this);
    }
}
