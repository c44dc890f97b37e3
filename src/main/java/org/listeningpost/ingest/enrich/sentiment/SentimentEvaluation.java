package org.listeningpost.ingest.enrich.sentiment;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.enrich.LanguageIdentifier;
import org.listeningpost.post.Sentiment;

/** Measures the analyzer on labeled posts and on the hand-written health set. */
public final class SentimentEvaluation {
    /** Parts of the health set. */
    public static final List<String> HEALTH_PARTS = List.of("dev", "kept", "test", "test-b");

    private static final long SEED = 1;
    private static final double[] SHARES = {1, 0.9, 0.8, 0.7, 0.6, 0.5};
    private static final int SPEED_ROUNDS = 12;

    private final SentimentAnalyzer analyzer;
    private final @Nullable LanguageIdentifier identifier;
    private final Consumer<String> out;

    /** @param identifier finds out the language of each text; null where the language of its file is taken */
    public SentimentEvaluation(
            SentimentAnalyzer analyzer, @Nullable LanguageIdentifier identifier, Consumer<String> out) {
        this.analyzer = analyzer;
        this.identifier = identifier;
        this.out = out;
    }

    /**
     * The files of a folder.
     *
     * @param only a part of their names
     * @param part of every {@code parts} texts the one that is measured
     */
    public void folder(Path folder, String only, int part, int parts) throws IOException {
        List<String> texts = new ArrayList<>();
        for (LabeledPosts set : LabeledPosts.readAll(folder, only)) {
            List<LabeledPosts.Post> posts = new ArrayList<>();
            for (int i = part; i < set.posts().size(); i += parts) {
                posts.add(set.posts().get(i));
                texts.add(set.posts().get(i).text());
            }
            report(set.name(), judged(new LabeledPosts(set.name(), set.language(), posts)));
        }
        speed(texts);
    }

    /** The health set, part by part, with the accuracy on each kind of difficulty. */
    public void health() {
        HEALTH_PARTS.forEach(this::health);
    }

    /** One part of the health set. */
    public void health(String part) {
        List<Outcomes> both = new ArrayList<>();
        Map<String, int[]> groups = new TreeMap<>();
        for (LabeledPosts set : LabeledPosts.health(part)) {
            Outcomes outcomes = judged(set);
            both.add(outcomes);
            report(set.name(), outcomes);
            for (int i = 0; i < outcomes.size(); i++) {
                int[] count = groups.computeIfAbsent(set.posts().get(i).group(), group -> new int[2]);
                count[0] += outcomes.labels()[i] == outcomes.said()[i] ? 1 : 0;
                count[1]++;
            }
        }
        report("health-" + part, joined(both));
        StringBuilder line = new StringBuilder("  right of all:");
        groups.forEach((group, count) -> line.append(' ')
                .append(group)
                .append(' ')
                .append(count[0])
                .append('/')
                .append(count[1]));
        out.accept(line.toString());
    }

    private Outcomes judged(LabeledPosts set) {
        int size = set.posts().size();
        Outcomes outcomes = new Outcomes(new int[size], new int[size], new double[size]);
        for (int i = 0; i < size; i++) {
            LabeledPosts.Post post = set.posts().get(i);
            Sentiment sentiment = analyzer.judge(post.text(), languageOf(post.text(), set.language()));
            outcomes.labels()[i] = post.label();
            outcomes.said()[i] = sentiment == null ? 1 : labelOf(sentiment);
            outcomes.confidences()[i] = sentiment == null ? 0 : sentiment.confidence();
        }
        return outcomes;
    }

    private String languageOf(String text, String told) {
        return identifier == null ? told : identifier.identify(text).tag();
    }

    private static int labelOf(Sentiment sentiment) {
        return switch (sentiment.label()) {
            case Sentiment.NEGATIVE -> 0;
            case Sentiment.POSITIVE -> 2;
            default -> 1;
        };
    }

    private static Outcomes joined(List<Outcomes> parts) {
        return new Outcomes(
                parts.stream()
                        .flatMapToInt(part -> Arrays.stream(part.labels()))
                        .toArray(),
                parts.stream().flatMapToInt(part -> Arrays.stream(part.said())).toArray(),
                parts.stream()
                        .flatMapToDouble(part -> Arrays.stream(part.confidences()))
                        .toArray());
    }

    private void report(String name, Outcomes outcomes) {
        Outcomes.Interval recall = outcomes.bootstrap(Outcomes::macroRecall, SEED);
        Outcomes.Interval f1 = outcomes.bootstrap(Outcomes::macroF1, SEED);
        Outcomes.Interval accuracy = outcomes.wilson();
        out.accept(format(
                "%-26s %6d posts  macro-recall %.3f [%.3f, %.3f]  macro-F1 %.3f [%.3f, %.3f]  accuracy %.3f [%.3f, %.3f]",
                name,
                outcomes.size(),
                outcomes.macroRecall(),
                recall.lower(),
                recall.upper(),
                outcomes.macroF1(),
                f1.lower(),
                f1.upper(),
                outcomes.accuracy(),
                accuracy.lower(),
                accuracy.upper()));
        out.accept("  negative, neutral, positive said as the same: " + Arrays.deepToString(outcomes.confusion()));
        StringBuilder curve = new StringBuilder("  the surest share: macro-recall, accuracy:");
        for (double share : SHARES) {
            Outcomes surest = outcomes.surest(share);
            curve.append(format("  %.0f%% %.3f %.3f", 100 * share, surest.macroRecall(), surest.accuracy()));
        }
        long sure =
                Arrays.stream(outcomes.confidences()).filter(analyzer::isEnough).count();
        out.accept(curve.append(format("  answered %.0f%%", 100.0 * sure / Math.max(1, outcomes.size())))
                .toString());
    }

    /** One thread, by the time that the processor spent on it, after a warm-up over the same texts. */
    private void speed(List<String> texts) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        double sum = 0;
        for (int round = 0; round < SPEED_ROUNDS && !texts.isEmpty(); round++) {
            long start = threads.getCurrentThreadCpuTime();
            for (String text : texts) {
                Sentiment sentiment = analyzer.judge(text, "en");
                sum += sentiment == null ? 0 : sentiment.score();
            }
            best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
        }
        if (!texts.isEmpty() && !Double.isNaN(sum)) {
            out.accept(format(
                    "speed: %.0f posts for each second of one core, best of %d rounds",
                    texts.size() * 1e9 / Math.max(1, best), SPEED_ROUNDS));
        }
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
