package org.listeningpost.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.listeningpost.trend.BucketWidth;

/**
 * A rule as it stands.
 *
 * @param bucket hour or day
 * @param coolDownMinutes how long after an alert nothing but a graver one is told
 * @param activeSince only buckets that end after this are judged: a rule never tells the past
 * @param version 1, 2, 3, ...: one more with each change
 */
record AlertRule(
        String id,
        String name,
        Subject subject,
        ConditionFields condition,
        String bucket,
        int coolDownMinutes,
        boolean enabled,
        List<Target> targets,
        Instant activeSince,
        long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {
    AlertRule {
        targets = List.copyOf(targets);
    }

    BucketWidth width() {
        Optional<BucketWidth> width = BucketWidth.of(bucket);
        return width.orElseThrow(() -> new IllegalStateException("a stored rule has an unknown bucket"));
    }
}
