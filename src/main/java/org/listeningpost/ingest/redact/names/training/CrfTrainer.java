package org.listeningpost.ingest.redact.names.training;

import java.util.List;
import java.util.Random;
import org.listeningpost.ingest.redact.names.Label;
import org.listeningpost.ingest.redact.names.Lattice;
import org.listeningpost.ingest.redact.names.Weights;

/** Fits a linear-chain model by AdaGrad, one post at a time, in an order that the seed fixes. */
final class CrfTrainer {
    private static final double SMALLEST_ERROR = 1e-4;

    private final TrainingSettings settings;
    private final float[] weights;
    private final float[] squares;
    private final float[] transitions = new float[Label.COUNT * Label.COUNT];
    private final float[] transitionSquares = new float[Label.COUNT * Label.COUNT];
    private final Lattice lattice = new Lattice();

    CrfTrainer(TrainingSettings settings) {
        this.settings = settings;
        weights = new float[settings.buckets() * Label.COUNT];
        squares = new float[settings.buckets() * Label.COUNT];
    }

    Weights train(List<Instance> instances) {
        int[] order = new int[instances.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Random random = new Random(settings.seed());
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            shuffle(order, random);
            for (int index : order) {
                learn(instances.get(index));
            }
        }
        for (int i = 0; i < weights.length; i++) {
            if (Math.abs(weights[i]) < settings.smallestWeight()) {
                weights[i] = 0;
            }
        }
        return Weights.quantize(weights, transitions);
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[j];
            order[j] = held;
        }
    }

    private void learn(Instance instance) {
        int[][] features = instance.features();
        lattice.transitions(transitions);
        lattice.begin(features.length);
        for (int token = 0; token < features.length; token++) {
            score(features[token], token);
        }
        lattice.run();
        for (int token = 0; token < features.length; token++) {
            if (features[token].length > 0) {
                for (int label = 0; label < Label.COUNT; label++) {
                    double gold = instance.labels()[token] == label ? 1 : 0;
                    step(features[token], label, gold - lattice.marginal(token, label));
                }
            }
        }
        stepTransitions(instance.labels());
    }

    private void score(int[] features, int token) {
        if (features.length == 0) {
            lattice.outside(token);
            return;
        }
        for (int label = 0; label < Label.COUNT; label++) {
            double sum = 0;
            for (int feature : features) {
                sum += weights[feature * Label.COUNT + label];
            }
            lattice.score(token, label, sum);
        }
    }

    private void step(int[] features, int label, double error) {
        if (Math.abs(error) < SMALLEST_ERROR) {
            return;
        }
        for (int feature : features) {
            int at = feature * Label.COUNT + label;
            double gradient = error - settings.l2() * weights[at];
            squares[at] += (float) (gradient * gradient);
            weights[at] += (float) (settings.rate() * gradient / (Math.sqrt(squares[at]) + 1e-3));
        }
    }

    private void stepTransitions(byte[] labels) {
        double[] gradients = new double[transitions.length];
        lattice.addTransitionExpectations(gradients);
        int from = Label.OUTSIDE;
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = -gradients[i];
        }
        for (byte to : labels) {
            gradients[from * Label.COUNT + to] += 1;
            from = to;
        }
        for (int i = 0; i < gradients.length; i++) {
            transitionSquares[i] += (float) (gradients[i] * gradients[i]);
            transitions[i] += (float) (settings.rate() * gradients[i] / (Math.sqrt(transitionSquares[i]) + 1e-3));
        }
    }
}
