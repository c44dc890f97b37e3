package org.listeningpost.ingest.redact.names;

/** Organizations and diseases that are called after persons: "Johnson & Johnson", "Eli Lilly". Immutable. */
final class KeptPhrases {
    /** So near before it, a kin cue says that a private person is meant. */
    private static final int CUE_DISTANCE = 5;

    private static final int WORDS_MAX = 4;
    private static final long AND = WordTable.hash("and");

    private final LongSet phrases = new LongSet(256);
    private final LongSet openings = new LongSet(256);

    /** With the bundled list. */
    static KeptPhrases bundled() {
        KeptPhrases kept = new KeptPhrases();
        for (String line : Resources.lines("kept-phrases.txt")) {
            kept.add(line.split("\\s+"));
        }
        return kept;
    }

    private void add(String[] words) {
        long phrase = 0;
        for (String word : words) {
            phrase = WordHash.pair(phrase, WordTable.hash(word));
        }
        phrases.add(phrase);
        openings.add(WordTable.hash(words[0]));
    }

    /** Takes the marks off the phrases of the list. */
    void unmark(PostView post, NameMarks marks) {
        for (int token = 0; token < post.count(); token++) {
            if (openings.contains(post.hash(token)) && !isPrivate(post, token)) {
                int end = end(post, token);
                end = end > token + 1 && isTitled(post, token) ? token : end;
                for (int i = token; i < end; i++) {
                    marks.unmark(i);
                }
            }
        }
    }

    /** After the longest phrase that starts here; the start itself where none does. */
    private int end(PostView post, int start) {
        long phrase = 0;
        int words = 0;
        int end = start;
        for (int token = start; token < post.count() && words < WORDS_MAX; token++) {
            int shape = post.shape(token);
            boolean and = shape == Shape.AMPERSAND;
            if (!and && !post.tokens().isWordLike(token)) {
                boolean inside = shape == Shape.DASH || shape == Shape.CLITIC || shape == Shape.SENTENCE_END;
                if (!inside) {
                    return end;
                }
                continue;
            }
            phrase = WordHash.pair(phrase, and ? AND : post.hash(token));
            words++;
            end = phrases.contains(phrase) ? token + 1 : end;
        }
        return end;
    }

    private static boolean isPrivate(PostView post, int token) {
        for (int i = Math.max(0, token - CUE_DISTANCE); i < token; i++) {
            if (Cue.KIN.in(post.cues(i))) {
                return true;
            }
        }
        return false;
    }

    /** {@code Dr. Kaiser says}. */
    private static boolean isTitled(PostView post, int token) {
        int before = token > 0 && post.shape(token - 1) == Shape.SENTENCE_END ? token - 2 : token - 1;
        return before >= 0 && Cue.TITLE.in(post.cues(before));
    }
}
