package org.listeningpost.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which findings are told: after one, only a graver one of the same key until the time is over. What is told depends on
 * nothing but the findings before, so that the same history always gives the same alerts.
 */
final class CoolDown {
    /** Keys remembered; the oldest go first. */
    private static final int KEYS_MAX = 1_000;

    private final Duration length;
    private final Map<String, Told> told;

    /** When a key was told last, and how grave it was then. */
    record Told(Instant at, Severity severity) {}

    CoolDown(Duration length, Map<String, Told> told) {
        this.length = length;
        this.told = new LinkedHashMap<>(told);
    }

    /** Whether a finding is told; asked once for each, in the order of their buckets. */
    boolean isTold(Finding finding) {
        @Nullable Told before = told.get(finding.key());
        Instant at = finding.bucket().end();
        if (before != null
                && at.isBefore(before.at().plus(length))
                && finding.severity().compareTo(before.severity()) <= 0) {
            return false;
        }
        told.remove(finding.key());
        told.put(finding.key(), new Told(at, finding.severity()));
        if (told.size() > KEYS_MAX) {
            told.remove(told.keySet().iterator().next());
        }
        return true;
    }

    /** In the order in which they were told. */
    Map<String, Told> told() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(told));
    }
}
