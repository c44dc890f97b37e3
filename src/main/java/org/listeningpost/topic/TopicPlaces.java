package org.listeningpost.topic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.listeningpost.narrative.StandingQueryCheck;
import org.listeningpost.query.PlaceReach;

/**
 * What tags of topics say of places: by every version that stored tags may stem from, as a topic may have been changed, switched off,
 * reset or deleted. What is bundled knows no places. Thread-safe.
 */
record TopicPlaces(Vocabulary bundled, TopicIndex index, StandingQueryCheck check) {

    /** What a topic asked for at some time; null where that was what is bundled. */
    private record Version(
            String topic, @Nullable String area, @Nullable String query) {}

    /**
     * An area carries what its topics do.
     *
     * @param inLine by topic the version before which no tags are left; all versions count where there is none. Asked where
     *     anything was changed at all, and after the changes were read: a job is in line minutes after the change that it is of
     */
    Map<String, PlaceReach> of(Collection<String> ids, Supplier<Map<String, Long>> inLine) {
        List<TopicChange> changes = index.all();
        if (changes.isEmpty()) {
            return Map.of();
        }
        List<Version> versions = versions(changes, inLine.get());
        Set<String> queries = new HashSet<>();
        versions.stream().map(Version::query).filter(query -> query != null).forEach(queries::add);
        Map<String, PlaceReach> reached = check.places(queries, PlaceReach.Tags.NONE);
        Map<String, List<PlaceReach>> parts = new HashMap<>();
        for (Version version : versions) {
            PlaceReach reach =
                    version.query() == null ? PlaceReach.NONE : reached.getOrDefault(version.query(), PlaceReach.MIXED);
            parts.computeIfAbsent(version.topic(), topic -> new ArrayList<>()).add(reach);
            if (version.area() != null) {
                parts.computeIfAbsent(version.area(), area -> new ArrayList<>()).add(reach);
            }
        }
        Map<String, PlaceReach> places = new HashMap<>();
        ids.forEach(id -> places.put(id, PlaceReach.union(parts.getOrDefault(id, List.of()))));
        return places;
    }

    private List<Version> versions(List<TopicChange> changes, Map<String, Long> inLine) {
        List<Version> versions = new ArrayList<>();
        Map<String, Long> since = new HashMap<>();
        Set<String> replaced = new HashSet<>();
        for (TopicChange change : changes) {
            String id = change.topic();
            if (change.state().tags()) {
                versions.add(new Version(id, change.area(), change.query()));
            }
            long from = inLine.getOrDefault(id, 0L);
            if (change.version() > from) {
                since.put(change.id(), from);
            }
            if (from > 0) {
                replaced.add(id);
            }
        }
        for (JsonNode earlier : index.revisions(since)) {
            JsonNode change = earlier.path("document");
            if (TopicChange.State.of(change.path("state").asText()).tags()) {
                versions.add(new Version(
                        change.path("topic").asText(),
                        change.path("area").textValue(),
                        change.path("query").textValue()));
            }
        }
        bundled.topics().stream()
                .filter(topic -> !replaced.contains(topic.id()))
                .forEach(topic -> versions.add(new Version(topic.id(), topic.area(), null)));
        return versions;
    }
}
