package org.listeningpost.ingest.redact.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LatticeTest {
    private static final int TOKENS = 5;

    @Test
    void marginals_are_those_of_summing_over_all_labelings() {
        Random random = new Random(3);
        float[] transitions = new float[Label.COUNT * Label.COUNT];
        for (int i = 0; i < transitions.length; i++) {
            transitions[i] = (float) random.nextGaussian();
        }
        double[][] scores = new double[TOKENS][Label.COUNT];
        Lattice lattice = new Lattice();
        lattice.transitions(transitions);
        lattice.begin(TOKENS);
        for (int token = 0; token < TOKENS; token++) {
            for (int label = 0; label < Label.COUNT; label++) {
                scores[token][label] = 2 * random.nextGaussian();
                lattice.score(token, label, scores[token][label]);
            }
        }
        lattice.run();
        double[][] sums = new double[TOKENS][Label.COUNT];
        double[] pairs = new double[transitions.length];
        double all = 0;
        int[] labels = new int[TOKENS];
        for (int code = 0; code < Math.pow(Label.COUNT, TOKENS); code++) {
            int rest = code;
            double score = 0;
            int before = Label.OUTSIDE;
            for (int token = 0; token < TOKENS; token++) {
                labels[token] = rest % Label.COUNT;
                rest /= Label.COUNT;
                score += scores[token][labels[token]] + transitions[before * Label.COUNT + labels[token]];
                before = labels[token];
            }
            double mass = Math.exp(score);
            all += mass;
            before = Label.OUTSIDE;
            for (int token = 0; token < TOKENS; token++) {
                sums[token][labels[token]] += mass;
                pairs[before * Label.COUNT + labels[token]] += mass;
                before = labels[token];
            }
        }
        double[] expected = new double[transitions.length];
        lattice.addTransitionExpectations(expected);
        for (int token = 0; token < TOKENS; token++) {
            for (int label = 0; label < Label.COUNT; label++) {
                assertEquals(sums[token][label] / all, lattice.marginal(token, label), 1e-6);
            }
        }
        for (int i = 0; i < pairs.length; i++) {
            assertEquals(pairs[i] / all, expected[i], 1e-6);
        }
        assertEquals(Math.log(all), lattice.logPartition(), 1e-6);
    }

    @Test
    void own_exponential_is_the_exponential() {
        for (double x = -40; x < 40; x += 0.137) {
            assertEquals(1, Lattice.exp(x) / Math.exp(x), 1e-7);
        }
    }

    @Test
    void a_very_long_post_does_not_underflow() {
        Lattice lattice = new Lattice();
        lattice.transitions(new float[Label.COUNT * Label.COUNT]);
        lattice.begin(20_000);
        for (int token = 0; token < 20_000; token++) {
            for (int label = 0; label < Label.COUNT; label++) {
                lattice.score(token, label, -50);
            }
        }
        lattice.run();
        assertEquals(0.25, lattice.marginal(10_000, Label.BEGIN), 1e-9);
    }
}
