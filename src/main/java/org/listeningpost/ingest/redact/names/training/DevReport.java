package org.listeningpost.ingest.redact.names.training;

import java.util.List;
import java.util.Locale;
import org.listeningpost.ingest.redact.names.NameModel;
import org.listeningpost.ingest.redact.names.NameTagger;
import org.listeningpost.ingest.redact.names.Tokens;

/** Token precision, recall and masked share of the model alone, at several thresholds. */
public final class DevReport {
    private static final double[] THRESHOLDS = {0.01, 0.02, 0.03, 0.05, 0.1, 0.3, 0.5};

    private DevReport() {}

    /** One line a threshold. */
    public static String of(String name, NameModel model, List<AnnotatedPost> posts) {
        NameTagger tagger = new NameTagger(model);
        int[] found = new int[THRESHOLDS.length];
        int[] masked = new int[THRESHOLDS.length];
        int persons = 0;
        int counted = 0;
        for (AnnotatedPost post : posts) {
            tagger.read(post.text());
            for (AnnotatedPost.Piece piece : post.pieces()) {
                if (piece.counted()) {
                    counted++;
                    persons += piece.isPerson() ? 1 : 0;
                    double p = probability(tagger, piece);
                    for (int i = 0; i < THRESHOLDS.length; i++) {
                        if (p >= THRESHOLDS[i]) {
                            masked[i]++;
                            found[i] += piece.isPerson() ? 1 : 0;
                        }
                    }
                }
            }
        }
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < THRESHOLDS.length; i++) {
            lines.append(String.format(
                    Locale.ROOT,
                    "%-24s p>=%.2f  P %.3f  R %.3f  masked %.4f  (%d of %d persons, %d tokens)%n",
                    name,
                    THRESHOLDS[i],
                    found[i] / (double) Math.max(1, masked[i]),
                    found[i] / (double) Math.max(1, persons),
                    masked[i] / (double) Math.max(1, counted),
                    found[i],
                    persons,
                    counted));
        }
        return lines.toString();
    }

    private static double probability(NameTagger tagger, AnnotatedPost.Piece piece) {
        Tokens tokens = tagger.tokens();
        double best = 0;
        for (int i = 0; i < tokens.count() && tokens.start(i) < piece.end(); i++) {
            if (tokens.end(i) > piece.start()) {
                best = Math.max(best, tagger.probability(i));
            }
        }
        return best;
    }

    /** The posts as someone without a shift key types them. */
    public static List<AnnotatedPost> lower(List<AnnotatedPost> posts) {
        return posts.stream().map(NameTrainer::lower).toList();
    }
}
