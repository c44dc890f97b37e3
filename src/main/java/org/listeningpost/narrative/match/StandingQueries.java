package org.listeningpost.narrative.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.listeningpost.narrative.analysis.LocalAnalyzers;

/**
 * A set of compiled queries that is asked about one post at a time. A post is taken apart once; what it holds names the
 * queries that can match, and only those are looked at. Immutable but for the queries that failed; thread-safe.
 */
public final class StandingQueries {
    private static final System.Logger LOG = System.getLogger(StandingQueries.class.getName());

    private final LocalAnalyzers analyzers;
    private final SlotTables tables;
    private final int slots;
    private final StandingQuery[] queries;
    /** For each slot, the queries that have it for an anchor. */
    private final int[] @Nullable [] anchored;

    private final int[] unanchored;
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private final Queue<Desk> desks = new ConcurrentLinkedQueue<>();

    /** What one thread works with. */
    private record Desk(PostReader reader, int[] lookedAt, int[] post) {}

    StandingQueries(Collection<StandingQuery> all, SlotDictionary dictionary, LocalAnalyzers analyzers) {
        this.analyzers = analyzers;
        this.queries = all.toArray(StandingQuery[]::new);
        this.slots = dictionary.size();
        Set<Integer> used = new TreeSet<>();
        List<Integer> always = new ArrayList<>();
        int[] counts = new int[slots];
        for (int i = 0; i < queries.length; i++) {
            NodeSlots.forEach(queries[i].root(), used::add);
            for (int anchor : queries[i].anchors()) {
                counts[anchor]++;
            }
            if (queries[i].anchors().length == 0) {
                always.add(i);
            }
        }
        this.tables = new SlotTables(dictionary, used);
        this.anchored = new int[slots][];
        for (int i = 0; i < queries.length; i++) {
            for (int anchor : queries[i].anchors()) {
                int[] list = anchored[anchor];
                if (list == null) {
                    list = new int[counts[anchor]];
                    anchored[anchor] = list;
                }
                list[list.length - counts[anchor]--] = i;
            }
        }
        this.unanchored = always.stream().mapToInt(Integer::intValue).toArray();
    }

    public int size() {
        return queries.length;
    }

    /** How many queries are looked at for every post, because no word or value has to be in what they match. */
    public int unanchored() {
        return unanchored.length;
    }

    /** Queries whose evaluation failed; they match nothing until the set is replaced. */
    public Set<String> failed() {
        return Set.copyOf(failed);
    }

    /** Ids of the queries that match, in the order of the set. Never throws for a query's sake. */
    public List<String> match(Subject subject) {
        return match(subject, null);
    }

    /**
     * The same, where other sets are asked about this post, too.
     *
     * @param words of this post; whoever is asked first reads them for all
     */
    public List<String> match(Subject subject, @Nullable PostWords words) {
        if (queries.length == 0) {
            return List.of();
        }
        Desk desk = desks.poll();
        if (desk == null) {
            desk = new Desk(new PostReader(tables, slots, analyzers), new int[queries.length], new int[1]);
        }
        Reading reading = desk.reader.read(subject, words);
        try {
            Matches matches = new Matches(reading);
            lookAt(desk, reading, matches);
            return matches.ids();
        } finally {
            reading.end();
            desks.offer(desk);
        }
    }

    private void lookAt(Desk desk, Reading reading, IntConsumer query) {
        int post = ++desk.post[0];
        for (int i = 0; i < reading.presentCount(); i++) {
            int[] list = anchored[reading.present(i)];
            if (list != null) {
                for (int number : list) {
                    if (desk.lookedAt[number] != post) {
                        desk.lookedAt[number] = post;
                        query.accept(number);
                    }
                }
            }
        }
        for (int number : unanchored) {
            query.accept(number);
        }
    }

    private final class Matches implements IntConsumer {
        private final Reading reading;
        private final List<Integer> numbers = new ArrayList<>(2);

        Matches(Reading reading) {
            this.reading = reading;
        }

        @Override
        public void accept(int number) {
            StandingQuery query = queries[number];
            if (reading.hasAll(query.required()) && holds(query)) {
                numbers.add(number);
            }
        }

        private boolean holds(StandingQuery query) {
            try {
                return query.root().matches(reading) && !failed.contains(query.id());
            } catch (RuntimeException | StackOverflowError e) {
                if (failed.add(query.id())) {
                    LOG.log(
                            System.Logger.Level.ERROR,
                            "standing query {0} failed and matches nothing from now on: {1}",
                            query.id(),
                            e.getClass().getName());
                }
                return false;
            }
        }

        List<String> ids() {
            return switch (numbers.size()) {
                case 0 -> List.of();
                case 1 -> List.of(queries[numbers.getFirst()].id());
                default ->
                    numbers.stream()
                            .sorted()
                            .map(number -> queries[number].id())
                            .toList();
            };
        }
    }
}
