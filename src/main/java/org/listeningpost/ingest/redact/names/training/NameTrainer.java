package org.listeningpost.ingest.redact.names.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.listeningpost.ingest.redact.names.Lexicon;
import org.listeningpost.ingest.redact.names.NameInstances;
import org.listeningpost.ingest.redact.names.NameModel;
import org.listeningpost.ingest.redact.names.WeakLabels;

/** Turns annotated posts into a model: copies in lower and upper case, copies with other names, then the fit. */
public final class NameTrainer {
    private static final int FILLS_PER_TEMPLATE = 12;

    private final TrainingSettings settings;
    private final WordLists lists;

    public NameTrainer(TrainingSettings settings, WordLists lists) {
        this.settings = settings;
        this.lists = lists;
    }

    public NameModel train(List<AnnotatedPost> annotated, List<String> plain) throws IOException {
        Lexicon lexicon = lists.pack();
        List<AnnotatedPost> posts = new ArrayList<>(annotated);
        posts.addAll(weak(plain, lexicon));
        List<Instance> instances = new ArrayList<>();
        NameInstances reader = new NameInstances(lexicon, settings.buckets());
        for (AnnotatedPost copy : copies(posts)) {
            instances.add(instance(reader, copy));
        }
        return new NameModel(lexicon, new CrfTrainer(settings).train(instances), settings.threshold());
    }

    private List<AnnotatedPost> copies(List<AnnotatedPost> posts) throws IOException {
        Random random = new Random(settings.seed());
        NameSwap swap = new NameSwap(lists.firstNames(), lists.surnames(), random);
        List<AnnotatedPost> copies = new ArrayList<>();
        for (AnnotatedPost post : posts) {
            copies.add(post);
            copies.add(lower(post));
            if (random.nextInt(3) == 0) {
                copies.add(upper(post));
            }
            if (post.hasPerson() && swap.isPossible()) {
                copies.add(swap.swap(post));
                copies.add(lower(swap.swap(post)));
            }
        }
        if (swap.isPossible()) {
            addTemplates(swap, random, copies);
        }
        return copies;
    }

    private static void addTemplates(NameSwap swap, Random random, List<AnnotatedPost> copies) throws IOException {
        for (String template : Templates.lines(NameTrainer.class, "templates.txt")) {
            for (int i = 0; i < FILLS_PER_TEMPLATE; i++) {
                AnnotatedPost filled = Templates.fill(template, swap);
                copies.add(
                        switch (random.nextInt(5)) {
                            case 0, 1 -> lower(filled);
                            case 2 -> upper(filled);
                            default -> filled;
                        });
            }
        }
    }

    /** Plain posts in which the lists leave no doubt, every so many so that they do not outweigh the annotated ones. */
    private static List<AnnotatedPost> weak(List<String> plain, Lexicon lexicon) {
        WeakLabels labeler = new WeakLabels(lexicon);
        List<AnnotatedPost> posts = new ArrayList<>();
        for (String text : plain) {
            byte[] labels = labeler.of(text);
            if (labels != null) {
                List<AnnotatedPost.Piece> pieces = new ArrayList<>();
                for (int i = 0; i < labels.length; i++) {
                    int start = labeler.tokens().start(i);
                    pieces.add(new AnnotatedPost.Piece(start, labeler.tokens().end(i), labels[i], true));
                }
                posts.add(new AnnotatedPost(text, pieces));
            }
        }
        return posts;
    }

    private static Instance instance(NameInstances reader, AnnotatedPost post) {
        int[][] features = reader.features(post.text());
        byte[] labels = new byte[features.length];
        for (int token = 0; token < labels.length; token++) {
            if (features[token].length > 0) {
                labels[token] = (byte) post.labelAt(reader.start(token), reader.end(token));
            }
        }
        return new Instance(features, labels);
    }

    static AnnotatedPost lower(AnnotatedPost post) {
        String lower = post.text().toLowerCase(Locale.ROOT);
        return lower.length() == post.text().length() ? post.withText(lower) : post;
    }

    static AnnotatedPost upper(AnnotatedPost post) {
        String upper = post.text().toUpperCase(Locale.ROOT);
        return upper.length() == post.text().length() ? post.withText(upper) : post;
    }
}
