package org.listeningpost.config;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of everything in Elasticsearch, under one prefix so that several installations or tests share a cluster. */
public record IndexNames(String prefix) {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy.MM").withZone(ZoneOffset.UTC);
    private static final Pattern REMADE = Pattern.compile("(.*)-r[0-9]{1,6}");

    /** Alias over all monthly indices; searches go here. */
    public String posts() {
        return prefix + "posts";
    }

    /** The monthly index of a post created at that time. */
    public String postsOf(Instant createdAt) {
        return posts() + "-" + MONTH.format(createdAt);
    }

    public String postsPattern() {
        return posts() + "-*";
    }

    /** The ingest pipeline that every post passes last. */
    public String postsFinalPipeline() {
        return prefix + "posts-final";
    }

    /** The index that a month gets when it is made anew; its number goes up from one to the next, the first one has none. */
    public String remade(String month, int generation) {
        return month + "-r" + generation;
    }

    /** The month that an index of posts belongs to, however often that was made anew. */
    public String monthOf(String index) {
        Matcher remade = REMADE.matcher(index);
        return remade.matches() && remade.group(1).startsWith(posts()) ? remade.group(1) : index;
    }

    public String deadLetters() {
        return prefix + "dead-letters";
    }

    /** How many records came in, and what became of them. */
    public String ingestCounts() {
        return prefix + "ingest-counts";
    }

    public String audit() {
        return prefix + "audit";
    }

    /** Which random surrogate stands for which account, in strict mode. */
    public String pseudonymVault() {
        return prefix + "pseudonym-vault";
    }

    /** Which posts were erased and are not taken again. */
    public String erased() {
        return prefix + "erased";
    }

    public String keys() {
        return prefix + "keys";
    }

    public String alertRules() {
        return prefix + "alert-rules";
    }

    public String alerts() {
        return prefix + "alerts";
    }

    public String alertDeliveries() {
        return prefix + "alert-deliveries";
    }

    /** Progress of rules, snoozes, and which instance is on duty. */
    public String alertState() {
        return prefix + "alert-state";
    }

    public String narratives() {
        return prefix + "narratives";
    }

    /** What people changed of the vocabulary. */
    public String topics() {
        return prefix + "topics";
    }

    /** Files that were sent, with what became of them. */
    public String imports() {
        return prefix + "imports";
    }

    /** Rows of those that were not taken, redacted. */
    public String rejectedRows() {
        return prefix + "rejected-rows";
    }

    /** Where the reading of each source stands. */
    public String feeds() {
        return prefix + "feeds";
    }

    public String savedQueries() {
        return prefix + "saved-queries";
    }

    /** Earlier versions of narratives, topics and saved queries. */
    public String revisions() {
        return prefix + "revisions";
    }

    /** Long work that survives a restart, with its progress. */
    public String jobs() {
        return prefix + "jobs";
    }
}
