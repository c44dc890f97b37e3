package org.listeningpost.ingest.redact.names;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each word, worked out once for the words that posts use again and again: most words of most posts are
 * among a few thousand. Holds hashes, never letters. Safe for use by any number of threads.
 */
final class Vocabulary {
    private static final int CACHE_BITS = 15;
    /** Longer words are not looked up in variants: time stays linear in the post. */
    private static final int VARIANT_LETTERS_MAX = 24;

    private static final List<String> PRONOUNS =
            List.of("lo", "la", "le", "me", "te", "se", "nos", "los", "las", "les");

    private final Lexicon lexicon;
    private final @Nullable Weights weights;
    private final @Nullable Word[] cache = new Word[1 << CACHE_BITS];
    private final Word beforeFirst;
    private final Word afterLast;

    /** @param weights null where nothing is scored, as in training */
    Vocabulary(Lexicon lexicon, @Nullable Weights weights) {
        this.lexicon = lexicon;
        this.weights = weights;
        this.beforeFirst = word(Features.BEFORE_FIRST, false, 0, 0, new int[0], 0);
        this.afterLast = word(Features.AFTER_LAST, false, 0, 0, new int[0], 0);
    }

    Lexicon lexicon() {
        return lexicon;
    }

    /** In place of a token before the first one. */
    Word beforeFirst() {
        return beforeFirst;
    }

    /** In place of a token after the last one. */
    Word afterLast() {
        return afterLast;
    }

    /** The token's word. Two words of the same 64-bit hash would pass for each other, which one in 10^15 does. */
    Word word(PostView post, int token, long hash) {
        boolean isWordLike = post.tokens().isWordLike(token);
        int slot = (int) (hash >>> (Long.SIZE - CACHE_BITS));
        Word cached = cache[slot];
        if (cached == null || cached.hash() != hash || cached.isWordLike() != isWordLike) {
            cached = isWordLike ? lookUp(post, token, hash) : word(hash, false, 0, 0, new int[0], 0);
            cache[slot] = cached;
        }
        return cached;
    }

    private Word lookUp(PostView post, int token, long hash) {
        int[] features = new int[Features.MAX];
        int count = weights == null ? 0 : Features.affixes(post, token, weights.mask(), features, 0);
        return word(hash, true, flags(post, token, hash), lexicon.cues(hash), features, count);
    }

    private Word word(long hash, boolean isWordLike, int flags, int cues, int[] affixes, int count) {
        if (weights == null) {
            return new Word(hash, isWordLike, flags, cues, 0, 0, 0, 0, 0);
        }
        int mask = weights.mask();
        long own = weights.sum(affixes, count)
                + weights.one(WordHash.bucket(Features.WORD, hash, mask))
                + weights.one(WordHash.bucket(Features.FLAGS, flags, mask))
                + weights.one(WordHash.bucket(Features.CUES, cues, mask));
        return new Word(
                hash,
                isWordLike,
                flags,
                cues,
                own,
                weights.one(WordHash.bucket(Features.LEFT, hash, mask)),
                weights.one(WordHash.bucket(Features.LEFT_2, hash, mask)),
                weights.one(WordHash.bucket(Features.RIGHT, hash, mask)),
                weights.one(WordHash.bucket(Features.RIGHT_2, hash, mask)));
    }

    /** A word in no list is looked up without its ending, then without its drawl ("soooo"), as an ordinary word. */
    private int flags(PostView post, int token, long hash) {
        int known = lexicon.flags(hash);
        int start = post.tokens().wordStart(token);
        int end = post.tokens().end(token);
        if (known != 0 || end - start < 4 || end - start > VARIANT_LETTERS_MAX) {
            return known;
        }
        for (int cut = 1; cut <= 3 && end - cut - start >= 3; cut++) {
            if (isEnding(post, end - cut, end) && isOrdinary(lexicon.flags(post.hashOf(start, end - cut, false)))) {
                return Lexicon.NON_NAME;
            }
        }
        return isOrdinary(lexicon.flags(post.hashOf(start, end, true))) ? Lexicon.NON_NAME : 0;
    }

    private static boolean isOrdinary(int flags) {
        return WordSense.isNonNameOnly(flags) || (flags & Lexicon.NAME) == 0 && WordSense.isOrdinary(flags);
    }

    private static boolean isEnding(PostView post, int from, int to) {
        char first = post.folded(from);
        char last = post.folded(to - 1);
        return switch (to - from) {
            case 1 -> last == 's' || last == 'd' || last == 'r' || last == 'y';
            case 2 ->
                last == 'd' && first == 'e' || last == 's' && first == 'e' || last == 'y' || isPronoun(post, from, to);
            default -> last == 'g' && first == 'i' && post.folded(from + 1) == 'n' || isPronoun(post, from, to);
        };
    }

    /** What Spanish hangs on a verb: "ponerla", "diciendonos", "quedate". */
    private static boolean isPronoun(PostView post, int from, int to) {
        for (String pronoun : PRONOUNS) {
            if (pronoun.length() == to - from && matches(post, from, pronoun)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(PostView post, int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (post.folded(from + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
