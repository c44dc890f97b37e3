package org.listeningpost.ingest.redact.names;

import java.util.Arrays;

/**
 * Forward-backward over the labels of one post. Scores go in per token, probabilities come out. A buffer, not thread-safe.
 * Own exponential: plain arithmetic gives the same bits on every machine, so that training is reproducible.
 */
public final class Lattice {
    private static final double LOG2_E = 1 / 0.6931471805599453;
    private static final double LN_2 = 0.6931471805599453;

    private final double[] transitions = new double[Label.COUNT * Label.COUNT];
    private double[] potentials = new double[64 * Label.COUNT];
    private double[] forward = new double[64 * Label.COUNT];
    private double[] backward = new double[64 * Label.COUNT];
    private boolean[] fixed = new boolean[64];
    private int length;
    private double logPartition;

    /** Log scores from label to label, row by row. */
    public void transitions(float[] logScores) {
        for (int i = 0; i < transitions.length; i++) {
            transitions[i] = exp(logScores[i]);
        }
    }

    /** Prepares for so many tokens. */
    public void begin(int tokens) {
        length = tokens;
        if (potentials.length < tokens * Label.COUNT) {
            potentials = new double[tokens * 2 * Label.COUNT];
            forward = new double[tokens * 2 * Label.COUNT];
            backward = new double[tokens * 2 * Label.COUNT];
            fixed = new boolean[tokens * 2];
        }
    }

    /** Sets a token's log score for a label. */
    public void score(int token, int label, double logScore) {
        potentials[token * Label.COUNT + label] = exp(logScore);
        fixed[token] = false;
    }

    /** Sets a token's log scores relative to that of {@link Label#OUTSIDE}, which saves one exponential. */
    void scores(int token, double begin, double inside, double other) {
        int at = token * Label.COUNT;
        potentials[at + Label.OUTSIDE] = 1;
        potentials[at + Label.BEGIN] = quickExp(begin);
        potentials[at + Label.INSIDE] = quickExp(inside);
        potentials[at + Label.OTHER] = quickExp(other);
        fixed[token] = false;
    }

    /** Fixes a token to {@link Label#OUTSIDE}. */
    public void outside(int token) {
        int at = token * Label.COUNT;
        Arrays.fill(potentials, at, at + Label.COUNT, 0);
        potentials[at + Label.OUTSIDE] = 1;
        fixed[token] = true;
    }

    /** Runs both passes, scaled at each token so that a long post does not underflow; linear in the post's length. */
    public void run() {
        logPartition = 0;
        double scale = 1;
        for (int token = 0; token < length; token++) {
            double sum = forwardStep(token);
            scale *= sum;
            if (scale < 1e-100 || scale > 1e100) {
                logPartition += StrictMath.log(scale);
                scale = 1;
            }
        }
        logPartition += StrictMath.log(scale);
        for (int token = length - 1; token >= 0; token--) {
            backwardStep(token);
        }
    }

    private double forwardStep(int token) {
        int at = token * Label.COUNT;
        if (fixed[token]) {
            double mass = token == 0 ? transitions[0] : arriving(at - Label.COUNT, Label.OUTSIDE);
            Arrays.fill(forward, at, at + Label.COUNT, 0);
            forward[at + Label.OUTSIDE] = 1;
            return mass;
        }
        double sum = 0;
        for (int to = 0; to < Label.COUNT; to++) {
            double mass = token == 0 ? transitions[to] : arriving(at - Label.COUNT, to);
            forward[at + to] = mass * potentials[at + to];
            sum += forward[at + to];
        }
        for (int to = 0; to < Label.COUNT; to++) {
            forward[at + to] /= sum;
        }
        return sum;
    }

    private double arriving(int previous, int to) {
        double mass = 0;
        for (int from = 0; from < Label.COUNT; from++) {
            mass += forward[previous + from] * transitions[from * Label.COUNT + to];
        }
        return mass;
    }

    private void backwardStep(int token) {
        int at = token * Label.COUNT;
        if (token == length - 1) {
            Arrays.fill(backward, at, at + Label.COUNT, 1);
            return;
        }
        int next = at + Label.COUNT;
        if (fixed[token + 1]) {
            // Only one label follows: its score is the same factor for all, and leaves with the scaling.
            for (int from = 0; from < Label.COUNT; from++) {
                backward[at + from] = transitions[from * Label.COUNT + Label.OUTSIDE];
            }
            return;
        }
        double sum = 0;
        for (int from = 0; from < Label.COUNT; from++) {
            double mass = 0;
            for (int to = 0; to < Label.COUNT; to++) {
                mass += transitions[from * Label.COUNT + to] * potentials[next + to] * backward[next + to];
            }
            backward[at + from] = mass;
            sum += mass;
        }
        for (int from = 0; from < Label.COUNT; from++) {
            backward[at + from] /= sum;
        }
    }

    /** The probability of a label at a token, after {@link #run()}. */
    public double marginal(int token, int label) {
        int at = token * Label.COUNT;
        double all = 0;
        for (int each = 0; each < Label.COUNT; each++) {
            all += forward[at + each] * backward[at + each];
        }
        return forward[at + label] * backward[at + label] / all;
    }

    /** Adds the expected number of times that each label follows each, for training. */
    public void addTransitionExpectations(double[] into) {
        double[] joint = new double[transitions.length];
        for (int token = 0; token < length; token++) {
            int at = token * Label.COUNT;
            double all = 0;
            for (int from = 0; from < Label.COUNT; from++) {
                double before = token == 0 ? (from == Label.OUTSIDE ? 1 : 0) : forward[at - Label.COUNT + from];
                for (int to = 0; to < Label.COUNT; to++) {
                    int pair = from * Label.COUNT + to;
                    joint[pair] = before * transitions[pair] * potentials[at + to] * backward[at + to];
                    all += joint[pair];
                }
            }
            for (int pair = 0; pair < joint.length; pair++) {
                into[pair] += joint[pair] / all;
            }
        }
    }

    /** Logarithm of the sum over all labelings, after {@link #run()}. */
    public double logPartition() {
        return logPartition;
    }

    /** The same without divisions, for scoring; training keeps to {@link #exp} so that its bytes stay. */
    private static double quickExp(double x) {
        double bounded = Math.max(-300, Math.min(300, x));
        double k = Math.floor(bounded * LOG2_E + 0.5);
        double r = bounded - k * LN_2;
        double p = 1 + r * (1 + r * (0.5 + r * (1 / 6.0 + r * (1 / 24.0 + r * (1 / 120.0 + r * (1 / 720.0))))));
        return p * Double.longBitsToDouble(((long) k + 1023) << 52);
    }

    /** e to the x with a relative error below 1e-8, for any x that scores take. */
    static double exp(double x) {
        double bounded = Math.max(-300, Math.min(300, x));
        double k = Math.floor(bounded * LOG2_E + 0.5);
        double r = bounded - k * LN_2;
        double p = 1 + r * (1 + r / 2 * (1 + r / 3 * (1 + r / 4 * (1 + r / 5 * (1 + r / 6 * (1 + r / 7))))));
        return p * Double.longBitsToDouble(((long) k + 1023) << 52);
    }
}
