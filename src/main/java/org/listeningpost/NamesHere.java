package org.listeningpost;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.listeningpost.config.Config;
import org.listeningpost.narrative.Narratives;
import org.listeningpost.query.KeywordField;
import org.listeningpost.search.KnownNames;
import org.listeningpost.topic.Topics;

/** Topics and narratives as they stand at the moment, facilities and campaigns of the configuration. Thread-safe. */
record NamesHere(Narratives narratives, Topics topics, Config.Organization organization) implements KnownNames {

    @Override
    public Collection<String> unknown(KeywordField field, Set<String> names) {
        return switch (field) {
            // One is looked up; for several, as for a guess, all are read.
            case NARRATIVE ->
                names.size() == 1 && narratives.has(names.iterator().next()) ? Set.of() : without(field, names);
            case TOPIC -> topics.unknown(names);
            case FACILITY, CAMPAIGN -> without(field, names);
            case PLATFORM, KIND, LANG, SENTIMENT, DOMAIN, AUTHOR, COUNTRY, REGION -> Set.of();
        };
    }

    private Set<String> without(KeywordField field, Set<String> names) {
        Set<String> unknown = new LinkedHashSet<>(names);
        all(field).forEach(unknown::remove);
        return unknown;
    }

    @Override
    public Collection<String> all(KeywordField field) {
        return switch (field) {
            case NARRATIVE -> narratives.titles().keySet();
            case TOPIC -> topics.ids();
            case FACILITY -> ids(organization.facilities());
            case CAMPAIGN -> ids(organization.campaigns());
            case PLATFORM, KIND, LANG, SENTIMENT, DOMAIN, AUTHOR, COUNTRY, REGION -> List.of();
        };
    }

    private static List<String> ids(List<Config.Organization.Rule> rules) {
        return rules.stream().map(Config.Organization.Rule::id).toList();
    }
}
