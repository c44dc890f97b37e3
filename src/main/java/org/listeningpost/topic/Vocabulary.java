package org.listeningpost.topic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Topics by area, each area before its topics. Immutable.
 *
 * @param version of the bundled files; it grows with every change of a query
 */
public record Vocabulary(int version, List<Topic> topics) {
    public Vocabulary {
        topics = List.copyOf(topics);
        Map<String, Topic> byId = new LinkedHashMap<>();
        for (Topic topic : topics) {
            if (!Topic.ID.matcher(topic.id()).matches()) {
                throw new VocabularyException("\"" + topic.id() + "\" cannot be an id: use a-z, 0-9 and _, at most 40");
            }
            Topic area = topic.area() == null ? null : byId.get(topic.area());
            if (topic.area() != null && (area == null || !area.isArea())) {
                throw new VocabularyException(
                        "topic " + topic.id() + " has no area \"" + topic.area() + "\" before it");
            }
            if (byId.put(topic.id(), topic) != null) {
                throw new VocabularyException("there are two topics " + topic.id());
            }
        }
    }

    /** What this build ships. */
    public static Vocabulary bundled() {
        return VocabularyReader.bundled();
    }

    public Optional<Topic> find(String id) {
        return topics.stream().filter(topic -> topic.id().equals(id)).findFirst();
    }

    /** The topics of an area, without the area itself. */
    public List<Topic> of(String area) {
        return topics.stream().filter(topic -> area.equals(topic.area())).toList();
    }
}
