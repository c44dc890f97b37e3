package org.listeningpost.erasure;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.ingest.pseudonym.KeyRing;
import org.listeningpost.ingest.pseudonym.RenamedPseudonyms;

/**
 * Lets queries, rules and alerts follow the authors whose pseudonyms got a new key. May end anywhere and run again: what has
 * today's name is not changed. Thread-safe.
 */
public final class Renaming {
    private static final String BY = "pseudonym_key.rekey";

    private final ElasticRequests api;
    private final IndexNames names;
    private final KeptNames kept;
    private final Consumer<Set<String>> announcement;

    /**
     * Renames as one user.
     *
     * @param api the one that reads posts and writes narratives and alerts
     * @param announcement told which narratives were changed, so that they tag accordingly
     */
    public Renaming(ElasticRequests api, IndexNames names, Clock clock, Consumer<Set<String>> announcement) {
        this.api = api;
        this.names = names;
        this.kept = new KeptNames(api, names, clock);
        this.announcement = announcement;
    }

    /**
     * What followed.
     *
     * @param narratives ids of the narratives that were changed
     * @param left queries that name somebody who cannot be told any more, because no post of theirs is left
     */
    public record Report(
            long alerts,
            long alertRules,
            Set<String> narratives,
            long savedQueries,
            long revisions,
            List<Erasure.Asking> left) {}

    /** @param ring the keys under which posts have their names by now */
    public Report run(KeyRing ring) {
        RenamedPseudonyms.Answer successors = new RenamedPseudonyms(api, names, ring).of(kept.all());
        KeptNames.Changes changes = successors.renamed().isEmpty()
                ? KeptNames.Changes.NONE
                : kept.rename(name -> successors.renamed().getOrDefault(name, name), BY);
        announcement.accept(changes.narratives());
        return new Report(
                changes.alerts(),
                changes.alertRules(),
                changes.narratives(),
                changes.savedQueries().size(),
                changes.revisions(),
                kept.asking(successors.unknown()));
    }
}
