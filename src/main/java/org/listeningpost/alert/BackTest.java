package org.listeningpost.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        List<Finding> findings = detector.findings(rule.condition().condition(), subject.query(), buckets, first, last);
        List<Finding> told = new CoolDown(Duration.ofMinutes(rule.coolDownMinutes()), Map.of()).tell(findings);
        List<Firing> firings = new ArrayList<>();
        for (Finding finding : told.subList(Math.max(0, told.size() - SHOWN_MAX), told.size())) {
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
                told.size(),
                findings.size() - told.size(),
                days,
                first.start(),
                last.end(),
                subject.interpreted(),
                "This rule would have fired " + (told.size() == 1 ? "once" : told.size() + " times") + " in the last "
                        + days + " days.",
                firings);
    }
}
