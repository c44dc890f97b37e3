package org.listeningpost.narrative.match;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A compiled set that says which tags a post gets. Thread-safe. */
public interface TagSet {
    /**
     * The tags, in the order of the set. Never throws for a query's sake.
     *
     * @param words of this post, where other sets are asked about it, too; whoever is asked first reads them for all
     */
    List<String> match(Subject subject, @Nullable PostWords words);

    /** The same, where no other set is asked. */
    default List<String> match(Subject subject) {
        return match(subject, null);
    }

    int size();

    /** Those whose query could not be compiled, or failed while it was looked at; they match nothing until the set is replaced. */
    Set<String> failed();
}
