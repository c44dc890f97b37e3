package org.listeningpost.ingest.redact.names;

/** Names as forms and charts have them: an initial and a surname, {@code F. Ashworth}; the surname first, {@code Ashworth, Maureen}. Stateless. */
final class FormNames {
    private static final int LETTERS_MIN = 4;
    private static final int UNKNOWN_MIN = 6;

    private FormNames() {}

    static void mark(PostView post, NameMarks marks) {
        if (post.caseOfPost() != PostView.CASE_NORMAL) {
            return;
        }
        for (int token = 1; token + 1 < post.count(); token++) {
            if (post.shape(token) == Shape.COMMA) {
                turned(post, marks, token);
            } else if (post.shape(token) == Shape.SENTENCE_END && post.shape(token - 1) == Shape.INITIAL) {
                initial(post, marks, token);
            }
        }
    }

    /** At the full stop behind the initial. */
    private static void initial(PostView post, NameMarks marks, int stop) {
        Tokens tokens = post.tokens();
        int name = stop + 1;
        boolean shaped = post.folded(tokens.start(stop)) == '.'
                && tokens.start(stop) == tokens.end(stop - 1)
                && tokens.start(name) - tokens.end(stop) == 1
                && (stop == 1 || tokens.start(stop - 1) > tokens.end(stop - 2)) // "U.S. Coke"
                && !endsWord(post, stop - 1)
                && (post.shape(name) == Shape.CAPITALIZED
                        ? isSurname(post, name)
                        : post.shape(name) == Shape.UPPER && isRare(post, name));
        if (shaped) {
            marks.guess(stop - 1, "form");
            marks.guess(name, "form");
        }
    }

    /** "vitamin D. Garcia": the letter belongs to the word before it. */
    private static boolean endsWord(PostView post, int letter) {
        boolean opens = letter == 0 || post.shape(letter - 1) == Shape.SENTENCE_END;
        return !opens && post.shape(letter - 1) == Shape.LOWER && !Cue.FUNCTION.in(post.cues(letter - 1));
    }

    private static boolean isSurname(PostView post, int name) {
        int flags = post.flags(name);
        int length = post.tokens().end(name) - post.tokens().start(name);
        if (isRare(post, name)) {
            return true;
        }
        if (length < LETTERS_MIN || WordSense.isOrdinary(flags) || (flags & Lexicon.PLACE) != 0) {
            return false;
        }
        boolean goesOn = name + 1 < post.count() && post.shape(name + 1) == Shape.LOWER;
        return (flags & Lexicon.NAME) != 0
                || flags == 0
                        && goesOn
                        && length >= UNKNOWN_MIN
                        && !UnknownWord.isHealthWord(post, name)
                        && !isLatin(post, name);
    }

    private static boolean isRare(PostView post, int name) {
        int length = post.tokens().end(name) - post.tokens().start(name);
        return length >= LETTERS_MIN && WordSense.isRareSurname(post.flags(name)) && !isLatin(post, name);
    }

    /** "E. Faecalis", "S. Aureus": what lives in people and is no person. */
    private static boolean isLatin(PostView post, int name) {
        int end = post.tokens().end(name);
        char last = post.folded(end - 1);
        char before = post.folded(end - 2);
        return last == 'i'
                || last == 'a'
                || last == 's' && "ieu".indexOf(before) >= 0
                || last == 'e' && before == 'a'
                || last == 'm';
    }

    /** At the comma: a first name behind it, a surname before it in the same capitals, and no list. */
    private static void turned(PostView post, NameMarks marks, int comma) {
        int first = comma + 1;
        int last = comma - 1;
        boolean same = post.shape(first) == post.shape(last)
                && (post.shape(last) == Shape.CAPITALIZED || post.shape(last) == Shape.UPPER)
                && post.tokens().start(comma) == post.tokens().end(last)
                && post.tokens().start(first) - post.tokens().end(comma) == 1;
        boolean list = last > 0 && post.shape(last - 1) == Shape.COMMA
                || first + 1 < post.count() && post.shape(first + 1) == Shape.COMMA;
        if (!same || list || last == 0 || post.shape(last - 1) != Shape.LOWER) {
            return;
        }
        int flags = post.flags(first);
        boolean named = (flags & Lexicon.FIRST_NAME) != 0 && !WordSense.isOrdinary(flags);
        int family = post.flags(last);
        boolean surname = (family & Lexicon.PLACE) == 0
                && (WordSense.isRareSurname(family)
                        || !WordSense.isOrdinary(family) && (family & Lexicon.SURNAME) != 0
                        || family == 0 && !UnknownWord.isHealthWord(post, last));
        if (named && surname && marks.isMarked(first)) {
            marks.guess(last, "form");
        }
    }
}
