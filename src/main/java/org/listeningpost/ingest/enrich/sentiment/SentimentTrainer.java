package org.listeningpost.ingest.enrich.sentiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Learns {@link Weights} from folders of labelled posts; the same folders and seed give the same file. */
public final class SentimentTrainer {
    /** What an hour of trying found; see docs/sentiment.md. */
    private static final int BITS = 18;

    private static final float PENALTY = 2;
    private static final int STEPS_MAX = 90;
    /** So much of the largest weights keeps its size. */
    private static final float KEPT_SIZE = 0.9998f;

    /** A large set is worth a label each, a small one more, Spanish, which has no large one, more again, health posts the most. */
    private static final int LARGE_SET = 10_000;

    private static final float SMALL_SET_WEIGHT = 2;
    private static final float SPANISH_WEIGHT = 3;
    private static final float HEALTH_WEIGHT = 4;
    /** Of a large set every so manieth text is never looked at: {@code evaluate sentiment --part 0/10} measures on these. */
    private static final int HELD_OUT = 10;

    private static final int CALIBRATION_SHARE = 15;
    /** Of so many texts of ten the tone is given. */
    private static final double ANSWERED = 0.8;

    /** Labels that are no better than chance teach nothing. */
    private static final Set<String> LEFT_OUT = Set.of("hi-Latn");

    private final long seed;
    private final Consumer<String> progress;
    private final List<LogisticFit.Example> examples = new ArrayList<>();
    private final List<LabelledPosts> calibration = new ArrayList<>();

    public SentimentTrainer(long seed, Consumer<String> progress) {
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * Trains on the files of the folders whose names hold {@code only} and writes the model.
     *
     * @throws UnreadableLabelException for a file in another layout
     */
    public void train(List<Path> folders, String only, Path output) throws IOException {
        Words words = new Words(new Lexicon(), new Senses(), Weights.untrained(1));
        Random random = new Random(seed);
        Set<String> held = new HashSet<>();
        List<LabelledPosts> sets = new ArrayList<>();
        for (Path folder : folders) {
            for (LabelledPosts set : LabelledPosts.readAll(folder, "")) {
                if (set.name().contains(only)) {
                    sets.add(set);
                } else {
                    set.posts().forEach(post -> held.add(LabelledPosts.fingerprint(post.text())));
                }
            }
        }
        for (LabelledPosts set : sets) {
            if (!LEFT_OUT.contains(set.language())) {
                add(set, words, held, random);
            }
        }
        for (String part : List.of("dev", "train")) {
            for (LabelledPosts set : LabelledPosts.health(part)) {
                addHealth(set, words);
            }
        }
        LogisticFit fit = new LogisticFit(BITS, PENALTY, examples, progress);
        Weights weights = calibrated(fit.quantized(fit.fit(STEPS_MAX), KEPT_SIZE));
        Files.createDirectories(output.toAbsolutePath().getParent());
        weights.write(Files.newOutputStream(output));
        progress.accept("%d posts, %d KB".formatted(examples.size(), Files.size(output) / 1024));
    }

    private void add(LabelledPosts set, Words words, Set<String> held, Random random) {
        boolean large = set.posts().size() >= LARGE_SET;
        float weight = large ? 1 : "es".equals(set.language()) ? SPANISH_WEIGHT : SMALL_SET_WEIGHT;
        List<LabelledPosts.Post> learned = new ArrayList<>();
        List<LabelledPosts.Post> kept = new ArrayList<>();
        int[] counts = new int[Weights.LABELS];
        int index = 0;
        for (LabelledPosts.Post post : set.posts()) {
            boolean untouched = large && index++ % HELD_OUT == 0;
            boolean isNew = held.add(LabelledPosts.fingerprint(post.text()));
            if (untouched || !isNew) {
                continue;
            }
            (random.nextInt(CALIBRATION_SHARE) == 0 ? kept : learned).add(post);
        }
        learned.forEach(post -> counts[post.label()]++);
        for (LabelledPosts.Post post : learned) {
            float even = (float) learned.size() / (Weights.LABELS * counts[post.label()]);
            examples.add(
                    new LogisticFit.Example(features(post.text(), set.language(), words), post.label(), weight * even));
        }
        calibration.add(new LabelledPosts(set.name(), set.language(), kept));
        progress.accept(
                "%s: %d posts learned, %d kept for calibration".formatted(set.name(), learned.size(), kept.size()));
    }

    private void addHealth(LabelledPosts set, Words words) {
        for (LabelledPosts.Post post : set.posts()) {
            examples.add(
                    new LogisticFit.Example(features(post.text(), set.language(), words), post.label(), HEALTH_WEIGHT));
        }
    }

    private static Features features(String text, String language, Words words) {
        Tongue tongue = Tongue.of(language);
        return new Features(new PostReading(text, words, tongue == null ? Tongue.OTHER : tongue), BITS);
    }

    /** The temperature at which the kept texts surprise least, and the confidence that four of five reach. */
    private Weights calibrated(Weights raw) {
        Weights best = raw;
        double least = Double.MAX_VALUE;
        for (int tenth = 5; tenth <= 20; tenth++) {
            Weights warmed = new Weights(raw.bits(), raw.table(), raw.unit(), raw.tones(), tenth / 10f, 0);
            double loss = loss(new SentimentModel(warmed));
            if (loss < least) {
                least = loss;
                best = warmed;
            }
        }
        double[] confidences = confidences(new SentimentModel(best));
        float sureFrom = confidences.length == 0 ? 0 : (float) confidences[(int) (confidences.length * (1 - ANSWERED))];
        progress.accept("temperature %.1f, sure from %.3f".formatted(best.temperature(), sureFrom));
        return new Weights(best.bits(), best.table(), best.unit(), best.tones(), best.temperature(), sureFrom);
    }

    private double loss(SentimentModel model) {
        double loss = 0;
        for (LabelledPosts set : calibration) {
            for (LabelledPosts.Post post : set.posts()) {
                loss -= Math.log(Math.max(1e-9, probabilities(model, post.text(), set.language())[post.label()]));
            }
        }
        return loss;
    }

    private double[] confidences(SentimentModel model) {
        List<Double> confidences = new ArrayList<>();
        for (LabelledPosts set : calibration) {
            for (LabelledPosts.Post post : set.posts()) {
                confidences.add(Arrays.stream(probabilities(model, post.text(), set.language()))
                        .max()
                        .orElse(0));
            }
        }
        return confidences.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double[] probabilities(SentimentModel model, String text, String language) {
        Tongue tongue = Tongue.of(language);
        return model.probabilities(model.read(text, tongue == null ? Tongue.OTHER : tongue));
    }
}
