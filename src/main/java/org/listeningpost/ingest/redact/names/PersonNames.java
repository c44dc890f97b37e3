package org.listeningpost.ingest.redact.names;

import java.util.List;
import org.listeningpost.ingest.redact.text.NormalizedText;

/**
 * Finds names by the model, by cues, by the author's own names, and then wherever the post repeats one. Immutable; safe for
 * use by any number of threads, each of which keeps buffers.
 */
public final class PersonNames implements NameFinder {
    /** From here on the model is sure enough to take the word out wherever else the post has it. */
    private static final double CERTAIN = 0.5;

    /** A word that is also an ordinary one takes more, or health terms would go. */
    private static final double ORDINARY = 1.5;

    private static final double NEVER_A_NAME = 2.5;

    private static final double DETERMINED = 0.97;

    /** "the grace", "my hope": in lower case behind one of these, an ordinary word is that word. */
    private static final LongSet DETERMINERS =
            LongSet.ofWords("the a an this that my your our his her their no any el la un una los las mi su tu");

    private final NameModel model;
    private final KeptPhrases kept = KeptPhrases.bundled();
    private final HealthWords health = HealthWords.bundled();
    private final ThreadLocal<Desk> desks;

    public PersonNames(NameModel model) {
        this.model = model;
        this.desks = ThreadLocal.withInitial(() -> new Desk(new NameTagger(model), new NameMarks()));
    }

    /** With the model in the jar. */
    public static PersonNames bundled() {
        return new PersonNames(NameModel.bundled());
    }

    /** One thread's buffers. */
    private record Desk(NameTagger tagger, NameMarks marks) {}

    @Override
    public List<NameSpan> find(NormalizedText text, AuthorNames author) {
        Desk desk = desks.get();
        NameTagger tagger = desk.tagger();
        NameMarks marks = desk.marks();
        tagger.read(text);
        PostView post = tagger.post();
        marks.begin(post.count());
        markByModel(tagger, marks);
        CueRules.mark(post, marks);
        FullNames.mark(post, marks);
        FormNames.mark(post, marks);
        SpacedLetters.mark(post, model.lexicon(), marks);
        LeetNames.mark(post, text, model.lexicon(), marks);
        HashtagNames.mark(post, text, model.lexicon(), marks);
        markAuthor(post, author, marks);
        Repetition.mark(post, marks);
        kept.unmark(post, marks);
        Facilities.unmark(post, marks);
        CueRules.markTitles(post, marks);
        return marks.spans(post);
    }

    private void markByModel(NameTagger tagger, NameMarks marks) {
        PostView post = tagger.post();
        for (int token = 0; token < post.count(); token++) {
            double probability = tagger.probability(token);
            if (probability < model.threshold() * UnknownWord.LEAST
                    || HashtagNames.isOfWords(post, token, model.lexicon())
                    || UnknownWord.isHealthWord(post, token)
                    || UnknownWord.isSpelledOut(post, token)
                    || health.isAt(post, token)
                    || ThingFrame.isAround(post, token)
                    || UnknownWord.isCount(post, token)
                    || UnknownWord.isToldByEnding(post, token)) {
                continue;
            }
            if (probability < DETERMINED && (isDetermined(post, token) || CommonNoun.isAt(post, token, health))
                    || UnknownWord.isShortForm(post, token, probability)) {
                continue;
            }
            if (probability >= CERTAIN) {
                marks.mark(token, "model");
            } else if (probability >= thresholdOf(post, token)) {
                marks.guess(token, "model");
            }
        }
    }

    private static boolean isDetermined(PostView post, int token) {
        return token > 0
                && post.shape(token) == Shape.LOWER
                && WordSense.isOrdinary(post.flags(token))
                && DETERMINERS.contains(post.hash(token - 1));
    }

    private double thresholdOf(PostView post, int token) {
        int flags = post.flags(token);
        if (post.tokens().kind(token) == Tokens.HASHTAG) {
            return model.threshold();
        }
        if (WordSense.isOrdinary(flags)) {
            boolean never =
                    (flags & Lexicon.NAME) == 0 || (flags & Lexicon.FIRST_NAME) == 0 && UnknownWord.opens(post, token);
            return model.threshold() * (never ? NEVER_A_NAME : ORDINARY);
        }
        if ((flags & Lexicon.PLACE) != 0 && (flags & Lexicon.FIRST_NAME) == 0) {
            return model.threshold() * NEVER_A_NAME;
        }
        return flags == 0 ? model.threshold() * UnknownWord.factor(post, token) : model.threshold();
    }

    private void markAuthor(PostView post, AuthorNames author, NameMarks marks) {
        if (author.handle() == null && author.displayName() == null) {
            return;
        }
        AuthorTerms terms = AuthorTerms.of(author, model.lexicon());
        for (int token = 0; token < post.count() && !terms.isEmpty(); token++) {
            if (post.tokens().isWordLike(token) && terms.contains(post.hash(token))) {
                marks.mark(token, "author");
            }
        }
    }
}
