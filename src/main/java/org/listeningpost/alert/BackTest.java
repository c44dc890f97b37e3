package org.listeningpost.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.listeningpost.trend.Bucket;
import org.listeningpost.trend.Buckets;
import org.listeningpost.trend.PostCountIndex;

/** What a rule would have told, had it been there: the same detector, the same cool-down, the past instead of now. */
final class BackTest {
    static final int DAYS_DEFAULT = 90;
    static final int DAYS_MAX = 366;

    /** Firings whose posts are looked up. */
    private static final int SHOWN_MAX = 100;

    private static final int POST_IDS_SHOWN = 20;

    private final Detector detector;
    private final PostCountIndex posts;
    private final AlertSubjects subjects;
    private final Evaluator.Timing timing;
    private final Clock clock;

    BackTest(PostCountIndex posts, AlertSubjects subjects, Evaluator.Timing timing, Clock clock) {
        this.detector = new Detector(posts);
        this.posts = posts;
        this.subjects = subjects;
        this.timing = timing;
        this.clock = clock;
    }

    /**
     * The answer.
     *
     * @param fired how often it would have told; {@code firings} has the latest of them
     * @param suppressed how often more the condition held, within the cool-down
     */
    record Result(
            int fired,
            int suppressed,
            int days,
            Instant from,
            Instant to,
            String interpreted,
            String sentence,
            List<Firing> firings) {}

    /** One alert that would have been. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Firing(
            Instant bucketStart,
            Instant bucketEnd,
            String key,
            String severity,
            double score,
            String sentence,
            Map<String, Object> numbers,
            long postCount,
            List<String> postIds) {}

    Result run(AlertRule rule, int days) {
        Buckets buckets = new Buckets(timing.zone(), rule.width());
        Bucket last = timing.lastSettled(buckets, clock.instant());
        Bucket first =
                buckets.next(buckets.of(last.end().minus(Duration.ofDays(days)).minusNanos(1)));
        AlertSubjects.Resolved subject = subjects.resolve(rule.subject());
        Deque<Finding> latest = new ArrayDeque<>();
        AtomicInteger fired = new AtomicInteger();
        CoolDown coolDown = new CoolDown(Duration.ofMinutes(rule.coolDownMinutes()), Map.of());
        Telling telling = new Telling(coolDown, buckets, finding -> {
            fired.incrementAndGet();
            latest.add(finding);
            if (latest.size() > SHOWN_MAX) {
                latest.remove();
            }
        });
        telling.tell(detector.findings(rule.condition().condition(), subject.query(), buckets, first, last));
        List<Firing> firings = new ArrayList<>();
        for (Finding finding : latest) {
            List<String> ids = posts.ids(
                    subject.query(),
                    finding.bucket(),
                    finding.field(),
                    finding.field() == null ? null : finding.key(),
                    POST_IDS_SHOWN);
            firings.add(new Firing(
                    finding.bucket().start(),
                    finding.bucket().end(),
                    finding.key(),
                    finding.severity().keyword(),
                    Wording.rounded(finding.score()),
                    Evaluator.sentence(rule.name(), finding),
                    finding.numbers(),
                    Evaluator.postCount(finding, ids),
                    ids));
        }
        return new Result(
                fired.get(),
                telling.suppressed(),
                days,
                first.start(),
                last.end(),
                subject.interpreted(),
                "This rule would have fired " + (fired.get() == 1 ? "once" : fired + " times") + " in the last " + days
                        + " days.",
                firings);
    }
}
