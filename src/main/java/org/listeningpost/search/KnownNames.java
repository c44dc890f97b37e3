package org.listeningpost.search;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.listeningpost.query.KeywordField;

/** What this installation has by name: topics, narratives, facilities and campaigns. A query knows none of them. */
public interface KnownNames {
    /** Where nobody can tell. */
    KnownNames UNTOLD = (field, names) -> Missing.NONE;

    /** Those of the names that nothing has now; none of a field whose values are not given by the installation. */
    Missing missing(KeywordField field, Set<String> names);

    /**
     * Names that nothing has.
     *
     * @param all names that there are, to guess by what these were meant to be
     */
    record Missing(Set<String> names, Collection<String> all) {
        public static final Missing NONE = new Missing(Set.of(), List.of());
    }
}
