package org.listeningpost.narrative;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.Query;

/** What a job has to bring in line: found anew in each pass, since it may change meanwhile. */
public sealed interface TagPlan {
    TagPlan KEEP = new Keep();
    TagPlan BROKEN = new Broken();

    static TagPlan of(String tag, @Nullable Query query) {
        return new Steps(List.of(new Step(tag, query)));
    }

    /** Stored tags stay as they are, whichever query they are of. */
    record Keep() implements TagPlan {}

    /** The query no longer compiles. */
    record Broken() implements TagPlan {}

    /** One tag after the other. */
    record Steps(List<Step> steps) implements TagPlan {
        public Steps {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One tag.
     *
     * @param query what carries the tag; null where nothing does any more
     * @param follows whether it is decided by the tags of the steps before: its posts are not counted, which nobody could before
     *     these are done
     */
    record Step(String tag, @Nullable Query query, boolean follows) {
        public Step(String tag, @Nullable Query query) {
            this(tag, query, false);
        }
    }
}
