package org.listeningpost.topic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.match.PostWords;
import org.listeningpost.narrative.match.StandingQueries;
import org.listeningpost.narrative.match.StandingSet;
import org.listeningpost.narrative.match.Subject;
import org.listeningpost.query.Query;

/** Topics compiled into one set of standing queries. Thread-safe. */
public final class TopicSet {
    private final StandingQueries queries;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    /** For each topic its area, for each area itself. */
    private final int[] areas;

    /** A topic with its query, which the rules of standing queries let pass. */
    public record Member(Topic topic, Query query) {}

    /** @param members each area before its topics; a topic whose area is not among them stands alone */
    TopicSet(StandingSet sets, List<Member> members) {
        List<StandingSet.Member> standing = new ArrayList<>();
        areas = new int[members.size()];
        for (Member member : members) {
            int number = ids.size();
            String id = member.topic().id();
            ids.add(id);
            numbers.put(id, number);
            String area = member.topic().area();
            areas[number] = area == null ? number : numbers.getOrDefault(area, number);
            standing.add(new StandingSet.Member(id, member.query()));
        }
        queries = sets.of(standing);
    }

    /** The bundled vocabulary, without an engine and without what people changed. */
    public static TopicSet bundled() {
        return new TopicSet(
                new StandingSet(LocalAnalyzers.bundled()),
                VocabularyQueries.parsed(Vocabulary.bundled().topics()));
    }

    /** Ids of the topics that match and of their areas, in the order of the vocabulary. Never throws for a query's sake. */
    public List<String> match(Subject subject) {
        return match(subject, null);
    }

    /** @param words of this post, for all sets that are asked about it */
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

    public int size() {
        return ids.size();
    }

    /** Topics whose query failed while it was looked at. */
    public Set<String> failed() {
        return queries.failed();
    }
}
