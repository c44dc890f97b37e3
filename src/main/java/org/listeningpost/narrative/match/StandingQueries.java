package org.listeningpost.narrative.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.match.StandingQuery.Way;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A set of compiled queries that is asked about one post at a time. A post is taken apart once; what it holds names the
 * queries that can match, and only those are looked at. Immutable but for the queries that failed; thread-safe.
 */
public final class StandingQueries implements TagSet {
    private static final Logger LOG = LoggerFactory.getLogger(StandingQueries.class);

    private final LocalAnalyzers analyzers;
    private final SlotTables tables;
    private final int slots;
    private final StandingQuery[] queries;
    /** The ways of all queries, and which query each belongs to. */
    private final Way[] ways;

    private final int[] queryOf;
    /** For each slot, the ways that have it for an anchor. */
    private final int[] @Nullable [] anchored;

    private final int[] unanchored;
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    /** The one that was left last is taken first: what it remembers of words is still near the processor. */
    private final Deque<Desk> desks = new ConcurrentLinkedDeque<>();

    /**
     * What one thread works with: for each way and each query the number of the last post that it was looked at for, and
     * settled by.
     */
    private record Desk(PostReader reader, int[] lookedAt, int[] settled, int[] post) {}

    /** @param broken ids of those that could not be compiled */
    StandingQueries(
            Collection<StandingQuery> members,
            Collection<String> broken,
            SlotDictionary dictionary,
            LocalAnalyzers analyzers) {
        this.analyzers = analyzers;
        this.failed.addAll(broken);
        this.queries = members.toArray(StandingQuery[]::new);
        this.slots = dictionary.size();
        Set<Integer> used = new TreeSet<>();
        List<Way> all = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        List<Integer> always = new ArrayList<>();
        for (int i = 0; i < queries.length; i++) {
            NodeSlots.forEach(queries[i].root(), used::add);
            if (queries[i].isUnanchored()) {
                always.add(all.size());
            }
            for (Way way : queries[i].ways()) {
                all.add(way);
                owners.add(i);
            }
        }
        this.ways = all.toArray(Way[]::new);
        this.queryOf = owners.stream().mapToInt(Integer::intValue).toArray();
        this.tables = new SlotTables(dictionary, used);
        this.anchored = anchored(ways, slots);
        this.unanchored = always.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] @Nullable [] anchored(Way[] ways, int slots) {
        int[] counts = new int[slots];
        for (Way way : ways) {
            for (int anchor : way.anchors()) {
                counts[anchor]++;
            }
        }
        int[] @Nullable [] anchored = new int[slots][];
        for (int i = 0; i < ways.length; i++) {
            for (int anchor : ways[i].anchors()) {
                int[] list = anchored[anchor];
                if (list == null) {
                    list = new int[counts[anchor]];
                    anchored[anchor] = list;
                }
                list[list.length - counts[anchor]--] = i;
            }
        }
        return anchored;
    }

    @Override
    public int size() {
        return queries.length;
    }

    /** How many queries are looked at for every post, because no word or value has to be in what they match. */
    public int unanchored() {
        return unanchored.length;
    }

    @Override
    public Set<String> failed() {
        return Set.copyOf(failed);
    }

    @Override
    public List<String> match(Subject subject, @Nullable PostWords words) {
        if (queries.length == 0) {
            return List.of();
        }
        Desk desk = desks.pollFirst();
        if (desk == null) {
            desk = new Desk(
                    new PostReader(tables, slots, analyzers),
                    new int[ways.length],
                    new int[queries.length],
                    new int[1]);
        }
        Reading reading = desk.reader.read(subject, words);
        try {
            Matches matches = new Matches(reading, desk.settled, ++desk.post[0]);
            lookAt(desk, reading, matches);
            return matches.ids();
        } finally {
            reading.end();
            desks.addFirst(desk);
        }
    }

    private void lookAt(Desk desk, Reading reading, Matches matches) {
        int post = desk.post[0];
        for (int i = 0; i < reading.presentCount(); i++) {
            int[] list = anchored[reading.present(i)];
            if (list != null) {
                for (int way : list) {
                    if (desk.lookedAt[way] != post) {
                        desk.lookedAt[way] = post;
                        matches.lookAt(way);
                    }
                }
            }
        }
        for (int way : unanchored) {
            matches.lookAt(way);
        }
    }

    private final class Matches {
        private final Reading reading;
        private final int[] settled;
        private final int post;
        private final List<Integer> numbers = new ArrayList<>(2);

        Matches(Reading reading, int[] settled, int post) {
            this.reading = reading;
            this.settled = settled;
            this.post = post;
        }

        void lookAt(int number) {
            int query = queryOf[number];
            Way way = ways[number];
            if (settled[query] == post || !reading.hasAll(way.required())) {
                return;
            }
            try {
                if (way.node().matches(reading)) {
                    // One way is as good as another, and what has to hold besides is the same for all.
                    settled[query] = post;
                    if (queries[query].rest().matches(reading) && !failed.contains(queries[query].id())) {
                        numbers.add(query);
                    }
                }
            } catch (RuntimeException | StackOverflowError e) {
                settled[query] = post;
                fail(queries[query].id(), e);
            }
        }

        private void fail(String id, Throwable e) {
            if (failed.add(id)) {
                LOG.error(
                        "standing query {} failed and matches nothing from now on: {}",
                        id,
                        e.getClass().getName());
            }
        }

        List<String> ids() {
            return switch (numbers.size()) {
                case 0 -> List.of();
                case 1 -> List.of(queries[numbers.getFirst()].id());
                default -> {
                    Collections.sort(numbers);
                    List<String> ids = new ArrayList<>(numbers.size());
                    for (int number : numbers) {
                        ids.add(queries[number].id());
                    }
                    yield ids;
                }
            };
        }
    }
}
