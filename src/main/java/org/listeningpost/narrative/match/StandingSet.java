package org.listeningpost.narrative.match;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.query.Query;

/**
 * Builds sets of standing queries one after the other; what did not change is not compiled again. For one thread at a
 * time; the sets that it makes are for all.
 */
public final class StandingSet {
    /** Slots that nobody asks for any more are swept out when they are many. */
    private static final int STALE_SLOTS = 20_000;

    private final LocalAnalyzers analyzers;
    private final WordReader words;
    private SlotDictionary dictionary = new SlotDictionary();
    private Map<String, Compiled> compiled = new HashMap<>();
    private int slotsOfLastSweep;

    private record Compiled(Query source, StandingQuery query) {}

    /** One query of a set; ids are different. */
    public record Member(String id, Query query) {}

    public StandingSet(LocalAnalyzers analyzers) {
        this.analyzers = analyzers;
        this.words = new WordReader(analyzers);
    }

    /** The set of exactly these, which {@link StandingRules} let pass. */
    public StandingQueries of(Collection<Member> members) {
        if (dictionary.size() > 2 * slotsOfLastSweep + STALE_SLOTS) {
            dictionary = new SlotDictionary();
            compiled = new HashMap<>();
        }
        StandingQueryCompiler compiler = new StandingQueryCompiler(analyzers, words, dictionary);
        Map<String, Compiled> next = new HashMap<>(members.size() * 2);
        for (Member member : members) {
            Compiled known = compiled.get(member.id());
            next.put(
                    member.id(),
                    known != null && known.source().equals(member.query())
                            ? known
                            : new Compiled(member.query(), compiler.compile(member.id(), member.query())));
        }
        boolean isFresh = compiled.isEmpty();
        compiled = next;
        if (isFresh) {
            slotsOfLastSweep = dictionary.size();
        }
        List<StandingQuery> all =
                members.stream().map(member -> queryOf(next, member)).toList();
        return new StandingQueries(all, dictionary, analyzers);
    }

    private static StandingQuery queryOf(Map<String, Compiled> next, Member member) {
        Compiled found = next.get(member.id());
        if (found == null) {
            throw new IllegalStateException("every member was compiled");
        }
        return found.query();
    }
}
