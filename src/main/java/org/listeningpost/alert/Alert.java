package org.listeningpost.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rule raised, with everything that made it do so. The deliveries that it owes are part of it, so that neither can
 * exist without the other.
 *
 * @param id of the rule, the bucket and the key: the same alert made twice is one
 * @param key what tells alerts of one bucket apart, such as the silent source; empty for most
 * @param sentence all of it in one plain sentence
 * @param postCount how many posts the bucket holds; {@code postIds} has the first of them
 * @param status open or acknowledged
 * @param snoozed raised while its rule was snoozed: kept, and not delivered
 * @param outboxDue when the next delivery should be attempted; null when all are done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Alert(
        String id,
        String ruleId,
        String ruleName,
        long ruleVersion,
        String kind,
        String bucket,
        Instant bucketStart,
        Instant bucketEnd,
        String timeZone,
        String key,
        String severity,
        double score,
        String sentence,
        String formula,
        Map<String, Object> numbers,
        long postCount,
        List<String> postIds,
        Instant raisedAt,
        String status,
        boolean snoozed,
        @Nullable Acknowledgement acknowledgement,
        List<Delivery> outbox,
        @Nullable Instant outboxDue) {
    static final String OPEN = "open";
    static final String ACKNOWLEDGED = "acknowledged";

    private static final int ID_CHARACTERS = 32;

    /** Who has seen it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Acknowledgement(Instant at, String by, @Nullable String note) {}

    /**
     * One delivery. The first goes to the first target of that version of the rule, see {@link Target#singly}, and so on:
     * the rule keeps URLs and addresses to itself, while alerts are read by many.
     *
     * @param id goes with every attempt, so that a receiver knows a repetition
     * @param target as it is shown
     * @param status pending, delivered or failed
     * @param nextAt when to try again; null when it is done
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Delivery(
            String id,
            @JsonDeserialize(using = ShownTarget.class) String target,
            String status,
            int attempts,
            @Nullable Instant nextAt,
            @Nullable String lastOutcome) {
        static final String PENDING = "pending";
        static final String DELIVERED = "delivered";
        static final String FAILED = "failed";
        /** Of an attempt: the delivery is pending still. */
        static final String POSTPONED = "postponed";

        boolean isPending() {
            return status.equals(PENDING);
        }
    }

    /** @param bucket hour or day: a day begins with the same moment as its first hour */
    static String idOf(String ruleId, String bucket, Instant bucketStart, String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((ruleId + "\n" + bucket + "\n" + bucketStart + "\n" + key)
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    Optional<Delivery> delivery(String deliveryId) {
        return outbox.stream().filter(each -> each.id().equals(deliveryId)).findFirst();
    }

    Alert with(Delivery changed) {
        return withOutbox(outbox.stream()
                .map(each -> each.id().equals(changed.id()) ? changed : each)
                .toList());
    }

    private Alert withOutbox(List<Delivery> deliveries) {
        @Nullable
        Instant due = deliveries.stream()
                .map(Delivery::nextAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return copy(status, acknowledgement, postIds, deliveries, due);
    }

    /** What was given up is begun again. */
    Alert redelivered(Instant now) {
        return withOutbox(outbox.stream()
                .map(each -> each.status().equals(Delivery.FAILED)
                        ? new Delivery(each.id(), each.target(), Delivery.PENDING, 0, now, each.lastOutcome())
                        : each)
                .toList());
    }

    Alert acknowledged(Acknowledgement by) {
        return copy(ACKNOWLEDGED, by, postIds, outbox, outboxDue);
    }

    private Alert copy(
            String newStatus,
            @Nullable Acknowledgement newAcknowledgement,
            List<String> newPostIds,
            List<Delivery> newOutbox,
            @Nullable Instant newDue) {
        return new Alert(
                id,
                ruleId,
                ruleName,
                ruleVersion,
                kind,
                bucket,
                bucketStart,
                bucketEnd,
                timeZone,
                key,
                severity,
                score,
                sentence,
                formula,
                numbers,
                postCount,
                newPostIds,
                raisedAt,
                newStatus,
                snoozed,
                newAcknowledgement,
                newOutbox,
                newDue);
    }
}
