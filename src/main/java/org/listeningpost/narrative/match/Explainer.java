package org.listeningpost.narrative.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.analysis.LocalToken;
import org.listeningpost.query.Query;
import org.listeningpost.query.Span;

/** Says which words of a post matched which part of a query, by asking the standing engine itself. Thread-safe. */
public final class Explainer {
    private final LocalAnalyzers analyzers;
    private final WordReader words;

    public Explainer(LocalAnalyzers analyzers) {
        this.analyzers = analyzers;
        this.words = new WordReader(analyzers);
    }

    /** A query that {@link StandingRules} lets pass, and a post. */
    public Explanation explain(Query query, Subject subject) {
        SlotDictionary dictionary = new SlotDictionary();
        StandingQuery compiled = new StandingQueryCompiler(analyzers, words, dictionary).compile("query", query);
        Set<Integer> used = new TreeSet<>();
        NodeSlots.forEach(compiled.root(), used::add);
        Reading reading =
                new PostReader(new SlotTables(dictionary, used), dictionary.size(), analyzers).read(subject, null);
        List<Explanation.Part> parts = new ArrayList<>();
        boolean matches = compiled.root().matches(reading);
        if (matches) {
            new Walk(dictionary, reading, subject, parts).explain(compiled.root());
        }
        return new Explanation(matches, parts);
    }

    /** One post and one query. */
    private final class Walk {
        private final SlotDictionary dictionary;
        private final Reading reading;
        private final Subject subject;
        private final List<Explanation.Part> parts;
        private final Map<String, Map<Integer, LocalToken>> tokens = new HashMap<>();

        Walk(SlotDictionary dictionary, Reading reading, Subject subject, List<Explanation.Part> parts) {
            this.dictionary = dictionary;
            this.reading = reading;
            this.subject = subject;
            this.parts = parts;
        }

        void explain(Node node) {
            if (!node.matches(reading)) {
                return;
            }
            switch (node) {
                case Node.And and -> and.clauses().forEach(this::explain);
                case Node.Or or -> or.clauses().forEach(this::explain);
                case Node.Part part -> describe(part);
                case Node.Not not -> {
                    // Fulfilled by what is not there.
                }
                case Node.All all -> {
                    // Stands inside a part.
                }
                case Node.Nothing nothing -> {
                    // Never matches.
                }
                case Node.Has has -> {
                    // Stands inside a part, as do all below.
                }
                case Node.Phrase phrase -> {}
                case Node.Loose loose -> {}
                case Node.Repeated repeated -> {}
                case Node.Near near -> {}
                case Node.Fact fact -> {}
            }
        }

        private void describe(Node.Part part) {
            Set<Explanation.Words> found = new LinkedHashSet<>();
            List<Explanation.Value> values = new ArrayList<>();
            collect(part.node(), part.source(), found, values);
            Span span = spanOf(part.source());
            parts.add(new Explanation.Part(
                    part.source().interpreted(), span.start(), span.length(), List.copyOf(found), values));
        }

        private void collect(Node node, Query source, Set<Explanation.Words> found, List<Explanation.Value> values) {
            switch (node) {
                case Node.Has has -> collect(has.slot(), found, values);
                case Node.Or or -> or.clauses().forEach(clause -> collect(clause, source, found, values));
                case Node.And and -> and.clauses().forEach(clause -> collect(clause, source, found, values));
                case Node.Part part -> collect(part.node(), source, found, values);
                case Node.Phrase phrase -> {
                    for (int start : reading.placesOf(phrase.slots())) {
                        addAll(start, phrase.slots(), found);
                    }
                }
                case Node.Loose loose -> {
                    int[] window = loose.window(reading);
                    for (int i = 0; window != null && i < window.length; i++) {
                        add(window[i], loose.slots()[i], found);
                    }
                }
                case Node.Repeated repeated -> {
                    for (int slot : repeated.slots()) {
                        collect(slot, found, values);
                    }
                }
                case Node.Near near -> {
                    for (Node.Near.Pair pair : near.pairs(reading)) {
                        addAll(pair.first(), pair.firstSlots(), found);
                        addAll(pair.second(), pair.secondSlots(), found);
                    }
                }
                case Node.Fact fact -> values.add(FactValues.of(source, subject));
                case Node.Not not -> {}
                case Node.All all -> {}
                case Node.Nothing nothing -> {}
            }
        }

        private void collect(int slot, Set<Explanation.Words> found, List<Explanation.Value> values) {
            for (int entry = reading.firstOf(slot); entry >= 0; entry = reading.nextOf(entry)) {
                add(reading.placeOf(entry), slot, found);
            }
            switch (dictionary.slot(slot)) {
                case Slot.Words each -> {
                    for (String tag : subject.values(ValueField.HASHTAGS)) {
                        String normal = ValueField.HASHTAGS.normalized(tag);
                        if (each.hashtags().contains(normal)) {
                            values.add(new Explanation.Value("hashtags", tag));
                        }
                    }
                }
                case Slot.Value value -> {
                    if (reading.has(slot)) {
                        values.add(new Explanation.Value(value.field().indexField(), value.value()));
                    }
                }
                case Slot.Pattern pattern -> {
                    // Words alone.
                }
            }
        }

        private void addAll(int start, int[] slots, Set<Explanation.Words> found) {
            for (int i = 0; i < slots.length; i++) {
                add(start + i, slots[i], found);
            }
        }

        private void add(int place, int slot, Set<Explanation.Words> found) {
            TextField field = TextField.values()[place / Reading.FIELD_STEP];
            boolean isExact = dictionary.slot(slot) instanceof Slot.Words each && each.stream() == Slot.Stream.EXACT;
            String text = subject.text(field);
            LocalToken token = tokensOf(field, isExact ? "lp_exact" : "lp_text", text == null ? "" : text)
                    .get(place % Reading.FIELD_STEP);
            if (text != null && token != null) {
                found.add(new Explanation.Words(
                        field.indexField(), token.start(), token.end(), text.substring(token.start(), token.end())));
            }
        }

        private Map<Integer, LocalToken> tokensOf(TextField field, String analyzer, String text) {
            return tokens.computeIfAbsent(field + analyzer, key -> {
                Map<Integer, LocalToken> byPosition = new HashMap<>();
                analyzers.tokens(analyzer, text).forEach(token -> byPosition.putIfAbsent(token.position(), token));
                return byPosition;
            });
        }

        private static Span spanOf(Query source) {
            return switch (source) {
                case Query.Leaf leaf -> leaf.span();
                case Query.Near near -> {
                    int start = near.left().getFirst().span().start();
                    int end = near.right().getLast().span().end();
                    yield new Span(start, end - start);
                }
                case Query.And and -> Span.NONE;
                case Query.Or or -> Span.NONE;
                case Query.Not not -> Span.NONE;
            };
        }
    }
}
