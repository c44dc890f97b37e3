package org.listeningpost.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.alert.StateIndex.Kept;
import org.listeningpost.alert.StateIndex.Progress;
import org.listeningpost.http.ProblemException;
import org.listeningpost.trend.Bucket;
import org.listeningpost.trend.Buckets;
import org.listeningpost.trend.PostCountIndex;

/**
 * Brings rules up to date: judges each bucket that is over, once. An alert is stored, with the deliveries that it owes,
 * before the progress of its rule is; whoever repeats a bucket after a crash makes the same ids, which are there already.
 */
final class Evaluator {
    static final int POST_IDS_MAX = 100;

    /** Buckets judged before the progress is kept. */
    private static final int BUCKETS_AT_ONCE = 240;

    private final Detector detector;
    private final PostCountIndex posts;
    private final AlertSubjects subjects;
    private final AlertIndex alerts;
    private final StateIndex states;
    private final Timing timing;
    private final Clock clock;

    /** @param settle how long a bucket that is over waits for late posts */
    record Timing(ZoneId zone, Duration settle) {
        Bucket lastSettled(Buckets buckets, Instant now) {
            return buckets.lastComplete(now.minus(settle));
        }
    }

    Evaluator(
            PostCountIndex posts,
            AlertSubjects subjects,
            AlertIndex alerts,
            StateIndex states,
            Timing timing,
            Clock clock) {
        this.detector = new Detector(posts);
        this.posts = posts;
        this.subjects = subjects;
        this.alerts = alerts;
        this.states = states;
        this.timing = timing;
        this.clock = clock;
    }

    /** Judges what is due of a rule; true where there may be more. */
    boolean evaluate(AlertRule rule) {
        Buckets buckets = new Buckets(timing.zone(), rule.width());
        Optional<Kept> before = states.progress(rule.id());
        Instant through = before.map(kept -> kept.progress().through()).orElse(rule.activeSince());
        Bucket first = buckets.of(through.isBefore(rule.activeSince()) ? rule.activeSince() : through);
        Bucket last = timing.lastSettled(buckets, clock.instant());
        if (last.start().isBefore(first.start())) {
            return false;
        }
        List<Bucket> due = new ArrayList<>();
        for (Bucket bucket = first;
                due.size() < BUCKETS_AT_ONCE && !bucket.start().isAfter(last.start());
                bucket = buckets.next(bucket)) {
            due.add(bucket);
        }
        CoolDown coolDown = new CoolDown(
                Duration.ofMinutes(rule.coolDownMinutes()),
                before.map(kept -> kept.progress().told()).orElse(Map.of()));
        @Nullable String problem = null;
        try {
            raise(rule, buckets, due, coolDown);
        } catch (ProblemException e) {
            if (e.problem().status() >= 500) {
                throw e;
            }
            if (e.problem().code().equals(Detector.REKEY_DUE)) {
                hold(rule, before, first);
                return false;
            }
            // The rule itself is broken: what it watches was deleted, or its query does not compile any more.
            problem = e.problem().errors().isEmpty()
                    ? e.problem().code()
                    : e.problem().errors().getFirst().code();
        }
        Progress progress = new Progress(due.getLast().end(), coolDown.told(), problem);
        return states.advance(rule.id(), before, progress)
                && due.getLast().start().isBefore(last.start());
    }

    /** What is not judged now is judged once it can be; whoever reads the rule sees why it waits. */
    private void hold(AlertRule rule, Optional<Kept> before, Bucket first) {
        boolean isToldAlready = before.map(
                        kept -> Detector.REKEY_DUE.equals(kept.progress().problem()))
                .orElse(false);
        if (!isToldAlready) {
            states.advance(
                    rule.id(),
                    before,
                    new Progress(
                            before.map(kept -> kept.progress().through()).orElse(first.start()),
                            before.map(kept -> kept.progress().told()).orElse(Map.of()),
                            Detector.REKEY_DUE));
        }
    }

    private void raise(AlertRule rule, Buckets buckets, List<Bucket> due, CoolDown coolDown) {
        AlertSubjects.Resolved subject = subjects.resolve(rule.subject());
        List<Finding> firings = new ArrayList<>();
        new Telling(coolDown, buckets, firings::add)
                .tell(detector.findings(
                        rule.condition().condition(), subject.query(), buckets, due.getFirst(), due.getLast()));
        if (firings.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        boolean isSnoozed = states.snooze(rule.id())
                .filter(snooze -> now.isBefore(snooze.until()))
                .isPresent();
        for (Finding firing : firings) {
            alerts.add(alert(rule, buckets, firing, evidence(subject, firing), isSnoozed));
        }
    }

    /** Ids of the posts behind a finding; none for a silence, nor for what stands for many. */
    private List<String> evidence(AlertSubjects.Resolved subject, Finding finding) {
        @Nullable String value = finding.field() == null ? null : finding.key();
        return posts.ids(subject.query(), finding.bucket(), finding.field(), value, POST_IDS_MAX);
    }

    private Alert alert(AlertRule rule, Buckets buckets, Finding finding, List<String> postIds, boolean isSnoozed) {
        String id = Alert.idOf(rule.id(), finding.bucket().start(), finding.key());
        Instant now = clock.instant();
        List<Alert.Delivery> outbox = isSnoozed
                ? List.of()
                : IntStream.range(0, rule.targets().size())
                        .mapToObj(i -> new Alert.Delivery(
                                id + "-" + (i + 1), rule.targets().get(i), Alert.Delivery.PENDING, 0, now, null))
                        .toList();
        return new Alert(
                id,
                rule.id(),
                rule.name(),
                rule.version(),
                rule.condition().condition().kind(),
                rule.bucket(),
                finding.bucket().start(),
                finding.bucket().end(),
                buckets.zone().getId(),
                finding.key(),
                finding.severity().keyword(),
                Wording.rounded(finding.score()),
                sentence(rule.name(), finding),
                finding.formula(),
                finding.numbers(),
                postCount(finding, postIds),
                postIds,
                now,
                Alert.OPEN,
                isSnoozed,
                null,
                outbox,
                outbox.isEmpty() ? null : now);
    }

    static long postCount(Finding finding, List<String> postIds) {
        return finding.numbers().get("y") instanceof Number count ? count.longValue() : postIds.size();
    }

    static String sentence(String ruleName, Finding finding) {
        return ruleName + ": " + finding.words() + ".";
    }
}
