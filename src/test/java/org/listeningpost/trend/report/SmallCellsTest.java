package org.listeningpost.trend.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SmallCellsTest {
    private static final int K = 5;
    private static final SmallCells CELLS = new SmallCells(K);

    private static double sum(double... reactions) {
        return CELLS.sum(
                Arrays.stream(reactions).sum(), Arrays.stream(reactions).max().orElse(0));
    }

    @Test
    void a_count_is_a_multiple_of_k_or_kept_back() {
        assertEquals(0, CELLS.count(0));
        for (int count = 1; count < K; count++) {
            assertTrue(Double.isNaN(CELLS.count(count)));
        }
        assertEquals(5, CELLS.count(7));
        assertEquals(10, CELLS.count(8));
    }

    @Test
    void a_sum_goes_in_steps_of_k_times_its_largest_part() {
        assertEquals(10, sum(2, 2, 2, 2, 2));
        assertTrue(Double.isNaN(sum(2, 2, 2, 2, 2, 7)), "17 less 10 were the seven of one post");
        assertTrue(Double.isNaN(sum(2, 2, 2, 2, 2, 3_000)));
        assertEquals(50, sum(7, 7, 7, 7, 7, 7, 7, 7), "in steps of 50, not of 35, which would tell the 7");
    }

    @Test
    void fewer_posts_than_k_never_make_a_sum_nor_move_one_by_more_than_a_step() {
        Random random = new Random(17);
        for (int run = 0; run < 20_000; run++) {
            double[] reactions = random.doubles(5 + random.nextInt(40))
                    .map(each -> Math.floor(Math.exp(8 * each)))
                    .toArray();
            int few = 1 + random.nextInt(K - 1);
            assertTrue(Double.isNaN(sum(Arrays.copyOf(reactions, few))), () -> Arrays.toString(reactions));
            // The largest stays, so that both are of the same step.
            Arrays.sort(reactions);
            double all = sum(reactions);
            double less = sum(Arrays.copyOfRange(reactions, few, reactions.length));
            if (!Double.isNaN(less)) {
                double largest = reactions[reactions.length - 1];
                assertTrue(all - less <= K * 2.5 * largest, () -> Arrays.toString(reactions));
                assertTrue(all >= K * largest, () -> Arrays.toString(reactions));
            }
        }
    }

    @Test
    void a_bound_is_never_too_low() {
        assertEquals(0, CELLS.bound(0));
        assertEquals(5, CELLS.bound(1));
        assertEquals(5, CELLS.bound(5));
        assertEquals(3, new SmallCells(1).bound(3));
    }

    @Test
    void posts_whose_tone_was_measured_are_rounded_as_one_count() {
        double[] exact = {24, 8, 8, 8, 24, 24, 6};
        Map<String, Double> shown = Measure.SENTIMENT.shown(CELLS.tally(Measure.SENTIMENT, exact), 100);
        assertEquals(25, shown.get("count"));
        assertEquals(25, shown.get("labelled"), "not 30, three times 10");
        assertEquals(1.0 / 3, Objects.requireNonNull(shown.get("negative_share")), 1e-9);
    }

    @Test
    void one_post_never_moves_a_mean_by_its_own_score() {
        assertEquals(0, CELLS.mean(0, 5));
        assertEquals(0, CELLS.mean(-0.9, 6), "five posts of 0 and one of -0.9");
        assertEquals(0, CELLS.mean(0.9, 6));
        assertEquals(-0.8, CELLS.mean(-4, 5), 1e-9);
        assertTrue(Double.isNaN(CELLS.mean(4, 4)));
        assertTrue(Double.isNaN(CELLS.mean(0, 0)));
        assertEquals(0.25, new SmallCells(1).mean(1, 4));
        for (int count = K; count < 60; count++) {
            double step = 1;
            for (int tenths = -count * 10; tenths < count * 10; tenths++) {
                double moved = CELLS.mean((tenths + 1) / 10.0, count) - CELLS.mean(tenths / 10.0, count);
                step = moved > 1e-9 ? Math.min(step, moved) : step;
            }
            assertTrue(step >= 2.0 / count - 1e-9, count + " posts in steps of " + step);
        }
    }
}
