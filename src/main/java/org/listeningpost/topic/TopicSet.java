package org.listeningpost.topic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.match.PostWords;
import org.listeningpost.narrative.match.StandingQueries;
import org.listeningpost.narrative.match.StandingSet;
import org.listeningpost.narrative.match.Subject;
import org.listeningpost.narrative.match.TagSet;

/** Topics compiled into one set of standing queries. Thread-safe. */
public final class TopicSet implements TagSet {
    private final StandingQueries queries;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    /** For each topic its area, for each area itself. */
    private final int[] areas;

    /**
     * @param members each area before its topics; a topic whose area is not among them stands alone
     * @param areas of topics, by their ids
     */
    TopicSet(StandingSet sets, List<StandingSet.Member> members, Map<String, String> areas) {
        this.areas = new int[members.size()];
        for (StandingSet.Member member : members) {
            int number = ids.size();
            ids.add(member.id());
            numbers.put(member.id(), number);
            @Nullable String area = areas.get(member.id());
            this.areas[number] = area == null ? number : numbers.getOrDefault(area, number);
        }
        this.queries = sets.of(members);
    }

    /**
     * Makes such sets.
     *
     * @param areas of topics, by their ids
     */
    record Compiler(StandingSet sets, Map<String, String> areas) implements Function<List<StandingSet.Member>, TagSet> {
        @Override
        public TagSet apply(List<StandingSet.Member> members) {
            return new TopicSet(sets, members, areas);
        }
    }

    /** The bundled vocabulary, without an engine and without what people changed. */
    public static TopicSet bundled() {
        List<Topic> topics = Vocabulary.bundled().topics();
        return new TopicSet(new StandingSet(LocalAnalyzers.bundled()), VocabularyQueries.parsed(topics), areas(topics));
    }

    static Map<String, String> areas(List<Topic> topics) {
        Map<String, String> areas = new HashMap<>();
        for (Topic topic : topics) {
            if (topic.area() != null) {
                areas.put(topic.id(), topic.area());
            }
        }
        return areas;
    }

    /** Ids of the topics that match and of their areas, in the order of the vocabulary. */
    @Override
    public List<String> match(Subject subject, @Nullable PostWords words) {
        List<String> found = queries.match(subject, words);
        if (found.isEmpty()) {
            return found;
        }
        BitSet all = new BitSet(areas.length);
        for (String id : found) {
            int number = numbers.getOrDefault(id, 0);
            all.set(number);
            all.set(areas[number]);
        }
        List<String> topics = new ArrayList<>(all.cardinality());
        for (int number = all.nextSetBit(0); number >= 0; number = all.nextSetBit(number + 1)) {
            topics.add(ids.get(number));
        }
        return topics;
    }

    /** Topics of a text that stands alone. */
    public List<String> of(String text, String language, List<String> hashtags) {
        return match(new TextSubject(text, language, hashtags));
    }

    @Override
    public int size() {
        return ids.size();
    }

    @Override
    public Set<String> failed() {
        return queries.failed();
    }
}
