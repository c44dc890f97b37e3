package org.listeningpost;

import java.util.Collection;
import java.util.Map;
import org.listeningpost.narrative.Narratives;
import org.listeningpost.query.KeywordField;
import org.listeningpost.query.PlaceReach;
import org.listeningpost.topic.Topics;

/** What tags of narratives and topics say of places, by all queries that they may stem from. Thread-safe. */
record PlacesOfTags(Narratives narratives, Topics topics) implements PlaceReach.Tags {

    @Override
    public Map<String, PlaceReach> of(KeywordField field, Collection<String> ids) {
        return switch (field) {
            case NARRATIVE -> narratives.places(ids, (topic, named) -> topics.placesEver(named));
            case TOPIC -> topics.places(ids);
            case PLATFORM, KIND, LANG, SENTIMENT, FACILITY, CAMPAIGN, DOMAIN, AUTHOR, COUNTRY, REGION -> Map.of();
        };
    }
}
