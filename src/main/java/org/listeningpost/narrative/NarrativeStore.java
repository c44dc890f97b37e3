package org.listeningpost.narrative;

import java.util.List;
import java.util.Optional;

/** Narratives as they stand now, whichever instance changed them. */
public interface NarrativeStore {

    /** Reads one; empty where there is none or it was deleted. */
    Optional<Narrative> find(String id);

    /** All of them, drafts and closed ones too, by id. */
    List<Narrative> all();
}
