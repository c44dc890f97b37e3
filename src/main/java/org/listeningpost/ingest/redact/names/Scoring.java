package org.listeningpost.ingest.redact.names;

/**
 * The sum of a token's features, the same as over {@link Features#of}: what its words alone say is known from the vocabulary,
 * what depends on how they are written and on pairs of them is read from the model. Holds a buffer; one a thread.
 */
final class Scoring {
    private final Weights weights;
    private final Vocabulary vocabulary;
    private final int[] features = new int[Features.MAX];

    Scoring(NameModel model) {
        this.weights = model.weights();
        this.vocabulary = model.vocabulary();
    }

    long sum(PostView post, int token) {
        Word word = post.word(token);
        Word left = before(post, token - 1);
        Word left2 = before(post, token - 2);
        Word right = after(post, token + 1);
        Word right2 = after(post, token + 2);
        int count = Features.inContext(post, token, weights.mask(), features);
        return word.own()
                + left.asLeft()
                + left2.asLeft2()
                + right.asRight()
                + right2.asRight2()
                + weights.sum(features, count);
    }

    private Word before(PostView post, int token) {
        return token < 0 ? vocabulary.beforeFirst() : post.word(token);
    }

    private Word after(PostView post, int token) {
        return token < post.count() ? post.word(token) : vocabulary.afterLast();
    }
}
