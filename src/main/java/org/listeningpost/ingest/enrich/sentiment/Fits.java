package org.listeningpost.ingest.enrich.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Learns what applies in talk about health apart from what applies elsewhere, for the words of bad news are the words of good news
 * there, and by which words the one is told from the other. Elsewhere Spanish has a fit of its own, in which its few posts are not
 * outvoted by the many of other languages.
 */
final class Fits {
    /** Of a large set of other talk every so manieth post is learned for talk about health too, at a small weight. */
    static final int SHARE_OF_MANY = 4;

    private static final float BACKGROUND_WEIGHT = 0.1f;
    /** What a Spanish post of other talk weighs in talk about health: there are few, and more of them are read as such. */
    private static final float SPANISH_BACKGROUND = 0.5f;
    /** What a health post weighs in other talk, by its weight in talk about health. Few are read as such. */
    private static final float ELSEWHERE = 0.1f;
    /** The same in Spanish, of which there is little other talk. */
    private static final float ELSEWHERE_SPANISH = 2 / 3f;

    /** What a post of other talk in neither English nor Spanish weighs in the Spanish fit, by its weight in the other. */
    private static final float FOREIGN_IN_SPANISH = 0.15f;
    /** Of how many times the penalty its weights have to be worth: of fewer posts, more of what they seem to say is chance. */
    private static final float SPANISH_PENALTY = 3;

    /** What posts weigh where talk about health is told from other talk. */
    private static final float TOLD_HEALTH = 3;

    private static final float TOLD_TRANSLATED = 0.5f;
    private static final float TOLD_UNLABELED = 0.3f;
    private static final float TOLD_ENGLISH = 1;
    private static final float TOLD_SPANISH = 10;

    private final int bits;
    private final float penalty;
    private final float keptSize;
    private final Consumer<String> progress;

    /** @param keptSize share of the largest weights that keep their size */
    Fits(int bits, float penalty, float keptSize, Consumer<String> progress) {
        this.bits = bits;
        this.penalty = penalty;
        this.keptSize = keptSize;
        this.progress = progress;
    }

    /**
     * What is learned from.
     *
     * @param general labeled posts that are not about health
     * @param written the same in Spanish, written or labeled for this project; nothing but the Spanish fit learns them
     * @param health labeled posts about health
     * @param translated the same in the other language
     * @param unlabeled further posts about health
     */
    record Posts(
            List<CrossFit.Learned> general,
            List<LogisticFit.Example> written,
            List<CrossFit.Learned> health,
            List<LogisticFit.Example> translated,
            List<HealthTalk.Said> unlabeled) {}

    /** What other talk is learned from. */
    private static List<LogisticFit.Example> ofOther(Posts posts) {
        List<LogisticFit.Example> examples = new ArrayList<>();
        posts.general.forEach(post -> examples.add(post.example()));
        addHealth(posts, examples);
        return examples;
    }

    /** What other talk in Spanish is learned from: the same with what was written or labeled for it, and with less of the other languages. */
    private static List<LogisticFit.Example> ofSpanish(Posts posts) {
        List<LogisticFit.Example> examples = new ArrayList<>(posts.written);
        for (int i = 0; i < posts.general.size(); i++) {
            CrossFit.Learned post = posts.general.get(i);
            if (post.isSpanish()) {
                examples.add(post.example());
            } else if (!post.isOfMany()) {
                examples.add(post.example().times(FOREIGN_IN_SPANISH));
            } else if (i % SHARE_OF_MANY == 0) {
                examples.add(post.example());
            }
        }
        addHealth(posts, examples);
        return examples;
    }

    /** What health posts are worth where other talk is learned. */
    private static void addHealth(Posts posts, List<LogisticFit.Example> examples) {
        for (CrossFit.Learned post : posts.health) {
            examples.add(post.example().times(post.isSpanish() ? ELSEWHERE_SPANISH : ELSEWHERE));
        }
        posts.translated.forEach(example -> examples.add(example.times(ELSEWHERE)));
    }

    /** What talk about health is learned from; what is neither in the health posts nor in their translations, from other talk. */
    private static List<LogisticFit.Example> ofHealth(Posts posts) {
        List<LogisticFit.Example> examples = new ArrayList<>(posts.translated);
        posts.health.forEach(post -> examples.add(post.example()));
        for (int i = 0; i < posts.general.size(); i++) {
            CrossFit.Learned post = posts.general.get(i);
            if (post.isOfMany() && i % SHARE_OF_MANY == 0) {
                examples.add(post.example().times(BACKGROUND_WEIGHT));
            } else if (post.isSpanish()) {
                examples.add(post.example().times(SPANISH_BACKGROUND));
            }
        }
        return examples;
    }

    private static List<HealthTalkFit.Example> ofTalk(Posts posts) {
        List<HealthTalkFit.Example> examples = new ArrayList<>();
        for (CrossFit.Learned post : posts.general) {
            if (post.isOfMany() || post.isSpanish()) {
                float weight = post.isSpanish() ? TOLD_SPANISH : TOLD_ENGLISH;
                examples.add(new HealthTalkFit.Example(post.example().features().said(), false, weight));
            }
        }
        for (CrossFit.Learned post : posts.health) {
            examples.add(new HealthTalkFit.Example(post.example().features().said(), true, TOLD_HEALTH));
        }
        for (LogisticFit.Example example : posts.translated) {
            examples.add(new HealthTalkFit.Example(example.features().said(), true, TOLD_TRANSLATED));
        }
        posts.unlabeled.forEach(said -> examples.add(new HealthTalkFit.Example(said, true, TOLD_UNLABELED)));
        return examples;
    }

    Weights fit(Posts ofOther, Posts ofHealth, int stepsMax) {
        HealthTalk talk = new HealthTalkFit(ofTalk(ofHealth), progress).fit(keptSize);
        float[] other = new LogisticFit(bits, penalty, ofOther(ofOther), progress).fit(stepsMax);
        float[] inHealth = new LogisticFit(bits, penalty, ofHealth(ofHealth), progress).fit(stepsMax);
        float[] inSpanish =
                new LogisticFit(bits, SPANISH_PENALTY * penalty, ofSpanish(ofHealth), progress).fit(stepsMax);
        return LogisticFit.quantized(bits, List.of(other, inHealth, inSpanish), talk, keptSize);
    }
}
