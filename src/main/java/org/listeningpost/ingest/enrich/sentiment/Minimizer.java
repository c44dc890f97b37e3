package org.listeningpost.ingest.enrich.sentiment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Finds the weights at which a loss is least, by L-BFGS (Nocedal 1980) over all posts at once: no order and no chance, so the same
 * posts give the same weights.
 */
final class Minimizer {
    /** What is to become small. */
    @FunctionalInterface
    interface Loss {
        /** The loss at these weights; puts into the second array how steeply it rises with each. */
        double at(float[] weights, float[] slope);
    }

    private static final int HISTORY = 7;
    private static final int HALVINGS_MAX = 15;
    private static final double SUFFICIENT = 1e-4;
    private static final double STANDSTILL = 2e-6;

    private final int size;
    private final Consumer<String> progress;

    Minimizer(int size, Consumer<String> progress) {
        this.size = size;
        this.progress = progress;
    }

    /** One step of the past: how the weights moved and how the slope changed. */
    private record Step(float[] move, float[] turn, double scale) {}

    /** The weights after so many steps, or where they stand still. */
    float[] least(Loss of, int stepsMax) {
        float[] weights = new float[size];
        float[] slope = new float[size];
        double loss = of.at(weights, slope);
        Deque<Step> history = new ArrayDeque<>();
        for (int step = 1; step <= stepsMax; step++) {
            float[] direction = direction(slope, history);
            double decrease = dot(slope, direction);
            float[] next = new float[size];
            float[] nextSlope = new float[size];
            double length = 1;
            double nextLoss = 0;
            for (int halving = 0; halving <= HALVINGS_MAX; halving++) {
                for (int i = 0; i < size; i++) {
                    next[i] = (float) (weights[i] - length * direction[i]);
                }
                nextLoss = of.at(next, nextSlope);
                if (nextLoss <= loss - SUFFICIENT * length * decrease) {
                    break;
                }
                length /= 2;
            }
            remember(history, difference(next, weights), difference(nextSlope, slope));
            boolean still = loss - nextLoss < STANDSTILL * loss;
            weights = next;
            slope = nextSlope;
            loss = nextLoss;
            if (still || step % 20 == 0) {
                progress.accept("step %d: loss %.1f".formatted(step, loss));
            }
            if (still) {
                break;
            }
        }
        return weights;
    }

    private static void remember(Deque<Step> history, float[] move, float[] turn) {
        double product = dot(move, turn);
        if (product > 1e-10) {
            history.addLast(new Step(move, turn, 1 / product));
            if (history.size() > HISTORY) {
                history.removeFirst();
            }
        }
    }

    private float[] direction(float[] slope, Deque<Step> history) {
        float[] direction = slope.clone();
        Step[] steps = history.toArray(new Step[0]);
        double[] shares = new double[steps.length];
        for (int i = steps.length - 1; i >= 0; i--) {
            shares[i] = steps[i].scale * dot(steps[i].move, direction);
            add(direction, steps[i].turn, -shares[i]);
        }
        double scale = steps.length == 0
                ? 1 / Math.sqrt(dot(direction, direction))
                : 1 / (steps[steps.length - 1].scale * dot(steps[steps.length - 1].turn, steps[steps.length - 1].turn));
        for (int i = 0; i < size; i++) {
            direction[i] *= (float) scale;
        }
        for (int i = 0; i < steps.length; i++) {
            double back = steps[i].scale * dot(steps[i].turn, direction);
            add(direction, steps[i].move, shares[i] - back);
        }
        return direction;
    }

    private static void add(float[] to, float[] from, double times) {
        for (int i = 0; i < to.length; i++) {
            to[i] += (float) (times * from[i]);
        }
    }

    private static float[] difference(float[] after, float[] before) {
        float[] difference = new float[after.length];
        for (int i = 0; i < after.length; i++) {
            difference[i] = after[i] - before[i];
        }
        return difference;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
