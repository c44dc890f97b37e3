package org.listeningpost.ingest.redact.names;

/** Hashtags written of a name, cut at capitals: #AlanPardew, #TeamPhil, #VoteSelena. Stateless. */
final class HashtagNames {
    private static final int LETTERS_MIN = 3;

    private static final String STRONG = "strong";

    /** Longer tags are no names; also bounds the work a tag. */
    private static final int TAG_MAX = 40;

    private static final int WORD_MIN = 4;
    private static final int WORD_MAX = 12;

    private HashtagNames() {}

    static void mark(PostView post, CharSequence text, Lexicon lexicon, NameMarks marks) {
        Tokens tokens = post.tokens();
        for (int token = 0; token < post.count(); token++) {
            if (tokens.kind(token) == Tokens.HASHTAG && tokens.end(token) - tokens.start(token) <= TAG_MAX) {
                int start = tokens.start(token) + 1;
                int end = tokens.end(token);
                if (holdsName(text, start, end, lexicon) || isStrong(text, start, end, lexicon)) {
                    marks.guess(token, "hashtag");
                }
            }
        }
    }

    /** {@code #aoifestrong}: a first name and what people wish it. */
    private static boolean isStrong(CharSequence text, int start, int end, Lexicon lexicon) {
        int name = end - STRONG.length();
        boolean strong = name - start >= LETTERS_MIN;
        for (int i = 0; strong && i < STRONG.length(); i++) {
            strong = Folding.fold(text.charAt(name + i)) == STRONG.charAt(i);
        }
        int flags = strong ? flags(text, start, name, lexicon) : 0;
        return (flags & Lexicon.FIRST_NAME) != 0 && (flags & Lexicon.PLACE) == 0 && !WordSense.isOrdinary(flags);
    }

    /** A tag that starts or ends with an ordinary word that is no name: #PfizerVaccine, #quedateencasa. */
    static boolean isOfWords(PostView post, int token, Lexicon lexicon) {
        Tokens tokens = post.tokens();
        int start = tokens.start(token) + 1;
        int end = Math.min(tokens.end(token), start + TAG_MAX);
        if (tokens.kind(token) != Tokens.HASHTAG) {
            return false;
        }
        long hash = WordHash.START;
        for (int i = start; i < end; i++) {
            hash = WordHash.step(hash, post.folded(i));
            if (i - start + 1 >= WORD_MIN && isWord(lexicon.flags(WordHash.finish(hash)))) {
                return true;
            }
        }
        for (int from = Math.max(start, end - WORD_MAX); from <= end - WORD_MIN; from++) {
            hash = WordHash.START;
            for (int i = from; i < end; i++) {
                hash = WordHash.step(hash, post.folded(i));
            }
            if (isWord(lexicon.flags(WordHash.finish(hash)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(int flags) {
        return WordSense.isOrdinary(flags) && (flags & Lexicon.NAME) == 0;
    }

    /** A first name alone in the tag or between ordinary words, or with a surname after it. */
    private static boolean holdsName(CharSequence text, int start, int end, Lexicon lexicon) {
        int from = start;
        int pieces = 0;
        boolean name = false;
        for (int i = start + 1; i <= end; i++) {
            if (i == end || Character.isUpperCase(text.charAt(i)) && !Character.isUpperCase(text.charAt(i - 1))) {
                int flags = flags(text, from, i, lexicon);
                name |= i - from >= LETTERS_MIN
                        && (flags & Lexicon.FIRST_NAME) != 0
                        && (flags & Lexicon.PLACE) == 0
                        && !WordSense.isOrdinary(flags)
                        && !isWord(flags(text, from, end, lexicon));
                from = i;
                pieces++;
            }
        }
        return name && pieces >= 2;
    }

    private static int flags(CharSequence text, int start, int end, Lexicon lexicon) {
        long hash = WordHash.START;
        for (int i = start; i < end; i++) {
            hash = WordHash.step(hash, Folding.fold(text.charAt(i)));
        }
        return lexicon.flags(WordHash.finish(hash));
    }
}
