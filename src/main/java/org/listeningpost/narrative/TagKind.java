package org.listeningpost.narrative;

/** What posts are tagged with, and what the work of tagging the past by it is called. */
public enum TagKind {
    NARRATIVE("narrative", "backfill", "/v1/narratives/{id}/backfill"),
    TOPIC("topic", "retag", "/v1/topics/{id}/retag");

    private final String noun;
    private final String work;
    private final String path;

    TagKind(String noun, String work, String path) {
        this.noun = noun;
        this.work = work;
        this.path = path;
    }

    /** What one of them is called in answers. */
    String noun() {
        return noun;
    }

    /** Where its job is shown. */
    String path() {
        return path;
    }

    /** What the audit log calls its job. */
    String action() {
        return noun + "." + work;
    }

    /** Kind of its jobs among others of the same index. */
    String job() {
        return noun + "-" + work;
    }

    String jobOf(String subject) {
        return work + "-" + subject;
    }

    /** Of the posts that holds the tags. */
    String field() {
        return noun + "s";
    }
}
