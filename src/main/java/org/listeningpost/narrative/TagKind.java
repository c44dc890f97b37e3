package org.listeningpost.narrative;

/**
 * What posts are tagged with.
 *
 * @param job kind of the jobs that tag the past
 * @param prefix of the ids of these jobs
 * @param field of the posts that holds the tags
 */
public record TagKind(String job, String prefix, String field) {
    static final TagKind NARRATIVES = new TagKind("narrative-backfill", "backfill-", "narratives");

    String jobOf(String subject) {
        return prefix + subject;
    }
}
