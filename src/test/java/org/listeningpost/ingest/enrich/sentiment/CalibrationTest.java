package org.listeningpost.ingest.enrich.sentiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CalibrationTest {
    private static final Weights RAW = Weights.bundled().calibrated(Weights.untempered(), 0);
    private static final List<LabeledPosts> KEPT = LabeledPosts.health("kept");
    private static final List<LabeledPosts> MANY = LabeledPosts.health("train");

    private static Weights calibrated(List<LabeledPosts> general) {
        return new Calibration(RAW, progress -> {}).of(general, List.of());
    }

    /** Every label wrong: nothing that the model says of such posts deserves confidence. */
    private static List<LabeledPosts> mislabeled(String language) {
        List<LabeledPosts> sets = new ArrayList<>();
        SentimentModel model = new SentimentModel(RAW);
        for (LabeledPosts set : MANY) {
            if (set.language().equals(language)) {
                List<LabeledPosts.Post> posts = new ArrayList<>();
                for (LabeledPosts.Post post : set.posts()) {
                    double[] shares = model.probabilities(model.read(post.text(), Tongue.SPANISH));
                    int best = shares[0] > shares[2] ? 0 : 2;
                    posts.add(new LabeledPosts.Post(2 - best, post.text(), post.group()));
                }
                sets.add(new LabeledPosts(set.name(), set.language(), posts));
            } else {
                sets.add(set);
            }
        }
        return sets;
    }

    @Test
    void a_register_that_is_often_wrong_loses_confidence_and_the_others_keep_theirs() {
        int spanish = 2 * Tongue.SPANISH.ordinal() + 1;
        int english = 2 * Tongue.ENGLISH.ordinal() + 1;
        Weights right = calibrated(MANY);
        Weights wrong = calibrated(mislabeled("es"));
        assertTrue(wrong.temperatures()[spanish] > right.temperatures()[spanish] + 0.5f);
        assertEquals(right.temperatures()[english], wrong.temperatures()[english]);
    }

    @Test
    void a_register_with_few_texts_takes_the_temperature_of_all() {
        Weights weights = calibrated(mislabeled("es"));
        float ofAll = weights.temperatures()[2 * Tongue.OTHER.ordinal()];
        assertEquals(ofAll, weights.temperatures()[2 * Tongue.UNKNOWN.ordinal() + 1]);
        assertNotEquals(ofAll, weights.temperatures()[2 * Tongue.ENGLISH.ordinal() + 1]);
    }

    @Test
    void four_of_five_texts_reach_the_confidence_that_is_enough() {
        Weights weights = calibrated(KEPT);
        SentimentModel model = new SentimentModel(weights);
        SentimentAnalyzer analyzer = new SentimentAnalyzer(model);
        int all = 0;
        int sure = 0;
        for (LabeledPosts set : KEPT) {
            for (LabeledPosts.Post post : set.posts()) {
                all++;
                sure += analyzer.answer(post.text(), set.language()) == null ? 0 : 1;
            }
        }
        double share = (double) sure / all;
        assertTrue(share > 0.77 && share < 0.83, () -> "answered " + share);
    }

    @Test
    void confidence_says_how_often_the_answer_is_right() {
        SentimentAnalyzer analyzer = SentimentAnalyzer.standard();
        for (LabeledPosts set : KEPT) {
            double told = 0;
            int right = 0;
            for (LabeledPosts.Post post : set.posts()) {
                var sentiment = analyzer.judge(post.text(), set.language());
                told += sentiment == null ? 0 : sentiment.confidence();
                String label = List.of("negative", "neutral", "positive").get(post.label());
                right += sentiment != null && label.equals(sentiment.label()) ? 1 : 0;
            }
            double confidence = told / set.posts().size();
            double accuracy = (double) right / set.posts().size();
            assertEquals(accuracy, confidence, 0.06, set.name());
        }
    }

    @Test
    void no_texts_at_all_leave_the_confidence_as_it_is() {
        Weights weights = calibrated(List.of());
        assertEquals(0, weights.sureFrom());
        assertArrayEquals(Weights.untempered(), weights.temperatures());
    }
}
