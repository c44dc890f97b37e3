package org.listeningpost.erasure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.DocumentRewriter;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.VersionedDocuments;
import org.listeningpost.elastic.VersionedDocuments.Stored;

/**
 * Every place outside of the posts where posts and authors are named: alerts, their rules and state, narratives, saved
 * queries, and what those were before. Thread-safe.
 */
final class KeptNames {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final VersionedDocuments narratives;
    private final VersionedDocuments savedQueries;
    private final DocumentRewriter revisions;
    private final DocumentRewriter alerts;
    private final DocumentRewriter alertRules;
    private final DocumentRewriter alertState;
    private final Clock clock;

    /** @param api as the user that writes narratives and alerts */
    KeptNames(ElasticRequests api, IndexNames names, Clock clock) {
        this.narratives = new VersionedDocuments(api, names.narratives(), names.revisions());
        this.savedQueries = new VersionedDocuments(api, names.savedQueries(), names.revisions());
        this.revisions = new DocumentRewriter(api, names.revisions());
        this.alerts = new DocumentRewriter(api, names.alerts());
        this.alertRules = new DocumentRewriter(api, names.alertRules());
        this.alertState = new DocumentRewriter(api, names.alertState());
        this.clock = clock;
    }

    /** How many documents were changed in each place. */
    record Changes(long alerts, long alertRules, Set<String> narratives, Set<String> savedQueries, long revisions) {
        static final Changes NONE = new Changes(0, 0, Set.of(), Set.of(), 0);

        Changes and(Changes others) {
            return new Changes(
                    alerts + others.alerts,
                    alertRules + others.alertRules,
                    union(narratives, others.narratives),
                    union(savedQueries, others.savedQueries),
                    revisions + others.revisions);
        }

        private static Set<String> union(Set<String> some, Set<String> others) {
            Set<String> all = new TreeSet<>(some);
            all.addAll(others);
            return all;
        }
    }

    /** Posts go out of the evidence of alerts and narratives, authors out of whatever was told about them. */
    Changes forget(Collection<String> posts, Collection<String> authors, String by) {
        Set<String> gone = new HashSet<>(posts);
        gone.addAll(authors);
        Naming naming = name -> gone.contains(name) ? null : name;
        NameScrubber standing = new NameScrubber(naming, false);
        NameScrubber past = new NameScrubber(naming, true);
        long changedAlerts = alerts.rewrite(ofPosts(posts, authors), past::scrub);
        if (!authors.isEmpty()) {
            alertState.rewrite(DocumentRewriter.everything(), past::scrub);
        }
        long rules = alertRules.rewrite(
                DocumentRewriter.everything(),
                rule -> (rule.path("is_current").asBoolean() ? standing : past).scrub(rule));
        return new Changes(
                changedAlerts,
                rules,
                changed(narratives, standing, narrative -> stampNarrative(narrative, by)),
                changed(savedQueries, standing, query -> stampQuery(query, by)),
                // Last: what was changed a moment ago is kept there as it was.
                revisions.rewrite(DocumentRewriter.everything(), past::scrub));
    }

    /** The ids in the evidence can be searched for; a pseudonym may stand in any sentence. */
    private static ObjectNode ofPosts(Collection<String> posts, Collection<String> authors) {
        if (!authors.isEmpty()) {
            return DocumentRewriter.everything();
        }
        ObjectNode query = MAPPER.createObjectNode();
        query.putObject("terms").set("post_ids", MAPPER.valueToTree(posts));
        return query;
    }

    /** Whoever stands behind these queries has to change them: without the author they would ask something else. */
    List<Erasure.Asking> asking(Collection<String> authors) {
        List<Erasure.Asking> asking = new ArrayList<>();
        if (!authors.isEmpty()) {
            collect("narrative", narratives, authors, asking);
            collect("saved_query", savedQueries, authors, asking);
            alertRules.read(DocumentRewriter.everything(), rule -> {
                if (rule.path("is_current").asBoolean() && names(rule, authors)) {
                    asking.add(new Erasure.Asking("alert_rule", rule.path("id").asText()));
                }
            });
        }
        return asking;
    }

    private static void collect(
            String place, VersionedDocuments documents, Collection<String> authors, List<Erasure.Asking> asking) {
        for (Stored stored : documents.all()) {
            if (names(stored.source(), authors)) {
                asking.add(new Erasure.Asking(place, stored.id()));
            }
        }
    }

    private static boolean names(ObjectNode document, Collection<String> authors) {
        return NameScrubber.names(document).stream().anyMatch(authors::contains);
    }

    /** Every name that is kept anywhere. */
    Set<String> all() {
        Set<String> names = new TreeSet<>();
        for (VersionedDocuments documents : List.of(narratives, savedQueries)) {
            documents.all().forEach(stored -> names.addAll(NameScrubber.names(stored.source())));
        }
        for (DocumentRewriter documents : List.of(revisions, alerts, alertRules, alertState)) {
            documents.read(DocumentRewriter.everything(), each -> names.addAll(NameScrubber.names(each)));
        }
        return names;
    }

    /** Queries included: they shall go on asking for the same person. */
    Changes rename(Naming naming, String by) {
        NameScrubber scrubber = new NameScrubber(naming, true);
        ObjectNode everything = DocumentRewriter.everything();
        alertState.rewrite(everything, scrubber::scrub);
        return new Changes(
                alerts.rewrite(everything, scrubber::scrub),
                alertRules.rewrite(everything, scrubber::scrub),
                changed(narratives, scrubber, narrative -> stampNarrative(narrative, by)),
                changed(savedQueries, scrubber, query -> stampQuery(query, by)),
                revisions.rewrite(everything, scrubber::scrub));
    }

    @SuppressWarnings("ReferenceEquality") // The very same object means: nothing changed.
    private static Set<String> changed(
            VersionedDocuments documents, NameScrubber scrubber, UnaryOperator<ObjectNode> stamp) {
        Set<String> changed = new TreeSet<>();
        for (Stored listed : documents.all()) {
            Optional<Stored> stored = Optional.of(listed);
            boolean isRight = false;
            while (!isRight && stored.isPresent()) {
                Stored before = stored.get();
                ObjectNode after = scrubber.scrub(before.source());
                isRight = after == before.source();
                if (!isRight && documents.replace(before, stamp.apply(after.put("version", before.version() + 1)))) {
                    changed.add(before.id());
                    isRight = true;
                } else if (!isRight) {
                    stored = documents.find(before.id());
                }
            }
        }
        return changed;
    }

    private ObjectNode stampNarrative(ObjectNode narrative, String by) {
        narrative.putObject("updated").put("at", now()).put("by", by);
        return narrative;
    }

    private ObjectNode stampQuery(ObjectNode query, String by) {
        return query.put("updated_at", now()).put("updated_by", by);
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
