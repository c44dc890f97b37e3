package org.listeningpost.ingest.enrich.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Learns what applies in talk about health apart from what applies elsewhere: the words of bad news are the words of good news
 * there. Health posts are learned elsewhere too, at a lower weight, for three in ten have no word of illness or care.
 */
final class TwoFits {
    /** Of a large set of other talk every so manieth post is learned for talk about health too, at a small weight. */
    static final int SHARE_OF_MANY = 4;

    private static final float BACKGROUND_WEIGHT = 0.1f;
    /** What a health post weighs in other talk, by its weight in talk about health. */
    private static final float ELSEWHERE = 2 / 3f;

    private final int bits;
    private final float penalty;
    private final float keptSize;
    private final Consumer<String> progress;

    /** @param keptSize share of the largest weights that keep their size */
    TwoFits(int bits, float penalty, float keptSize, Consumer<String> progress) {
        this.bits = bits;
        this.penalty = penalty;
        this.keptSize = keptSize;
        this.progress = progress;
    }

    /** What other talk is learned from. */
    List<LogisticFit.Example> ofOther(
            List<CrossFit.Learned> general, List<CrossFit.Learned> health, List<LogisticFit.Example> translated) {
        List<LogisticFit.Example> examples = new ArrayList<>();
        general.forEach(post -> examples.add(post.example()));
        health.forEach(post -> examples.add(post.example().times(ELSEWHERE)));
        translated.forEach(example -> examples.add(example.times(ELSEWHERE)));
        return examples;
    }

    /** What talk about health is learned from; what is neither in the health posts nor in their translations, from other talk. */
    List<LogisticFit.Example> ofHealth(
            List<CrossFit.Learned> general, List<CrossFit.Learned> health, List<LogisticFit.Example> translated) {
        List<LogisticFit.Example> examples = new ArrayList<>(translated);
        health.forEach(post -> examples.add(post.example()));
        for (int i = 0; i < general.size(); i++) {
            if (general.get(i).isOfMany() && i % SHARE_OF_MANY == 0) {
                examples.add(general.get(i).example().times(BACKGROUND_WEIGHT));
            }
        }
        return examples;
    }

    Weights fit(List<LogisticFit.Example> ofOther, List<LogisticFit.Example> ofHealth, int stepsMax) {
        float[] other = new LogisticFit(bits, penalty, ofOther, progress).fit(stepsMax);
        float[] inHealth = new LogisticFit(bits, penalty, ofHealth, progress).fit(stepsMax);
        return LogisticFit.quantized(bits, other, inHealth, keptSize);
    }
}
