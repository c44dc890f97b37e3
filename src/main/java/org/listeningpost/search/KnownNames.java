package org.listeningpost.search;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.listeningpost.query.KeywordField;

/** What this installation has by name: topics, narratives, facilities and campaigns. A query knows none of them. */
public interface KnownNames {
    /** Where nobody can tell. */
    KnownNames UNTOLD = new KnownNames() {
        @Override
        public Collection<String> unknown(KeywordField field, Set<String> names) {
            return List.of();
        }

        @Override
        public Collection<String> all(KeywordField field) {
            return List.of();
        }
    };

    /** Those of the names that nothing has now; none of a field whose values are not given by the installation. */
    Collection<String> unknown(KeywordField field, Set<String> names);

    /** All names, to guess by what an unknown one was meant to be. */
    Collection<String> all(KeywordField field);
}
