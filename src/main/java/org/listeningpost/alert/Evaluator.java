package org.listeningpost.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.alert.StateIndex.Kept;
import org.listeningpost.alert.StateIndex.Progress;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.query.QueryError;
import org.listeningpost.search.ElasticCounts;
import org.listeningpost.trend.Bucket;
import org.listeningpost.trend.Buckets;
import org.listeningpost.trend.PostCountIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings rules up to date: judges each bucket that is over, once. An alert is stored, with the deliveries that it owes,
 * before the progress of its rule is; whoever repeats a bucket after a crash makes the same ids, which are there already.
 */
final class Evaluator {
    private static final Logger LOG = LoggerFactory.getLogger(Evaluator.class);

    static final int POST_IDS_MAX = 100;

    /** Buckets judged before the progress is kept. */
    private static final int BUCKETS_AT_ONCE = 240;

    /** Refusals that narrowing the query ends; what was not judged is judged then. */
    private static final Set<String> TOO_MUCH =
            Set.of(PostCountIndex.TOO_MANY_VALUES, QueryError.Kind.TOO_EXPENSIVE.code());

    private static final Duration WAIT = Duration.ofHours(1);

    /** Searches that the engine does not end in time, which may be its own trouble, or that it does not understand. */
    private static final Set<String> FAILING = Set.of(ElasticCounts.TOO_SLOW, "internal");

    private static final Duration SHORT_WAIT = Duration.ofMinutes(10);

    private final Detector detector;
    private final PostCountIndex posts;
    private final AlertSubjects subjects;
    private final AlertIndex alerts;
    private final StateIndex states;
    private final Timing timing;
    private final Clock clock;
    private final Map<String, Wait> waits = new ConcurrentHashMap<>();

    /** Not before this, unless the rule has been changed. */
    private record Wait(long ruleVersion, Instant until) {
        static final Wait NONE = new Wait(0, Instant.MIN);
    }

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
        Wait wait = waits.getOrDefault(rule.id(), Wait.NONE);
        if (wait.ruleVersion() == rule.version() && clock.instant().isBefore(wait.until())) {
            return false;
        }
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
        return judge(rule, buckets, before, due) && due.getLast().start().isBefore(last.start());
    }

    /** True where the progress was kept. */
    private boolean judge(AlertRule rule, Buckets buckets, Optional<Kept> before, List<Bucket> due) {
        Progress was = before.map(Kept::progress)
                .orElseGet(() -> new Progress(due.getFirst().start(), Map.of(), null));
        CoolDown coolDown = new CoolDown(Duration.ofMinutes(rule.coolDownMinutes()), was.told());
        @Nullable String problem = null;
        try {
            raise(rule, buckets, due, coolDown);
        } catch (ProblemException e) {
            problem = codeOf(e.problem());
            boolean isOfTheRule = e.problem().status() < 500 || FAILING.contains(problem);
            if (!isOfTheRule || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            if (TOO_MUCH.contains(problem) && due.size() > 1) {
                // What is too much for many days may not be for a few.
                return judge(rule, buckets, before, due.subList(0, Math.max(1, due.size() / 16)));
            }
        }
        note(rule, was.problem(), problem);
        if (problem != null && isWaitedFor(problem)) {
            hold(rule, before, was, problem);
            return false;
        }
        waits.remove(rule.id());
        return states.advance(rule.id(), before, new Progress(due.getLast().end(), coolDown.told(), problem));
    }

    private static String codeOf(Problem problem) {
        return problem.errors().isEmpty()
                ? problem.code()
                : problem.errors().getFirst().code();
    }

    private static boolean isWaitedFor(String problem) {
        return TOO_MUCH.contains(problem) || FAILING.contains(problem) || problem.equals(Detector.REKEY_DUE);
    }

    /** What is not judged now is judged once it can be; whoever reads the rule sees why it waits. */
    private void hold(AlertRule rule, Optional<Kept> before, Progress was, String problem) {
        if (!problem.equals(Detector.REKEY_DUE)) {
            // To find out again costs much, and nothing has changed in the next round.
            Duration wait = FAILING.contains(problem) ? SHORT_WAIT : WAIT;
            waits.put(rule.id(), new Wait(rule.version(), clock.instant().plus(wait)));
        }
        if (!problem.equals(was.problem())) {
            states.advance(rule.id(), before, new Progress(was.through(), was.told(), problem));
        }
    }

    /** Nobody who waits for alerts looks at a rule that raises none: the log says when that begins and ends. */
    private static void note(AlertRule rule, @Nullable String before, @Nullable String problem) {
        if (!Objects.equals(problem, before)) {
            if (problem == null) {
                LOG.info("rule {} is evaluated again", rule.id());
            } else {
                LOG.warn("rule {} cannot be evaluated: {}", rule.id(), problem);
            }
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
        String id = Alert.idOf(rule.id(), rule.bucket(), finding.bucket().start(), finding.key());
        Instant now = clock.instant();
        List<Target> targets = isSnoozed
                ? List.of()
                : rule.targets().stream().flatMap(Target::singly).toList();
        List<Alert.Delivery> outbox = IntStream.range(0, targets.size())
                .mapToObj(i -> new Alert.Delivery(
                        id + "-" + (i + 1), targets.get(i).shown(), Alert.Delivery.PENDING, 0, now, null))
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
