package org.listeningpost.narrative;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.listeningpost.elastic.VersionedRecords;
import org.listeningpost.query.PlaceReach;

/**
 * What tags of narratives say of places. Not the query that a narrative has alone decides: it may be closed, deleted or just changed,
 * and posts keep tags of a query before until a job has brought all of them in line. Thread-safe.
 */
record NarrativePlaces(VersionedRecords<Narrative> narratives, TagJobs jobs, StandingQueryCheck check) {
    /** What is none of these is the id of no narrative, and may be none of a document. */
    static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** @param topics what topics say of places that such queries ask for, and ever said */
    Map<String, PlaceReach> of(Collection<String> ids, PlaceReach.Tags topics) {
        Map<String, Set<String>> queries = queries(ids);
        Map<String, PlaceReach> reached =
                check.places(queries.values().stream().flatMap(Set::stream).collect(Collectors.toSet()), topics);
        Map<String, PlaceReach> places = new HashMap<>();
        queries.forEach((id, of) -> places.put(
                id,
                PlaceReach.union(of.stream()
                        .map(query -> reached.getOrDefault(query, PlaceReach.MIXED))
                        .toList())));
        return places;
    }

    /** By id the queries that stored tags may stem from, and that of a draft, which answers by it. */
    private Map<String, Set<String>> queries(Collection<String> ids) {
        // The jobs first: what changes while this reads then only adds versions.
        Map<String, Long> inLine = jobs.inLine();
        Map<String, Long> since = new HashMap<>();
        ids.stream().filter(id -> ID.matcher(id).matches()).forEach(id -> since.put(id, inLine.getOrDefault(id, 0L)));
        Map<String, Set<String>> queries = new HashMap<>();
        narratives
                .find(List.copyOf(since.keySet()), List.of("version", "status", "query"))
                .forEach((id, narrative) -> {
                    if (!isClosed(narrative.path("status").asText())) {
                        add(queries, id, narrative.path("query").asText());
                    }
                    if (narrative.path("version").asLong() <= since.getOrDefault(id, 0L)) {
                        since.remove(id);
                    }
                });
        for (JsonNode version : narratives.revisions(since, List.of("query", "status"))) {
            if (tagged(version.at("/document/status").asText())) {
                add(
                        queries,
                        version.path("subject").asText(),
                        version.at("/document/query").asText());
            }
        }
        return queries;
    }

    private static boolean isClosed(String status) {
        return NarrativeStatus.of(status).filter(NarrativeStatus.CLOSED::equals).isPresent();
    }

    private static boolean tagged(String status) {
        return NarrativeStatus.of(status).map(NarrativeStatus::isStanding).orElse(true);
    }

    private static void add(Map<String, Set<String>> queries, String id, String query) {
        queries.computeIfAbsent(id, of -> new HashSet<>()).add(query);
    }
}
