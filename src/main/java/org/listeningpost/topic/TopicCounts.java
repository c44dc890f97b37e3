package org.listeningpost.topic;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.listeningpost.query.KeywordField;
import org.listeningpost.query.PlaceReach;
import org.listeningpost.security.Caller;
import org.listeningpost.security.Role;

/**
 * How many posts carry each topic. Exact counts of a topic that is one by place are for those alone who may read posts.
 *
 * @param places topics that are
 */
record TopicCounts(TopicPosts posts, PlaceReach.Tags places) {
    private static final Set<Role> READ_POSTS = Set.of(Role.ANALYST, Role.MONITOR);

    /** By topic, for who asks; where a count is kept back, it is below 0. */
    Map<String, Long> of(Caller caller) {
        Map<String, Long> counts = posts.counts();
        if (caller.hasAnyOf(READ_POSTS)) {
            return counts;
        }
        Map<String, Long> shown = new HashMap<>(counts);
        places.of(KeywordField.TOPIC, counts.keySet()).forEach((topic, reach) -> {
            if (reach != PlaceReach.NONE) {
                shown.put(topic, -1L);
            }
        });
        return shown;
    }
}
