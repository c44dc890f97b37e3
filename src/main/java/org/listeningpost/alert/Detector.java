package org.listeningpost.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.query.Query;
import org.listeningpost.search.PostField;
import org.listeningpost.trend.Baseline;
import org.listeningpost.trend.Bucket;
import org.listeningpost.trend.BucketWidth;
import org.listeningpost.trend.Buckets;
import org.listeningpost.trend.PostCountIndex;
import org.listeningpost.trend.Rise;
import org.listeningpost.trend.Series;
import org.listeningpost.trend.ValueCounts;

/**
 * Judges buckets: counts once, then asks the arithmetic of {@code trend} about each bucket. The live evaluation and the
 * back-test both come through here. Thread-safe.
 */
final class Detector {
    /** Fewer others in a bucket are too few to measure a share against. */
    private static final double REST_MIN = 20;

    static final String REKEY_DUE = "rekey-due";

    private final PostCountIndex posts;

    Detector(PostCountIndex posts) {
        this.posts = posts;
    }

    /**
     * Finds in which of these buckets a condition holds.
     *
     * @param first first bucket to judge
     * @param last last bucket to judge
     * @return in the order of the buckets; each is made when it is looked at, since they may be many
     */
    Stream<Finding> findings(Condition condition, Query subject, Buckets buckets, Bucket first, Bucket last) {
        List<Bucket> bins = buckets.through(buckets.back(first, reach(condition, buckets.width())), last);
        int begin = bins.indexOf(first);
        @Nullable Instant firstPost = posts.firstPost();
        if (firstPost == null) {
            return Stream.of();
        }
        Span span = new Span(buckets, bins, begin, firstObserved(bins, firstPost));
        return switch (condition) {
            case Condition.Threshold threshold -> thresholds(threshold, subject, span).stream();
            case Condition.Spike spike -> spikes(spike, subject, span).stream();
            case Condition.Rise rise -> rises(subject, span).stream();
            case Condition.NewValue news -> newValues(news, subject, span);
            case Condition.SentimentTurn turn -> turns(turn, subject, span).stream();
            case Condition.Silence silence -> silences(silence, subject, span);
        };
    }

    /** What is judged, and the past it is judged by. */
    private record Span(Buckets buckets, List<Bucket> bins, int begin, int observed) {
        Series series(double[] counts) {
            return Series.of(buckets, bins, counts);
        }
    }

    private static int reach(Condition condition, BucketWidth width) {
        return switch (condition) {
            case Condition.Threshold threshold -> 0;
            case Condition.Rise rise -> Baseline.reach(width) + Rise.SPAN;
            // Twice: a silence may be as long as the past that it is judged by.
            case Condition.Silence silence -> 2 * Baseline.reach(width);
            case Condition.Spike spike -> Baseline.reach(width);
            case Condition.SentimentTurn turn -> Baseline.reach(width);
            case Condition.NewValue news ->
                width == BucketWidth.DAY
                        ? news.lookbackDays()
                        : (int) Duration.ofDays(news.lookbackDays()).toHours();
        };
    }

    /** The first bucket that was observed from its beginning; what came before is unknown, not empty. */
    private static int firstObserved(List<Bucket> bins, Instant firstPost) {
        int bin = 0;
        while (bin < bins.size() && bins.get(bin).start().isBefore(firstPost)) {
            bin++;
        }
        return bin;
    }

    private List<Finding> thresholds(Condition.Threshold threshold, Query subject, Span span) {
        double[] counts = posts.count(subject, span.buckets(), span.bins());
        List<Finding> findings = new ArrayList<>();
        for (int bin = span.begin(); bin < counts.length; bin++) {
            if (counts[bin] >= threshold.atLeast()) {
                findings.add(Findings.threshold(
                        threshold, span.buckets(), span.bins().get(bin), counts[bin]));
            }
        }
        return findings;
    }

    private List<Finding> spikes(Condition.Spike condition, Query subject, Span span) {
        double z = condition.sensitivity().z(span.buckets().width());
        double[] counts = posts.count(subject, span.buckets(), span.bins());
        double[] rest = posts.count(null, span.buckets(), span.bins());
        Arrays.setAll(rest, i -> Math.max(0, rest[i] - counts[i]));
        Series series = span.series(counts);
        Series share = series.relativeTo(rest);
        boolean hasRest = Arrays.stream(rest).average().orElse(0) >= REST_MIN;
        List<Finding> findings = new ArrayList<>();
        for (int bin = span.begin(); bin < counts.length; bin++) {
            if (counts[bin] < org.listeningpost.trend.Spike.POSTS_MIN) {
                continue;
            }
            org.listeningpost.trend.@Nullable Spike spike =
                    org.listeningpost.trend.Spike.judge(series, span.observed(), bin, z);
            if (spike == null || !spike.isAlarm()) {
                continue;
            }
            org.listeningpost.trend.@Nullable Spike relative =
                    hasRest && !spike.expected().isLowConfidence()
                            ? org.listeningpost.trend.Spike.judge(share, span.observed(), bin, z)
                            : null;
            if (relative == null || relative.isAlarm()) {
                findings.add(Findings.spike(
                        spike, relative, z, span.buckets(), span.bins().get(bin)));
            }
        }
        return findings;
    }

    private List<Finding> rises(Query subject, Span span) {
        Series series = span.series(posts.count(subject, span.buckets(), span.bins()));
        List<Finding> findings = new ArrayList<>();
        for (int bin = span.begin(); bin < series.size(); bin++) {
            @Nullable Rise rise = Rise.judge(series, span.observed(), bin);
            if (rise != null && rise.isAlarm()) {
                findings.add(Findings.rise(
                        rise,
                        span.buckets(),
                        span.bins().get(bin),
                        span.bins().get(rise.begun()),
                        bin - rise.begun() + 1));
            }
        }
        return findings;
    }

    /** What may be a new value; light, since there may be hundreds of thousands. */
    private record Arrival(int bin, String value, double count) {}

    private Stream<Finding> newValues(Condition.NewValue condition, Query subject, Span span) {
        if (condition.field() == PostField.AUTHOR) {
            requireOneKey(subject, span.bins());
        }
        int lookback = reach(condition, span.buckets().width());
        BitSet found = new BitSet(span.bins().size());
        List<Arrival> arrivals = new ArrayList<>();
        posts.countBy(condition.field(), subject, span.buckets(), span.bins(), counts -> {
            int before = -lookback - 1;
            for (ValueCounts.Held held : counts.held()) {
                found.set(held.bin());
                boolean isKnown = counts.value().equals("und") || before >= held.bin() - lookback;
                if (!isKnown && held.bin() >= span.begin() && held.count() >= condition.postsMin()) {
                    arrivals.add(new Arrival(held.bin(), counts.value(), held.count()));
                }
                before = held.bin();
            }
        });
        arrivals.sort(Comparator.comparingInt(Arrival::bin));
        return arrivals.stream()
                // Where nothing was found before, everything would be new.
                .filter(each -> found.previousSetBit(each.bin() - 1) >= Math.max(0, each.bin() - lookback))
                .map(each -> Findings.newValue(
                        condition,
                        each.value(),
                        each.count(),
                        span.buckets(),
                        span.bins().get(each.bin())));
    }

    /** Between a new key and the end of its re-keying an author has two names, and the second one would pass for new. */
    private void requireOneKey(Query subject, List<Bucket> bins) {
        if (posts.pseudonymKeys(subject, bins.getFirst().start(), bins.getLast().end()) > 1) {
            throw new ProblemException(Problem.of(409, REKEY_DUE, "Authors have two names")
                    .detail("These posts are under more than one pseudonym key. Run `keys pseudonyms rekey`, then look"
                            + " for new authors."));
        }
    }

    private List<Finding> turns(Condition.SentimentTurn condition, Query subject, Span span) {
        double[] labeled = new double[span.bins().size()];
        double[] withLabel = new double[labeled.length];
        posts.countBy(PostField.SENTIMENT, subject, span.buckets(), span.bins(), counts -> {
            for (ValueCounts.Held held : counts.held()) {
                labeled[held.bin()] += held.count();
                if (counts.value().equals(condition.label())) {
                    withLabel[held.bin()] += held.count();
                }
            }
        });
        Series all = span.series(labeled);
        Series with = all.withCounts(withLabel);
        int reach = Baseline.reach(span.buckets().width()) - Baseline.GUARD;
        List<Finding> findings = new ArrayList<>();
        for (int bin = span.begin(); bin < labeled.length; bin++) {
            org.listeningpost.trend.@Nullable Turn turn =
                    org.listeningpost.trend.Turn.judge(all, with, span.observed(), bin, reach);
            if (turn != null && turn.isAlarm(condition.postsMin())) {
                findings.add(Findings.turn(
                        condition, turn, span.buckets(), span.bins().get(bin)));
            }
        }
        return findings;
    }

    /** A bucket in which a source is silent; light, as an {@link Arrival} is. */
    private record Lull(int bin, String source, org.listeningpost.trend.Silence silence) {}

    private Stream<Finding> silences(Condition.Silence condition, Query subject, Span span) {
        List<Lull> lulls = new ArrayList<>();
        posts.countBy(condition.by(), subject, span.buckets(), span.bins(), source -> {
            Series series = span.series(source.row(span.bins().size()));
            // A source is expected to speak from its first post on, not before.
            int first = Math.max(source.held().getFirst().bin(), span.observed());
            for (int bin = span.begin(); bin < series.size(); bin++) {
                org.listeningpost.trend.@Nullable Silence silence =
                        org.listeningpost.trend.Silence.judge(series, first, bin);
                if (silence != null && silence.isAlarm()) {
                    lulls.add(new Lull(bin, source.value(), silence));
                }
            }
        });
        lulls.sort(Comparator.comparingInt(Lull::bin));
        return lulls.stream()
                .map(each -> Findings.silence(
                        condition,
                        each.source(),
                        each.silence(),
                        span.buckets(),
                        span.bins().get(each.bin())));
    }
}
