package org.listeningpost.ingest.redact.names;

/** What a post looks like to the model, for training. Holds buffers; not thread-safe. */
public final class NameInstances {
    private final Vocabulary vocabulary;
    private final int mask;
    private final PostView post = new PostView();
    private final int[] buffer = new int[Features.MAX];

    public NameInstances(Lexicon lexicon, int buckets) {
        this.vocabulary = new Vocabulary(lexicon, null);
        this.mask = buckets - 1;
    }

    /** The features of each token; none where the gate passes over it. */
    public int[][] features(CharSequence text) {
        post.fill(text, vocabulary);
        int[][] features = new int[post.count()][];
        for (int token = 0; token < features.length; token++) {
            int n = Gate.canBeName(post, token) ? Features.of(post, token, mask, buffer) : 0;
            features[token] = java.util.Arrays.copyOf(buffer, n);
        }
        return features;
    }

    public int start(int token) {
        return post.tokens().start(token);
    }

    public int end(int token) {
        return post.tokens().end(token);
    }
}
