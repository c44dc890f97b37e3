package org.listeningpost.post;

import java.util.List;

/** To which of the organisation's facilities and campaigns a post belongs, by rules from configuration. */
public record Assignment(List<String> facilities, List<String> campaigns) {
    public static final Assignment NONE = new Assignment(List.of(), List.of());

    public Assignment {
        facilities = List.copyOf(facilities);
        campaigns = List.copyOf(campaigns);
    }
}
