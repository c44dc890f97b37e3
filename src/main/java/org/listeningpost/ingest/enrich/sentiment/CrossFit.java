package org.listeningpost.ingest.enrich.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What models that have not seen a post say of it: each fold of the small sets is judged by a model of the other folds. Where a
 * language has two thousand labelled posts, none can be spared to learn from the rest how sure to be.
 */
final class CrossFit {
    /**
     * A post to learn from.
     *
     * @param isCrossed whether it is judged too, in its turn
     * @param isOfMany whether its set is so large that a part of it will do here
     */
    record Learned(
            LabelledPosts.Post post,
            String language,
            LogisticFit.Example example,
            boolean isCrossed,
            boolean isOfMany) {}

    private static final int FOLDS = 5;
    /** Of a large set every so manieth post is learned. */
    private static final int SHARE_OF_MANY = 4;
    /** The last steps sharpen what these models need not have. */
    private static final int STEPS_MAX = 60;

    private final int bits;
    private final float penalty;
    private final float keptSize;
    private final Consumer<String> progress;

    CrossFit(int bits, float penalty, float keptSize, Consumer<String> progress) {
        this.bits = bits;
        this.penalty = penalty;
        this.keptSize = keptSize;
        this.progress = progress;
    }

    /** All posts that are crossed, as models judge them that learned from the others. */
    List<Calibration.Judged> judged(List<Learned> posts) {
        List<Calibration.Judged> judged = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<LogisticFit.Example> rest = new ArrayList<>();
            for (int i = 0; i < posts.size(); i++) {
                Learned post = posts.get(i);
                boolean isSpared = post.isOfMany ? i % SHARE_OF_MANY != 0 : post.isCrossed && foldOf(post) == fold;
                if (!isSpared) {
                    rest.add(post.example);
                }
            }
            LogisticFit fit = new LogisticFit(bits, penalty, rest, step -> {});
            SentimentModel model = new SentimentModel(fit.quantized(fit.fit(STEPS_MAX), keptSize));
            for (Learned post : posts) {
                if (post.isCrossed && foldOf(post) == fold) {
                    judged.add(Calibration.judged(model, post.language, post.post));
                }
            }
            progress.accept("fold %d of %d: %d posts judged".formatted(fold + 1, FOLDS, judged.size()));
        }
        return judged;
    }

    /** By the text, so that a post more or less moves no other. */
    private static int foldOf(Learned post) {
        int hash = LabelledPosts.fingerprint(post.post.text()).hashCode();
        return Math.floorMod(hash ^ (hash >>> 13), FOLDS);
    }
}
