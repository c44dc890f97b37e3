package org.listeningpost.ingest.enrich.sentiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Learns {@link Weights} from folders of labeled posts; the same folders and seed give the same file. */
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
    /** Written for this project, not found: worth as much as what was found. */
    private static final float WRITTEN_WEIGHT = 3;

    /** Found, but labeled by other readers than the rest, and mostly about one thing. */
    private static final float JUDGED_WEIGHT = 1;

    private static final float HEALTH_WEIGHT = 3;
    /** What a machine makes of a post in the other language says the same, but not as people would say it. */
    private static final float TRANSLATED_WEIGHT = 1.5f;
    /** Of a large set every so manieth text is never looked at: {@code evaluate sentiment --part 0/10} measures on these. */
    private static final int HELD_OUT = 10;

    private static final int CALIBRATION_SHARE = 15;
    /** Labels that are no better than chance teach nothing. */
    private static final Set<String> LEFT_OUT = Set.of("hi-Latn");

    private final long seed;
    private final Consumer<String> progress;
    private final List<CrossFit.Learned> general = new ArrayList<>();
    private final List<LogisticFit.Example> written = new ArrayList<>();
    private final List<CrossFit.Learned> health = new ArrayList<>();
    private final List<LogisticFit.Example> translated = new ArrayList<>();
    private final List<HealthTalk.Said> unlabeled = new ArrayList<>();
    private final List<LabeledPosts> calibration = new ArrayList<>();

    public SentimentTrainer(long seed, Consumer<String> progress) {
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * Trains on the files of the folders whose names hold {@code only} and writes the model.
     *
     * @param aboutHealth tables of further posts about health, by which such talk is told from other talk
     * @param judged tables of the posts whose labels ship
     * @throws UnreadablePostsException for a file in another layout, or without a post whose label ships
     */
    public void train(List<Path> folders, String only, List<Path> aboutHealth, List<Path> judged, Path output)
            throws IOException {
        Words words = new Words(new Lexicon(), new Senses(), Weights.untrained(1));
        Random random = new Random(seed);
        Set<String> held = new HashSet<>();
        List<LabeledPosts> sets = new ArrayList<>();
        for (Path folder : folders) {
            for (LabeledPosts set : LabeledPosts.readAll(folder, "")) {
                if (set.name().contains(only)) {
                    sets.add(set);
                } else {
                    set.posts().forEach(post -> held.add(LabeledPosts.fingerprint(post.text())));
                }
            }
        }
        for (LabeledPosts set : sets) {
            if (!LEFT_OUT.contains(set.language())) {
                add(set, words, held, random);
            }
        }
        addWritten(words, held);
        int all = written.size() + addJudged(judged, words, held);
        for (String part : List.of("dev", "train")) {
            for (LabeledPosts set : LabeledPosts.health(part)) {
                addHealth(set, words);
            }
            for (LabeledPosts set : LabeledPosts.translatedHealth(part)) {
                for (LabeledPosts.Post post : set.posts()) {
                    translated.add(learned(post, set.language(), words, TRANSLATED_WEIGHT, false, false)
                            .example());
                }
            }
        }
        for (String text : LabeledPosts.unlabeled(aboutHealth)) {
            if (held.add(LabeledPosts.fingerprint(text))) {
                unlabeled.add(HealthTalk.said(new PostReading(text, words, Tongue.UNKNOWN)));
            }
        }
        progress.accept("%d unlabeled posts about health".formatted(unlabeled.size()));
        Fits fits = new Fits(BITS, PENALTY, KEPT_SIZE, progress);
        Fits.Posts posts = new Fits.Posts(general, written, health, translated, unlabeled);
        Weights raw = fits.fit(posts, posts, STEPS_MAX);
        List<Calibration.Judged> crossed = new CrossFit(fits, progress).judged(posts);
        Weights weights = new Calibration(raw, progress).of(calibration, crossed);
        Files.createDirectories(output.toAbsolutePath().getParent());
        weights.write(Files.newOutputStream(output));
        progress.accept("%d posts, %d of them about health, %d KB"
                .formatted(general.size() + all + health.size(), health.size(), Files.size(output) / 1024));
    }

    private void add(LabeledPosts set, Words words, Set<String> held, Random random) {
        boolean large = set.posts().size() >= LARGE_SET;
        boolean crossed = "es".equals(set.language());
        float weight = large ? 1 : crossed ? SPANISH_WEIGHT : SMALL_SET_WEIGHT;
        List<LabeledPosts.Post> learned = new ArrayList<>();
        List<LabeledPosts.Post> kept = new ArrayList<>();
        int[] counts = new int[Weights.LABELS];
        int index = 0;
        for (LabeledPosts.Post post : set.posts()) {
            boolean untouched = large && index++ % HELD_OUT == 0;
            boolean isNew = held.add(LabeledPosts.fingerprint(post.text()));
            if (untouched || !isNew) {
                continue;
            }
            (!crossed && random.nextInt(CALIBRATION_SHARE) == 0 ? kept : learned).add(post);
        }
        learned.forEach(post -> counts[post.label()]++);
        for (LabeledPosts.Post post : learned) {
            float even = (float) learned.size() / (Weights.LABELS * counts[post.label()]);
            general.add(learned(post, set.language(), words, weight * even, crossed, large));
        }
        calibration.add(new LabeledPosts(set.name(), set.language(), kept));
        progress.accept(
                "%s: %d posts learned, %d kept for calibration".formatted(set.name(), learned.size(), kept.size()));
    }

    private void addWritten(Words words, Set<String> held) {
        LabeledPosts set = LabeledPosts.general();
        for (LabeledPosts.Post post : set.posts()) {
            if (held.add(LabeledPosts.fingerprint(post.text()))) {
                written.add(learned(post, set.language(), words, WRITTEN_WEIGHT, false, false)
                        .example());
            }
        }
    }

    /**
     * Each label weighs as much as the others, for most of these posts tell bad news.
     *
     * @return how many there are
     */
    private int addJudged(List<Path> tables, Words words, Set<String> held) throws IOException {
        JudgedPosts known = JudgedPosts.bundled();
        List<JudgedPosts.Judged> posts = known.of(tables).stream()
                .filter(post -> held.add(LabeledPosts.fingerprint(post.text())))
                .toList();
        float[] sums = new float[Weights.LABELS];
        for (JudgedPosts.Judged post : posts) {
            for (int label = 0; label < sums.length; label++) {
                sums[label] += post.shares()[label];
            }
        }
        for (JudgedPosts.Judged post : posts) {
            Features features = new Features(new PostReading(post.text(), words, Tongue.SPANISH), BITS);
            for (int label = 0; label < sums.length; label++) {
                float even = posts.size() / (Weights.LABELS * sums[label]);
                float weight = JUDGED_WEIGHT * even * post.shares()[label];
                if (weight > 0) {
                    written.add(new LogisticFit.Example(features, label, weight));
                }
            }
        }
        progress.accept("%d of the %d posts whose labels ship".formatted(posts.size(), known.size()));
        return posts.size();
    }

    private void addHealth(LabeledPosts set, Words words) {
        for (LabeledPosts.Post post : set.posts()) {
            health.add(learned(post, set.language(), words, HEALTH_WEIGHT, true, false));
        }
    }

    private static CrossFit.Learned learned(
            LabeledPosts.Post post, String language, Words words, float weight, boolean crossed, boolean large) {
        PostReading reading = new PostReading(post.text(), words, Tongue.orOther(language));
        LogisticFit.Example example = new LogisticFit.Example(new Features(reading, BITS), post.label(), weight);
        return new CrossFit.Learned(post, language, example, crossed, large);
    }
}
