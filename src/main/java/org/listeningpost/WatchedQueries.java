package org.listeningpost;

import java.util.Optional;
import org.listeningpost.alert.StoredSubjects;
import org.listeningpost.alert.StoredSubjects.NamedQuery;
import org.listeningpost.narrative.NarrativeStatus;
import org.listeningpost.narrative.Narratives;
import org.listeningpost.savedquery.SavedQueries;
import org.listeningpost.topic.Topics;

/** What rules watch by name, as it stands at the moment. Thread-safe. */
record WatchedQueries(Narratives narratives, SavedQueries savedQueries, Topics topics)
        implements StoredSubjects.Sources {

    /** By the tag that posts carry; a draft tags nothing, and is asked for its query as everywhere else. */
    @Override
    public Optional<NamedQuery> narrative(String id) {
        return narratives
                .find(id)
                .map(found -> new NamedQuery(
                        found.title(),
                        found.status() == NarrativeStatus.DRAFT ? found.query() : "narrative:" + id,
                        null));
    }

    @Override
    public Optional<NamedQuery> savedQuery(String id) {
        return savedQueries
                .find(id)
                .map(found -> new NamedQuery(found.title(), found.query(), found.isShared() ? null : found.owner()));
    }

    @Override
    public Optional<NamedQuery> topic(String id) {
        return topics.isTagging(id) ? Optional.of(new NamedQuery(id, "topic:" + id, null)) : Optional.empty();
    }
}
