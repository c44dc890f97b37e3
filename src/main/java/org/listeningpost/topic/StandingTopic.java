package org.listeningpost.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.topic.Topic.Row;
import org.listeningpost.topic.Topic.Source;

/**
 * A topic as it stands: bundled, changed or somebody's own.
 *
 * @param change what people made of it; null where nobody touched it
 */
record StandingTopic(
        Topic topic, TopicChange.State state, @Nullable TopicChange change) {
    private static final Source OWN = new Source("installation", "Written in this installation", "as you say", null);

    long version() {
        return change == null ? 0 : change.version();
    }

    boolean tags() {
        return state.tags();
    }

    /** The bundled vocabulary under what people changed, each area before its topics; what was deleted is not there. */
    static List<StandingTopic> all(Vocabulary bundled, List<TopicChange> changes) {
        Map<String, TopicChange> byTopic = new LinkedHashMap<>();
        changes.forEach(change -> byTopic.put(change.topic(), change));
        List<StandingTopic> flat = new ArrayList<>();
        for (Topic topic : bundled.topics()) {
            flat.add(of(topic, byTopic.remove(topic.id())));
        }
        for (TopicChange change : byTopic.values()) {
            if (change.state() == TopicChange.State.OWN || change.state() == TopicChange.State.OFF) {
                flat.add(own(change));
            }
        }
        List<StandingTopic> ordered = new ArrayList<>();
        for (StandingTopic area : flat) {
            if (area.topic().isArea()) {
                ordered.add(area);
                flat.stream()
                        .filter(each -> area.topic().id().equals(each.topic().area()))
                        .forEach(ordered::add);
            }
        }
        return ordered;
    }

    private static StandingTopic of(Topic topic, @Nullable TopicChange change) {
        if (change == null || change.state() == TopicChange.State.BUNDLED) {
            return new StandingTopic(topic, TopicChange.State.BUNDLED, change);
        }
        String query = change.query() == null ? topic.query() : change.query();
        Topic.Title title = change.title() == null ? topic.title() : change.title();
        boolean isReworded = !query.equals(topic.query());
        return new StandingTopic(
                new Topic(
                        topic.id(),
                        topic.area(),
                        title,
                        query,
                        isReworded ? List.of(new Row(OWN, query)) : topic.rows()),
                change.state() == TopicChange.State.OFF ? TopicChange.State.OFF : TopicChange.State.CHANGED,
                change);
    }

    private static StandingTopic own(TopicChange change) {
        String query = change.query() == null ? "" : change.query();
        Topic.Title title = change.title() == null ? new Topic.Title(change.topic(), change.topic()) : change.title();
        return new StandingTopic(
                new Topic(change.topic(), change.area(), title, query, List.of(new Row(OWN, query))),
                change.state(),
                change);
    }
}
