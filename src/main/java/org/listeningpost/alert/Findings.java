package org.listeningpost.alert;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.search.PostField;
import org.listeningpost.trend.Bucket;
import org.listeningpost.trend.Buckets;
import org.listeningpost.trend.Expectation;
import org.listeningpost.trend.Rise;
import org.listeningpost.trend.Silence;
import org.listeningpost.trend.Spike;
import org.listeningpost.trend.Turn;

/** Findings with their arithmetic and their words. */
final class Findings {
    private static final String SPIKE = "y > max(U, m + 1) and y >= 5; U = m (1 + p z' sqrt(V) / m)^(1/p),"
            + " p = (phi + 1) / (3 phi), V = phi m (1 + parameters/n),"
            + " z' = z (1 + 1.2 / sqrt(n) min(1, max(0, (phi - 1.2) / 0.5)));"
            + " where m < 10, U is raised by min(1, max(0, (phi r - 1.2) / 0.2)) of the way to the count that a negative"
            + " binomial of mean m and variance V r exceeds as rarely as a normal deviate exceeds z',"
            + " r = 1 + 0.135 z^2 / sqrt(posts); the same of the share of all posts";
    private static final String EARS = "y > m + 3 sqrt(V) and y >= 5; V at least 1: EARS C2, little history";
    private static final String RISE =
            "S > h and y >= 5 and y > m; S_i = max(0, S_(i-1) + min(3, d_i) - 0.5), d = ((y/m)^p - 1) / (p sqrt(V) / m)";
    private static final String TURN = "posts >= min_posts and z > 2.81 and share - before >= 0.1;"
            + " z = 2 (asin sqrt(share) - asin sqrt(before)) / sqrt(phi (1/posts + 1/posts_before))";
    private static final String SILENCE =
            "product of P(0) over the empty buckets < 0.001; P(0) = phi^(-m / (phi - 1)), exp(-m) where phi = 1";

    private Findings() {}

    static Finding threshold(Condition.Threshold condition, Buckets buckets, Bucket bucket, double count) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("y", (long) count);
        numbers.put("at_least", condition.atLeast());
        double score = count / condition.atLeast();
        return new Finding(
                bucket,
                "",
                null,
                Severity.of(score),
                score,
                numbers,
                "y >= at_least",
                Wording.posts(count) + " " + Wording.when(buckets, bucket) + "; the rule asks for at least "
                        + Wording.whole(condition.atLeast()));
    }

    /** @param share the same count against the rest of all posts; null where there is too little else */
    static Finding spike(Spike spike, @Nullable Spike share, double z, Buckets buckets, Bucket bucket) {
        Expectation expected = spike.expected();
        Map<String, Object> numbers = numbers(spike.count(), expected);
        numbers.put("z", z);
        numbers.put("U", Wording.rounded(spike.bound()));
        double score = spike.score();
        if (share != null) {
            numbers.put("share_m", Wording.rounded(share.expected().mean()));
            numbers.put("share_U", Wording.rounded(share.bound()));
            score = Math.min(score, share.score());
        }
        return new Finding(
                bucket,
                "",
                null,
                Severity.of(score),
                score,
                numbers,
                expected.isLowConfidence() ? EARS : SPIKE,
                Wording.posts(spike.count()) + " " + Wording.when(buckets, bucket) + against(spike.count(), expected));
    }

    static Finding rise(Rise rise, Buckets buckets, Bucket bucket, Bucket begun, int length) {
        Map<String, Object> numbers = numbers(rise.count(), rise.expected());
        numbers.put("S", Wording.rounded(rise.sum()));
        numbers.put("h", Rise.LIMIT);
        return new Finding(
                bucket,
                "",
                null,
                Severity.of(rise.score()),
                rise.score(),
                numbers,
                RISE,
                "more posts than expected for " + Wording.span(buckets.width(), length) + ", since "
                        + Wording.when(buckets, begun).replaceFirst("^on ", "") + ": " + Wording.posts(rise.count())
                        + " " + Wording.when(buckets, bucket) + against(rise.count(), rise.expected()));
    }

    static Finding newValue(Condition.NewValue condition, String value, double count, Buckets buckets, Bucket bucket) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("y", (long) count);
        numbers.put("min_posts", condition.postsMin());
        numbers.put("lookback_days", condition.lookbackDays());
        double score = count / condition.postsMin();
        return new Finding(
                bucket,
                value,
                condition.field(),
                Severity.of(score),
                score,
                numbers,
                "y >= min_posts, and no post of this " + ConditionFields.nameOf(condition.field())
                        + " in lookback_days before",
                Wording.posts(count) + " of the new " + ConditionFields.nameOf(condition.field()) + " " + value + " "
                        + Wording.when(buckets, bucket) + ", and none in the "
                        + Wording.whole(condition.lookbackDays()) + " days before");
    }

    static Finding turn(Condition.SentimentTurn condition, Turn turn, Buckets buckets, Bucket bucket) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("y", Math.round(turn.share() * turn.posts()));
        numbers.put("posts", (long) turn.posts());
        numbers.put("share", Wording.rounded(turn.share()));
        numbers.put("before", Wording.rounded(turn.before()));
        numbers.put("posts_before", (long) turn.postsBefore());
        numbers.put("phi", Wording.rounded(turn.dispersion()));
        numbers.put("z", Wording.rounded(turn.z()));
        numbers.put("min_posts", condition.postsMin());
        return new Finding(
                bucket,
                condition.label(),
                PostField.SENTIMENT,
                Severity.of(turn.score()),
                turn.score(),
                numbers,
                TURN,
                Wording.percent(turn.share()) + " of " + Wording.posts(turn.posts()) + " "
                        + Wording.when(buckets, bucket) + " were " + condition.label() + ", against "
                        + Wording.percent(turn.before()) + " before");
    }

    static Finding silence(Condition.Silence condition, String value, Silence silence, Buckets buckets, Bucket bucket) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("y", 0);
        numbers.put("buckets", silence.buckets());
        numbers.put("m", Wording.rounded(silence.expected()));
        numbers.put("probability", Wording.rounded(silence.probability()));
        return new Finding(
                bucket,
                value,
                condition.by(),
                Severity.of(silence.score()),
                silence.score(),
                numbers,
                SILENCE,
                "no posts of the " + ConditionFields.nameOf(condition.by()) + " " + value + " for "
                        + Wording.span(buckets.width(), silence.buckets()) + ", the last "
                        + Wording.when(buckets, bucket) + "; " + Wording.number(silence.expected())
                        + " were expected");
    }

    /**
     * Stands for all that a bucket holds beyond what is told singly; it has no posts of its own.
     *
     * @param gravest of those it stands for
     */
    static Finding more(Finding gravest, int left, Buckets buckets) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("more", left);
        numbers.put("told", Telling.OF_BUCKET_MAX);
        return new Finding(
                gravest.bucket(),
                "",
                gravest.field(),
                gravest.severity(),
                gravest.score(),
                numbers,
                "more = findings of the bucket - told",
                (left == 1 ? "1 more finding " : Wording.whole(left) + " more findings ")
                        + Wording.when(buckets, gravest.bucket()) + ", none graver than the " + Telling.OF_BUCKET_MAX
                        + " that are told singly");
    }

    private static Map<String, Object> numbers(double count, Expectation expected) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("y", (long) count);
        numbers.put("m", Wording.rounded(expected.mean()));
        numbers.put("V", Wording.rounded(expected.variance()));
        numbers.put("phi", Wording.rounded(expected.dispersion()));
        numbers.put("factor", Wording.rounded(expected.factor()));
        numbers.put("n", expected.history());
        numbers.put("posts", (long) expected.posts());
        return numbers;
    }

    private static String against(double count, Expectation expected) {
        String against = ", " + Wording.number(expected.mean()) + " were expected";
        if (expected.mean() >= 1) {
            against += ": " + Wording.number(count / expected.mean()) + " times as many";
        }
        return expected.isLowConfidence() ? against + ", by little history" : against;
    }
}
