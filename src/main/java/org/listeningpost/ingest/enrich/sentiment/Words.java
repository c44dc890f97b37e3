package org.listeningpost.ingest.enrich.sentiment;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What every word is, and what its n-grams say by the weights of a model. Most words of most posts are among a few thousand,
 * so these are kept: one read instead of thirty. Safe for use by any number of threads.
 */
final class Words {
    private static final int CACHE_BITS = 13;
    /** What is said by nothing. */
    private static final int[] SILENT = new int[Weights.TALKS * Weights.LABELS];

    private final Lexicon lexicon;
    private final Senses senses;
    private final Weights weights;
    private final @Nullable Word[] cache = new Word[1 << CACHE_BITS];

    Words(Lexicon lexicon, Senses senses, Weights weights) {
        this.lexicon = lexicon;
        this.senses = senses;
        this.weights = weights;
    }

    Lexicon lexicon() {
        return lexicon;
    }

    Senses senses() {
        return senses;
    }

    boolean isAboutHealth(float worths, Tongue tongue) {
        return weights.healthTalk().isEnough(worths, tongue);
    }

    Word of(WordForm form) {
        long hash = form.hash();
        int slot = (int) (hash >>> (Long.SIZE - CACHE_BITS));
        Word kept = cache[slot];
        if (kept != null && kept.hash() == hash) {
            return kept;
        }
        int roles = lexicon.roles(hash);
        roles |= senses.canStartWith(hash, roles) ? Word.OPENS_SENSE : 0;
        int[] grams = Hashing.grams(form.letters(), form.length());
        Word word = new Word(
                hash,
                lexicon.english(hash),
                lexicon.spanish(hash),
                0,
                roles,
                grams,
                weights.sum(grams, false),
                weights.sum(grams, true),
                weights.healthTalk().worth(hash, roles));
        cache[slot] = word;
        return word;
    }

    /** An emoji or emoticon; no n-grams. */
    Word face(String text, int from, int to) {
        return lone(Hashing.word(text.substring(from, to).toLowerCase(Locale.ROOT)));
    }

    /** A run of marks; longer runs than three count as three. */
    Word mark(char c, int length) {
        return lone(Hashing.word(String.valueOf(c).repeat(Math.min(3, length))));
    }

    private Word lone(long hash) {
        int slot = (int) (hash >>> (Long.SIZE - CACHE_BITS));
        Word kept = cache[slot];
        if (kept != null && kept.hash() == hash) {
            return kept;
        }
        Word word = new Word(
                hash, Word.Valence.NONE, Word.Valence.NONE, lexicon.emoji(hash), 0, new int[0], SILENT, SILENT, 0);
        cache[slot] = word;
        return word;
    }
}
