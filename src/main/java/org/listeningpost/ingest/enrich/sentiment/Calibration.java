package org.listeningpost.ingest.enrich.sentiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Makes a confidence say how often such an answer is right, in each register by posts of it that were not learned: what is
 * learned from few posts, as Spanish is, would else be told with the confidence of what is learned from many.
 */
final class Calibration {
    /** Of so many general texts the tone is given. */
    private static final double ANSWERED = 0.8;
    /** Fewer texts of a register say too little about it; they take the temperature of all. */
    private static final int TEXTS_MIN = 100;

    private static final int COLDEST_TENTHS = 5;
    private static final int HOTTEST_TENTHS = 30;

    private final Weights raw;
    private final Consumer<String> progress;

    /** @param raw whose temperatures are 1 */
    Calibration(Weights raw, Consumer<String> progress) {
        this.raw = raw;
        this.progress = progress;
    }

    /** A text that was not learned, and what the model makes of it. */
    record Judged(int register, int label, double[] shares) {
        double[] at(float temperature) {
            double[] scores = new double[shares.length];
            for (int label = 0; label < shares.length; label++) {
                scores[label] = Math.log(Math.max(1e-9, shares[label])) / temperature;
            }
            return SentimentModel.softmax(scores);
        }
    }

    /**
     * The same weights with the temperatures at which the texts surprise least, and the confidence that is enough.
     *
     * @param general by which also the confidence is chosen that four of five texts reach
     * @param others of registers that would have too few otherwise
     */
    Weights of(List<LabeledPosts> general, List<Judged> others) {
        SentimentModel model = new SentimentModel(raw);
        List<Judged> generals = new ArrayList<>();
        for (LabeledPosts set : general) {
            set.posts().forEach(post -> generals.add(judged(model, set.language(), post)));
        }
        List<Judged> all = new ArrayList<>(generals);
        all.addAll(others);
        float[] temperatures = new float[Weights.REGISTERS];
        Arrays.fill(temperatures, temperature(all));
        for (int register = 0; register < temperatures.length; register++) {
            int own = register;
            List<Judged> texts =
                    all.stream().filter(text -> text.register == own).toList();
            if (texts.size() >= TEXTS_MIN) {
                temperatures[register] = temperature(texts);
                progress.accept(String.format(
                        Locale.ROOT,
                        "%s: temperature %.1f by %d texts",
                        Weights.nameOf(register),
                        temperatures[register],
                        texts.size()));
            }
        }
        double[] confidences = generals.stream()
                .mapToDouble(text -> Arrays.stream(text.at(temperatures[text.register]))
                        .max()
                        .orElse(0))
                .sorted()
                .toArray();
        float enough = confidences.length == 0 ? 0 : (float) confidences[(int) (confidences.length * (1 - ANSWERED))];
        progress.accept(String.format(Locale.ROOT, "sure from %.3f", enough));
        return raw.calibrated(temperatures, enough);
    }

    static Judged judged(SentimentModel model, String language, LabeledPosts.Post post) {
        PostReading reading = model.read(post.text(), Tongue.orOther(language));
        return new Judged(Weights.calibrated(reading), post.label(), model.probabilities(reading));
    }

    private static float temperature(List<Judged> texts) {
        float best = 1;
        double least = texts.isEmpty() ? 0 : Double.MAX_VALUE;
        for (int tenths = COLDEST_TENTHS; tenths <= HOTTEST_TENTHS; tenths++) {
            double loss = 0;
            for (Judged text : texts) {
                loss -= Math.log(Math.max(1e-9, text.at(tenths / 10f)[text.label]));
            }
            if (loss < least) {
                least = loss;
                best = tenths / 10f;
            }
        }
        return best;
    }
}
