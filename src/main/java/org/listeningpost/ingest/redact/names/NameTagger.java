package org.listeningpost.ingest.redact.names;

/** Says of each token of a post how likely it is part of a name. Holds buffers; one a thread. */
public final class NameTagger {
    private final NameModel model;
    private final PostView post = new PostView();
    private final Lattice lattice = new Lattice();
    private final Scoring scoring;
    private double[] probabilities = new double[64];

    public NameTagger(NameModel model) {
        this.model = model;
        this.scoring = new Scoring(model);
        lattice.transitions(model.weights().transitions());
    }

    /** Reads a post; the answers below are about it until the next one. */
    public void read(CharSequence text) {
        post.fill(text, model.vocabulary());
        int count = post.count();
        if (probabilities.length < count) {
            probabilities = new double[count * 2];
        }
        lattice.begin(count);
        Weights weights = model.weights();
        for (int token = 0; token < count; token++) {
            if (Gate.canBeName(post, token)) {
                weights.score(scoring.sum(post, token), lattice, token);
            } else {
                lattice.outside(token);
            }
        }
        lattice.run();
        for (int token = 0; token < count; token++) {
            probabilities[token] = Gate.canBeName(post, token)
                    ? lattice.marginal(token, Label.BEGIN) + lattice.marginal(token, Label.INSIDE)
                    : 0;
        }
    }

    public Tokens tokens() {
        return post.tokens();
    }

    PostView post() {
        return post;
    }

    /** The probability that a token is part of a person's name. */
    public double probability(int token) {
        return probabilities[token];
    }
}
