package org.listeningpost.ingest.enrich.sentiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.post.Sentiment;

/**
 * Says in which tone a safe text is written, and how sure that is. Languages without labeled posts are judged by their emoji
 * alone. Immutable; safe for use by any number of threads; linear in the length of the text.
 */
public final class SentimentAnalyzer {
    private static final List<String> LABELS = List.of(Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE);
    /** What emoji alone can be worth. */
    private static final double EMOJI_CONFIDENCE = 0.6;

    private static final int REASONS_MAX = 8;
    /** In log-odds: what moves even odds by two points of a hundred. */
    private static final double REASON_MIN = 0.1;

    private final SentimentModel model;

    SentimentAnalyzer(SentimentModel model) {
        this.model = model;
    }

    /** With the bundled model. */
    public static SentimentAnalyzer standard() {
        return new SentimentAnalyzer(new SentimentModel(Weights.bundled()));
    }

    /**
     * The most likely tone, however unsure; null where there is nothing to tell it by.
     *
     * @param language as identified, or {@code und}
     */
    public @Nullable Sentiment judge(String safeText, String language) {
        Tongue tongue = Tongue.of(language);
        return judge(model.read(safeText, Tongue.orOther(language)), tongue);
    }

    private @Nullable Sentiment judge(PostReading reading, @Nullable Tongue tongue) {
        if (reading.size() == 0) {
            return null;
        }
        return tongue == null ? byEmoji(reading) : sentiment(model.probabilities(reading));
    }

    /** The tone, or null where a reader would be misled as often as that: what is counted and filtered by. */
    public @Nullable Sentiment answer(String safeText, String language) {
        Sentiment judged = judge(safeText, language);
        return judged == null || !isSure(judged) ? null : judged;
    }

    public boolean isSure(Sentiment judged) {
        return isEnough(judged.confidence());
    }

    boolean isEnough(double confidence) {
        return confidence >= model.weights().sureFrom();
    }

    private static Sentiment sentiment(double[] probabilities) {
        int best = 0;
        for (int label = 1; label < Weights.LABELS; label++) {
            best = probabilities[label] > probabilities[best] ? label : best;
        }
        return new Sentiment(LABELS.get(best), probabilities[2] - probabilities[0], probabilities[best]);
    }

    private static @Nullable Sentiment byEmoji(PostReading reading) {
        float sum = 0;
        for (int token = 0; token < reading.size(); token++) {
            sum += reading.word(token).emoji();
        }
        if (sum == 0) {
            return null;
        }
        double score = sum / Math.sqrt(sum * sum + 15);
        return new Sentiment(
                score > 0 ? Sentiment.POSITIVE : Sentiment.NEGATIVE, score, EMOJI_CONFIDENCE * Math.abs(score));
    }

    /**
     * A word or phrase that carried the tone.
     *
     * @param start in UTF-16 units of the text
     * @param weight how much lower the log-odds of positive against negative would be without it; the score itself hardly
     *     moves where several words say the same
     */
    public record Reason(int start, int end, String text, double weight) {}

    /**
     * The words that carried the tone, the heaviest first; each was left out in turn to see what the rest says. One that
     * stands there often is named once.
     */
    public List<Reason> explain(String safeText, String language) {
        PostReading reading = model.read(safeText, Tongue.orOther(language));
        if (judge(reading, Tongue.of(language)) == null) {
            return List.of();
        }
        // What is not read must not move up into the place of a word that is left out.
        String read = reading.size() < PostReading.TOKENS_MAX
                ? safeText
                : safeText.substring(0, reading.end(reading.size() - 1));
        double whole = logOdds(reading, language);
        List<Reason> reasons = new ArrayList<>();
        int token = 0;
        while (token < reading.size()) {
            int last = lastOfPhrase(reading, token);
            int start = reading.start(token);
            int end = reading.end(last);
            String rest = read.substring(0, start) + " ".repeat(end - start) + read.substring(end);
            PostReading restReading = model.read(rest, Tongue.orOther(language));
            // else the word that makes it talk about health would carry all that other weights say
            restReading.readAs(reading);
            double weight = whole - logOdds(restReading, language);
            if (Math.abs(weight) >= REASON_MIN) {
                reasons.add(new Reason(start, end, safeText.substring(start, end), weight));
            }
            token = last + 1;
        }
        reasons.sort(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.weight())));
        Set<String> named = new HashSet<>();
        return reasons.stream()
                .filter(reason -> named.add(reason.text().toLowerCase(Locale.ROOT)))
                .limit(REASONS_MAX)
                .toList();
    }

    /** Of positive against negative; 0 where there is nothing to tell it by. */
    private double logOdds(PostReading reading, String language) {
        if (reading.size() > 0 && Tongue.of(language) != null) {
            double[] probabilities = model.probabilities(reading);
            return Math.log(probabilities[2] / probabilities[0]);
        }
        Sentiment emoji = byEmoji(reading);
        return emoji == null ? 0 : Math.log((1 + emoji.score()) / (1 - emoji.score()));
    }

    private static int lastOfPhrase(PostReading reading, int token) {
        int last = token;
        if (reading.is(token, PostReading.SENSED | PostReading.PHRASED)) {
            while (!reading.is(last, PostReading.LAST)) {
                last++;
            }
        }
        return last;
    }
}
