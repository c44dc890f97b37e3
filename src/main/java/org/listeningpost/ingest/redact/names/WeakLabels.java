package org.listeningpost.ingest.redact.names;

import org.jspecify.annotations.Nullable;

/**
 * Labels plain posts by the lists, for training in languages and on subjects that nobody annotated. A post in which the
 * lists leave a doubt is not labeled at all. Holds buffers; not thread-safe.
 */
public final class WeakLabels {
    private final Vocabulary vocabulary;
    private final PostView post = new PostView();

    public WeakLabels(Lexicon lexicon) {
        this.vocabulary = new Vocabulary(lexicon, null);
    }

    /** A label for each token, or null where a capitalized word may or may not be somebody's name. */
    public byte @Nullable [] of(CharSequence text) {
        post.fill(text, vocabulary);
        if (post.caseOfPost() != PostView.CASE_NORMAL || post.count() < 4) {
            return null;
        }
        byte[] labels = new byte[post.count()];
        for (int token = 0; token < labels.length; token++) {
            if (!post.tokens().isWordLike(token) || post.shape(token) == Shape.LOWER) {
                continue;
            }
            boolean goesOn = token > 0 && labels[token - 1] != Label.OUTSIDE && labels[token - 1] != Label.OTHER;
            if (isSurname(token) && goesOn) {
                labels[token] = Label.INSIDE;
            } else if (isFirstName(token)) {
                labels[token] = (byte) (goesOn ? Label.INSIDE : Label.BEGIN);
            } else if (isDoubtful(token)) {
                return null;
            }
        }
        return labels;
    }

    public Tokens tokens() {
        return post.tokens();
    }

    private boolean isFirstName(int token) {
        int flags = post.flags(token);
        boolean surnameFollows = token + 1 < post.count()
                && isSurname(token + 1)
                && !isOrdinary(token + 1)
                && (post.flags(token + 1) & Lexicon.PLACE) == 0;
        boolean mostlyName = flags >> Lexicon.CAPITAL_SHIFT == 3 || (flags >> Lexicon.FREQUENCY_SHIFT & 3) < 2;
        return post.shape(token) == Shape.CAPITALIZED
                && (flags & Lexicon.FIRST_NAME) != 0
                && (flags & Lexicon.PLACE) == 0
                && !Cue.FUNCTION.in(post.cues(token))
                && (surnameFollows || (!isOrdinary(token) && mostlyName));
    }

    private boolean isSurname(int token) {
        return post.shape(token) == Shape.CAPITALIZED && (post.flags(token) & Lexicon.SURNAME) != 0;
    }

    private boolean isOrdinary(int token) {
        return WordSense.isOrdinary(post.flags(token));
    }

    /** Capitalized, and neither an ordinary word, a place, nor a tag. */
    private boolean isDoubtful(int token) {
        int flags = post.flags(token);
        int shape = post.shape(token);
        boolean capital = shape == Shape.CAPITALIZED || shape == Shape.MIXED;
        int usual = flags >> Lexicon.FREQUENCY_SHIFT & 3;
        boolean common = isOrdinary(token) || (usual >= 2 && (flags & Lexicon.NAME) == 0);
        return capital
                && !common
                && (flags & Lexicon.PLACE) == 0
                && post.tokens().kind(token) != Tokens.HASHTAG;
    }
}
