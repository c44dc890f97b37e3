package org.listeningpost.narrative;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rumor that is watched, as it stands.
 *
 * @param claim what is claimed, in one sentence
 * @param query in the query language; the posts that it matches carry the narrative's id
 * @param evidence what is known, with sources
 * @param counterMessage what to answer; null while nobody has written one
 * @param owner who looks after it
 * @param version 1, 2, 3, ...: one more with each change
 */
public record Narrative(
        String id,
        String title,
        String claim,
        String query,
        NarrativeStatus status,
        Risk risk,
        List<Evidence> evidence,
        @Nullable CounterMessage counterMessage,
        String owner,
        List<String> tags,
        Change created,
        Change updated,
        long version) {
    public Narrative {
        evidence = List.copyOf(evidence);
        tags = List.copyOf(tags);
    }

    /**
     * How much harm it may do: reach times potential harm, as the WHO's infodemic guidance weighs it, in one word and the
     * reason for it.
     *
     * @param level low, medium or high
     */
    public record Risk(String level, String reason) {
        public static final List<String> LEVELS = List.of("low", "medium", "high");
    }

    /** Something that speaks for or against the claim. */
    public record Evidence(@Nullable String url, String source, String summary) {}

    /**
     * What to answer.
     *
     * @param approvedBy name of the key of who released it; null until then
     */
    public record CounterMessage(
            String text,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt) {}

    /** Who changed it, by the name of the key, and when. */
    public record Change(Instant at, String by) {}
}
