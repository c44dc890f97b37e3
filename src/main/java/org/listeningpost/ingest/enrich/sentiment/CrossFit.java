package org.listeningpost.ingest.enrich.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What models that have not seen a post say of it: each fold of the small sets is judged by a model of the other folds. Where a
 * language has two thousand labeled posts, none can be spared to learn from the rest how sure to be.
 */
final class CrossFit {
    /**
     * A post to learn from.
     *
     * @param isCrossed whether it is judged too, in its turn
     * @param isOfMany whether its set is so large that a part of it will do here
     */
    record Learned(
            LabeledPosts.Post post, String language, LogisticFit.Example example, boolean isCrossed, boolean isOfMany) {
        boolean isSpanish() {
            return "es".equals(language);
        }
    }

    private static final int FOLDS = 5;
    /** The last steps sharpen what these models need not have. */
    private static final int STEPS_MAX = 60;

    private final Fits fits;
    private final Consumer<String> progress;

    CrossFit(Fits fits, Consumer<String> progress) {
        this.fits = fits;
        this.progress = progress;
    }

    /**
     * All posts that are crossed, as models judge them that learned from the others. Translations are not learned here, for that
     * of a post, or of its twin in the other language, would tell the answer.
     */
    List<Calibration.Judged> judged(Fits.Posts posts) {
        List<Learned> crossed = new ArrayList<>(posts.health());
        posts.general().stream().filter(Learned::isCrossed).forEach(crossed::add);
        List<Calibration.Judged> judged = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int spared = fold;
            List<Learned> health = posts.health().stream()
                    .filter(post -> foldOf(post) != spared)
                    .toList();
            List<Learned> general = posts.general().stream()
                    .filter(post -> !post.isCrossed || foldOf(post) != spared)
                    .toList();
            SentimentModel model = new SentimentModel(fits.fit(
                    new Fits.Posts(fewer(general), List.of(), health, List.of(), List.of()),
                    new Fits.Posts(general, posts.written(), health, List.of(), posts.unlabeled()),
                    STEPS_MAX));
            for (Learned post : crossed) {
                if (foldOf(post) == fold) {
                    judged.add(Calibration.judged(model, post.language, post.post));
                }
            }
            progress.accept("fold %d of %d: %d posts judged".formatted(fold + 1, FOLDS, judged.size()));
        }
        return judged;
    }

    private static List<Learned> fewer(List<Learned> general) {
        List<Learned> fewer = new ArrayList<>();
        for (int i = 0; i < general.size(); i++) {
            if (!general.get(i).isOfMany || i % Fits.SHARE_OF_MANY == 0) {
                fewer.add(general.get(i));
            }
        }
        return fewer;
    }

    /** By the text, so that a post more or less moves no other. */
    private static int foldOf(Learned post) {
        int hash = LabeledPosts.fingerprint(post.post.text()).hashCode();
        return Math.floorMod(hash ^ (hash >>> 13), FOLDS);
    }
}
