package org.listeningpost.savedquery;

import java.util.List;
import java.util.Optional;

/** Saved queries as they stand now, whichever instance changed them. */
public interface SavedQueryStore {

    /** Reads one, whoever owns it; empty where there is none or it was deleted. */
    Optional<SavedQuery> find(String id);

    /** All of them, by id. */
    List<SavedQuery> all();
}
