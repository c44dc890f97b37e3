package org.listeningpost.post;

import java.util.List;

/**
 * Which narratives a post matches.
 *
 * @param ids of the narratives
 * @param setVersion the version of the set of narratives that it was matched against; 0 where there is no set
 */
public record NarrativeTags(List<String> ids, long setVersion) {
    public static final NarrativeTags NONE = new NarrativeTags(List.of(), 0);

    public NarrativeTags {
        ids = List.copyOf(ids);
    }
}
