package org.listeningpost.narrative.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.query.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds sets of standing queries one after the other; what did not change is not compiled again. For one thread at a
 * time; the sets that it makes are for all.
 */
public final class StandingSet {
    private static final Logger LOG = LoggerFactory.getLogger(StandingSet.class);

    /** Slots that nobody asks for any more are swept out when they are many. */
    private static final int STALE_SLOTS = 20_000;

    private final LocalAnalyzers analyzers;
    private final WordReader words;
    private SlotDictionary dictionary = new SlotDictionary();
    private Map<String, Compiled> compiled = new HashMap<>();
    private int slotsOfLastSweep;

    /** @param query null where it cannot be compiled, which is said once */
    private record Compiled(Query source, @Nullable StandingQuery query) {}

    /** One query of a set; ids are different. */
    public record Member(String id, Query query) {}

    public StandingSet(LocalAnalyzers analyzers) {
        this.analyzers = analyzers;
        this.words = new WordReader(analyzers);
    }

    /**
     * The set of exactly these, which {@link StandingRules} let pass. One that cannot be compiled is among those that failed,
     * and matches nothing.
     */
    public StandingQueries of(Collection<Member> members) {
        if (dictionary.size() > 2 * slotsOfLastSweep + STALE_SLOTS) {
            dictionary = new SlotDictionary();
            compiled = new HashMap<>();
        }
        StandingQueryCompiler compiler = new StandingQueryCompiler(analyzers, words, dictionary);
        Map<String, Compiled> next = new HashMap<>(members.size() * 2);
        List<StandingQuery> sound = new ArrayList<>();
        Set<String> failed = new HashSet<>();
        for (Member member : members) {
            @Nullable Compiled known = compiled.get(member.id());
            Compiled made = known != null && known.source().equals(member.query())
                    ? known
                    : new Compiled(member.query(), compiledOrNull(compiler, member));
            next.put(member.id(), made);
            if (made.query() == null) {
                failed.add(member.id());
            } else {
                sound.add(made.query());
            }
        }
        StandingQueries set = new StandingQueries(sound, failed, dictionary, analyzers);
        if (compiled.isEmpty()) {
            slotsOfLastSweep = dictionary.size();
        }
        compiled = next;
        return set;
    }

    /** A query that is too much for the compiler must not take its tags from all others. */
    private static @Nullable StandingQuery compiledOrNull(StandingQueryCompiler compiler, Member member) {
        try {
            return compiler.compile(member.id(), member.query());
        } catch (NotStandingException e) {
            // Of whoever calls, and not of the query.
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error(
                    "standing query {} cannot be compiled and matches nothing: {}",
                    member.id(),
                    e.getClass().getName());
            return null;
        }
    }
}
