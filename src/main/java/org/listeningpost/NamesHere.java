package org.listeningpost;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.listeningpost.config.Config;
import org.listeningpost.narrative.Narratives;
import org.listeningpost.query.KeywordField;
import org.listeningpost.search.KnownNames;
import org.listeningpost.topic.Topics;

/** Topics and narratives as they stand at the moment, facilities and campaigns of the configuration. Thread-safe. */
record NamesHere(Narratives narratives, Topics topics, Config.Organization organization) implements KnownNames {

    @Override
    public Missing missing(KeywordField field, Set<String> names) {
        return switch (field) {
            case NARRATIVE ->
                missing(narratives.unknown(names), () -> narratives.titles().keySet());
            case TOPIC -> missing(topics.unknown(names), topics::ids);
            case FACILITY -> configured(organization.facilities(), names);
            case CAMPAIGN -> configured(organization.campaigns(), names);
            case PLATFORM, KIND, LANG, SENTIMENT, DOMAIN, AUTHOR, COUNTRY, REGION -> Missing.NONE;
        };
    }

    private static Missing configured(List<Config.Organization.Rule> rules, Set<String> names) {
        List<String> all = rules.stream().map(Config.Organization.Rule::id).toList();
        Set<String> unknown = new LinkedHashSet<>(names);
        all.forEach(unknown::remove);
        return missing(unknown, () -> all);
    }

    /** All are read only where one is unknown. */
    private static Missing missing(Set<String> unknown, Supplier<Collection<String>> all) {
        return unknown.isEmpty() ? Missing.NONE : new Missing(unknown, all.get());
    }
}
