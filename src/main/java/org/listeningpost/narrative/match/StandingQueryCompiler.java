package org.listeningpost.narrative.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.analysis.LocalToken;
import org.listeningpost.narrative.match.Slot.Stream;
import org.listeningpost.query.Folding;
import org.listeningpost.query.Query;
import org.listeningpost.query.WordTags;

/**
 * Compiles a {@link Query} for the standing engine; the twin of {@code search.ElasticQueries}. What one analyzes or looks
 * up, the other must, too: {@code StandingLawIT} holds both to the same answers. Used by one thread.
 */
final class StandingQueryCompiler {
    private final LocalAnalyzers analyzers;
    private final WordReader words;
    private final SlotDictionary slots;

    StandingQueryCompiler(LocalAnalyzers analyzers, WordReader words, SlotDictionary slots) {
        this.analyzers = analyzers;
        this.words = words;
        this.slots = slots;
    }

    /** A query that {@link StandingRules} lets pass. */
    StandingQuery compile(String id, Query query) {
        return new Anchors(slots).of(id, node(query));
    }

    private Node node(Query query) {
        return switch (query) {
            case Query.And and -> new Node.And(cheapestFirst(and.clauses()));
            case Query.Or or -> new Node.Or(cheapestFirst(or.clauses()));
            case Query.Not not -> new Node.Not(node(not.clause()));
            case Query.Near near -> new Node.Part(near, near(near));
            case Query.Leaf leaf -> new Node.Part(leaf, leaf(leaf));
        };
    }

    private Node leaf(Query.Leaf leaf) {
        return switch (leaf) {
            case Query.Everything all -> new Node.All();
            case Query.Word word -> word(word.text());
            case Query.Phrase phrase -> phrase(phrase.text(), phrase.slop());
            case Query.Exact exact -> sideBySide(positions("lp_exact", exact.text()), Stream.EXACT);
            case Query.Prefix prefix -> prefix(Folding.words(prefix.text()));
            case Query.Wildcard wildcard -> has(Slot.WildcardPattern.of(Folding.pattern(wildcard.pattern())));
            case Query.Fuzzy fuzzy ->
                has(new Slot.FuzzyPattern(String.join("", Folding.words(fuzzy.text())), fuzzy.edits()));
            case Query.Hashtag hashtag -> value(ValueField.HASHTAGS, hashtag.tag());
            case Query.Emoji emoji -> value(ValueField.EMOJI, emoji.emoji());
            case Query.Account account ->
                any(
                        ValueField.MENTIONS,
                        new LinkedHashSet<>(
                                List.of(account.name(), account.name().toLowerCase(Locale.ROOT))));
            case Query.Keyword keyword -> any(ValueField.of(keyword.field()), new LinkedHashSet<>(keyword.values()));
            case Query.NumberRange range -> new Node.Fact(Facts.number(range));
            case Query.DateRange range -> new Node.Fact(Facts.date(range));
            case Query.Has has -> new Node.Fact(Facts.trait(has.trait()));
        };
    }

    private List<Node> cheapestFirst(List<Query> clauses) {
        List<Node> nodes = new ArrayList<>();
        clauses.forEach(clause -> nodes.add(node(clause)));
        nodes.sort(Comparator.comparingInt(StandingQueryCompiler::cost));
        return List.copyOf(nodes);
    }

    private static int cost(Node node) {
        return switch (node) {
            case Node.Part part -> cost(part.node());
            case Node.All all -> 0;
            case Node.Nothing nothing -> 0;
            case Node.Has has -> 1;
            case Node.Fact fact -> 2;
            case Node.Not not -> 1 + cost(not.clause());
            case Node.Or or ->
                or.clauses().stream().mapToInt(StandingQueryCompiler::cost).sum();
            case Node.And and ->
                and.clauses().stream().mapToInt(StandingQueryCompiler::cost).sum();
            case Node.Phrase phrase -> 10;
            case Node.Loose loose -> 30;
            case Node.Near near -> 50;
            case Node.Repeated repeated -> 1_000;
        };
    }

    private Node word(String text) {
        List<SortedSet<String>> places = positions("lp_text", text);
        SortedSet<String> tags = new TreeSet<>();
        WordTags.of(text).forEach(tag -> tags.add(ValueField.HASHTAGS.normalized(tag)));
        if (places.size() == 1) {
            return has(new Slot.Words(Stream.STEMMED, places.getFirst(), tags));
        }
        Node phrase = sideBySide(places, Stream.STEMMED);
        return tags.isEmpty()
                ? phrase
                : new Node.Or(List.of(has(new Slot.Words(Stream.STEMMED, new TreeSet<>(), tags)), phrase));
    }

    private Node phrase(String text, int slop) {
        List<SortedSet<String>> places = positions("lp_text", text);
        if (slop == 0 || places.size() < 2) {
            return sideBySide(places, Stream.STEMMED);
        }
        int[] numbers = numbers(places, Stream.STEMMED);
        Set<String> different = new TreeSet<>();
        places.forEach(different::addAll);
        boolean isRepeating =
                different.size() < places.stream().mapToInt(Set::size).sum();
        return isRepeating
                ? new Node.Repeated(numbers, words.loosePhrase(places, slop))
                : new Node.Loose(numbers, slop);
    }

    private Node prefix(List<String> folded) {
        Slot last = new Slot.PrefixPattern(folded.getLast());
        if (folded.size() == 1) {
            return has(last);
        }
        String before = String.join(" ", folded.subList(0, folded.size() - 1));
        int[] leading = numbers(positions("lp_folded", before), Stream.FOLDED);
        int[] all = Arrays.copyOf(leading, leading.length + 1);
        all[leading.length] = slots.numberOf(last);
        return new Node.Phrase(all);
    }

    private Node near(Query.Near near) {
        List<int[]> left = sides(near.left());
        List<int[]> right = sides(near.right());
        return left.isEmpty() || right.isEmpty()
                ? new Node.Nothing()
                : new Node.Near(left, right, near.distance(), near.ordered());
    }

    private List<int[]> sides(List<Query.Term> terms) {
        return terms.stream()
                .map(term -> numbers(positions("lp_text", term.text()), Stream.STEMMED))
                .filter(numbers -> numbers.length > 0)
                .toList();
    }

    private Node sideBySide(List<SortedSet<String>> places, Stream stream) {
        int[] numbers = numbers(places, stream);
        return switch (numbers.length) {
            case 0 -> new Node.Nothing();
            case 1 -> new Node.Has(numbers[0]);
            default -> new Node.Phrase(numbers);
        };
    }

    private Node has(Slot slot) {
        return new Node.Has(slots.numberOf(slot));
    }

    private Node value(ValueField field, String value) {
        return has(new Slot.Value(field, field.normalized(value)));
    }

    private Node any(ValueField field, Set<String> values) {
        List<Node> each = values.stream().map(value -> value(field, value)).toList();
        return each.size() == 1 ? each.getFirst() : new Node.Or(each);
    }

    private int[] numbers(List<SortedSet<String>> places, Stream stream) {
        return places.stream()
                .mapToInt(place -> slots.numberOf(new Slot.Words(stream, place, new TreeSet<>())))
                .toArray();
    }

    /** The words of a text with their stems, place by place. */
    private List<SortedSet<String>> positions(String analyzer, String text) {
        List<SortedSet<String>> places = new ArrayList<>();
        int at = -1;
        for (LocalToken token : analyzers.tokens(analyzer, text)) {
            if (token.position() != at) {
                places.add(new TreeSet<>());
                at = token.position();
            }
            places.getLast().add(token.text());
        }
        return places;
    }
}
