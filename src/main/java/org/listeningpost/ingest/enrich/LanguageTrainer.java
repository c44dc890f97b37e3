package org.listeningpost.ingest.enrich;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Learns the weights of {@link LanguageModel} from a folder: {@code TAG.txt} or {@code TAG.NAME.txt} (a text a line)
 * and {@code TAG.json} (trigram counts). Multinomial logistic regression with AdaGrad; the same folder and seed give
 * the same file.
 */
public final class LanguageTrainer {
    private static final int BITS = 16;
    private static final int EPOCHS = 8;
    private static final float RATE = 0.5f;
    private static final int PSEUDO_TEXTS = 1_500;
    /** Invented texts teach less than real ones, and a large set counts less than its size. */
    private static final float PSEUDO_WEIGHT = 0.25f;

    private static final double EVEN_SIZE = 2_000;
    private static final double DAMPING = 0.7;
    private static final int CALIBRATION_SHARE = 12;

    private record Example(int label, String text, float weight) {}

    private final long seed;
    private final Consumer<String> progress;
    private final List<String> tags = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();
    private final List<Example> calibration = new ArrayList<>();
    private float[] weights = new float[0];
    private float[] bias = new float[0];

    public LanguageTrainer(long seed, Consumer<String> progress) {
        this.seed = seed;
        this.progress = progress;
    }

    /** Trains on the folder and writes the model file. */
    public void train(Path folder, Path output) throws IOException {
        read(folder);
        weights = new float[tags.size() << BITS];
        bias = new float[tags.size()];
        fit();
        LanguageModel model = quantized();
        Files.createDirectories(output.toAbsolutePath().getParent());
        model.write(Files.newOutputStream(output));
        progress.accept("%d languages, %d texts, calibration %.4f of %d right, %d KB"
                .formatted(
                        tags.size(), examples.size(), accuracy(model), calibration.size(), Files.size(output) / 1024));
    }

    private void read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(Files::isRegularFile).sorted().toList();
        }
        TreeSet<String> found = new TreeSet<>();
        files.forEach(file -> found.add(tag(file)));
        tags.addAll(found);
        SplittableRandom random = new SplittableRandom(seed);
        for (Path file : files) {
            int label = tags.indexOf(tag(file));
            int index = 0;
            List<String> texts = texts(file, random);
            float weight =
                    isProfile(file) ? PSEUDO_WEIGHT : (float) Math.min(1, Math.pow(EVEN_SIZE / texts.size(), DAMPING));
            for (String text : texts) {
                boolean held = index++ % CALIBRATION_SHARE == 0 && !isProfile(file);
                (held ? calibration : examples).add(new Example(label, text, weight));
            }
        }
    }

    private static List<String> texts(Path file, SplittableRandom random) throws IOException {
        if (!isProfile(file)) {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        }
        TrigramText generator = TrigramText.read(file);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < PSEUDO_TEXTS; i++) {
            texts.add(generator.words(random, 3 + random.nextInt(18)));
        }
        return texts;
    }

    private static boolean isProfile(Path file) {
        return file.toString().endsWith(".json");
    }

    private static String tag(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf('.'));
    }

    private void fit() {
        Random shuffling = new Random(seed);
        SplittableRandom random = new SplittableRandom(seed + 1);
        float[] squares = new float[1 << BITS];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(examples, shuffling);
            double loss = 0;
            for (Example example : examples) {
                // every second time a few words only, because many posts are a few words only
                String text = random.nextBoolean() ? example.text() : excerpt(example.text(), random);
                loss += step(example, LanguageFeatures.of(text, BITS), squares);
            }
            progress.accept("epoch %d: loss %.4f".formatted(epoch + 1, loss / examples.size()));
        }
    }

    private static String excerpt(String text, SplittableRandom random) {
        String[] words = text.split(" ");
        int length = 2 + random.nextInt(8);
        if (words.length <= length) {
            return text;
        }
        int from = random.nextInt(words.length - length + 1);
        return String.join(" ", List.of(words).subList(from, from + length));
    }

    private double step(Example example, LanguageFeatures features, float[] squares) {
        if (features.size() == 0) {
            return 0;
        }
        int languages = tags.size();
        float norm = (float) (1 / Math.sqrt(features.size()));
        float[] gradient = probabilities(features, norm);
        double loss = -Math.log(Math.max(1e-9, gradient[example.label()]));
        gradient[example.label()] -= 1;
        float length = 0;
        for (float each : gradient) {
            length += each * each;
        }
        length *= example.weight() * example.weight();
        for (int k = 0; k < languages; k++) {
            gradient[k] *= example.weight();
            bias[k] -= 0.01f * gradient[k];
            gradient[k] *= norm;
        }
        for (int i = 0; i < features.size(); i++) {
            int bucket = features.buckets()[i];
            squares[bucket] += length * norm * norm;
            float rate = RATE / (float) Math.sqrt(squares[bucket] + 1e-3f);
            int row = bucket * languages;
            for (int k = 0; k < languages; k++) {
                weights[row + k] -= rate * gradient[k];
            }
        }
        return loss;
    }

    private float[] probabilities(LanguageFeatures features, float norm) {
        int languages = tags.size();
        float[] scores = new float[languages];
        for (int i = 0; i < features.size(); i++) {
            int row = features.buckets()[i] * languages;
            for (int k = 0; k < languages; k++) {
                scores[k] += weights[row + k];
            }
        }
        float max = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < languages; k++) {
            scores[k] = scores[k] * norm + bias[k];
            max = Math.max(max, scores[k]);
        }
        float total = 0;
        for (int k = 0; k < languages; k++) {
            scores[k] = (float) Math.exp(scores[k] - max);
            total += scores[k];
        }
        for (int k = 0; k < languages; k++) {
            scores[k] /= total;
        }
        return scores;
    }

    /** A byte a weight, and the temperature at which the held-out texts are least surprising. */
    private LanguageModel quantized() {
        float largest = 0;
        for (float weight : weights) {
            largest = Math.max(largest, Math.abs(weight));
        }
        float unit = largest / 2 / 127; // the few weights above half of the largest are clipped
        byte[] bytes = new byte[weights.length];
        for (int i = 0; i < weights.length; i++) {
            bytes[i] = (byte) Math.max(-127, Math.min(127, Math.round(weights[i] / unit)));
        }
        LanguageModel best = new LanguageModel(tags, BITS, unit, bias, bytes);
        double bestLoss = Double.MAX_VALUE;
        for (double temperature = 0.3; temperature < 2.5; temperature += 0.1) {
            float[] warmed = bias.clone();
            for (int k = 0; k < warmed.length; k++) {
                warmed[k] *= (float) temperature;
            }
            LanguageModel model = new LanguageModel(tags, BITS, (float) (unit * temperature), warmed, bytes);
            double loss = loss(model);
            if (loss < bestLoss) {
                bestLoss = loss;
                best = model;
            }
        }
        return best;
    }

    private double loss(LanguageModel model) {
        double loss = 0;
        for (Example example : calibration) {
            LanguageFeatures features = LanguageFeatures.of(example.text(), BITS);
            loss -= Math.log(Math.max(1e-6, model.probabilities(features)[example.label()]));
        }
        return loss;
    }

    private double accuracy(LanguageModel model) {
        int right = 0;
        for (Example example : calibration) {
            double[] probabilities = model.probabilities(LanguageFeatures.of(example.text(), BITS));
            int best = 0;
            for (int k = 1; k < probabilities.length; k++) {
                best = probabilities[k] > probabilities[best] ? k : best;
            }
            right += best == example.label() ? 1 : 0;
        }
        return (double) right / Math.max(1, calibration.size());
    }
}
