package org.listeningpost.narrative.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.analysis.LocalToken;

/**
 * The words of a text as {@code lp_folded} gives them, several times faster: what stands between blanks is analyzed by
 * itself, and where it is plain, that is letters with punctuation around them, by a table that was asked of the analyzer.
 * Everything else goes through the analyzer. {@code FoldedReaderTest} holds that both agree. For one thread at a time.
 */
final class FoldedReader {
    private static final String ANALYZER = "lp_folded";
    /** Latin-1 and Latin Extended-A. */
    private static final char LETTERS_END = 0x180;
    /** Behind the general punctuation. */
    private static final char SIGNS_END = 0x2070;

    /** No opening bracket: with what stands in it, it may be a placeholder. */
    private static final String LEADING = "({\"'-,;/@#&¿¡|+=<>~%*“”‘’«»…–—";

    private static final String TRAILING = ")]}\"'-,;/.!?:&|+=<>~%*“”‘’«»…–—";
    private static final int WORD_MAX = 200;
    /** The longest hashtag that is a word besides its parts. */
    private static final int TAG_MAX = 61;
    /** Abbreviations that are known by name (lp_tag_starts) have as many letters or more. */
    private static final int ABBREVIATION_MIN = 3;
    /** Links, tags with digits and emoji come again and again; longer stretches seldom do. */
    private static final int REMEMBERED_LENGTH_MAX = 32;

    private static final int REMEMBERED_MAX = 1 << 13;

    private final LocalAnalyzers analyzers;
    private final Map<String, List<Token>> remembered = new HashMap<>();
    /** What becomes of a letter or digit; 0 where it is not that simple. */
    private final char[] letters = new char[LETTERS_END];

    private final boolean[] leading = new boolean[SIGNS_END];
    private final boolean[] trailing = new boolean[SIGNS_END];
    private final char[] word = new char[WORD_MAX];
    /** The hashtag that is being split, as one word. */
    private final char[] tag = new char[TAG_MAX];

    /** A word of a stretch, at so many places behind its start. */
    private record Token(char[] word, int at) {}

    /** Takes a word in a buffer that is used again. */
    interface Sink {
        void accept(char[] word, int length, int position);
    }

    FoldedReader(LocalAnalyzers analyzers) {
        this.analyzers = analyzers;
        for (char c = 0; c < LETTERS_END; c++) {
            if (Character.isUpperCase(c) || Character.isLowerCase(c)) {
                List<String> found = tokens(analyzers, "x" + c + "x");
                boolean isOneForOne = found.size() == 1 && found.getFirst().length() == 3;
                letters[c] = isOneForOne ? found.getFirst().charAt(1) : 0;
            } else if (c >= '0' && c <= '9') {
                letters[c] = c;
            }
        }
        for (int i = 0; i < LEADING.length(); i++) {
            char c = LEADING.charAt(i);
            leading[c] = tokens(analyzers, c + "xy").equals(List.of("xy"));
        }
        for (int i = 0; i < TRAILING.length(); i++) {
            char c = TRAILING.charAt(i);
            trailing[c] = tokens(analyzers, "xy" + c).equals(List.of("xy"));
        }
    }

    private static List<String> tokens(LocalAnalyzers analyzers, String text) {
        return analyzers.tokens(ANALYZER, text).stream().map(LocalToken::text).toList();
    }

    /** @param start position of the first word */
    void read(String text, int start, Sink sink) {
        int next = start;
        int end = text.length();
        int at = 0;
        // Where a stretch begins that only the analyzer can read; -1 where there is none.
        int stretch = -1;
        while (at < end) {
            while (at < end && isBlank(text.charAt(at))) {
                at++;
            }
            int from = at;
            while (at < end && !isBlank(text.charAt(at))) {
                at++;
            }
            int first = skipLeading(text, from, at);
            int last = skipTrailing(text, first, at);
            if (isPlain(text, from, first, last, at)) {
                if (stretch >= 0) {
                    next = analyze(text.substring(stretch, from).stripTrailing(), next, sink);
                    stretch = -1;
                }
                next = split(text, first, last, next, sink);
            } else if (stretch < 0) {
                stretch = from;
            }
        }
        if (stretch >= 0) {
            analyze(text.substring(stretch).stripTrailing(), next, sink);
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    private int skipLeading(String text, int from, int to) {
        int first = from;
        while (first < to && is(leading, text.charAt(first))) {
            first++;
        }
        return first;
    }

    private int skipTrailing(String text, int first, int to) {
        int last = to;
        while (last > first && is(trailing, text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    /** What a part between hyphens, slashes and the ends is made of. */
    private enum Made {
        NOTHING,
        LETTERS,
        DIGITS
    }

    /**
     * Whether what stands between blanks is words of two letters or more, or numbers, joined by hyphens and slashes; an
     * apostrophe or a hashtag's capitals only where it is a single word.
     */
    private boolean isPlain(String text, int from, int first, int last, int to) {
        if (last - first <= 1) {
            // A single letter beside a sign may be one of those that are spelled apart.
            return first == last ? to - from <= 1 : to - from == 1 && letter(text.charAt(first)) != 0;
        }
        if (last - first > WORD_MAX) {
            return false;
        }
        Made made = Made.NOTHING;
        int part = first;
        int parts = 1;
        int apostrophes = 0;
        for (int i = first; i < last; i++) {
            char c = text.charAt(i);
            if (letter(c) != 0) {
                Made now = c <= '9' ? Made.DIGITS : Made.LETTERS;
                if (made != Made.NOTHING && made != now) {
                    return false;
                }
                made = now;
            } else if (isApostrophe(c) && i > first && i < last - 1 && made == Made.LETTERS) {
                apostrophes++;
            } else if ((c == '-' || c == '/') && isPart(made, i - part)) {
                part = i + 1;
                parts++;
                made = Made.NOTHING;
            } else {
                return false;
            }
        }
        boolean isOne = parts == 1 && first - from <= 1;
        boolean isTagged = text.indexOf('#', from, first) >= 0;
        return isPart(made, last - part)
                && (apostrophes == 0 || (apostrophes == 1 && isOne && !isTagged && parts == 1))
                && (!isTagged || (isOne && made == Made.LETTERS && isPlainTag(text, first, last)));
    }

    private static boolean isPlainTag(String text, int first, int last) {
        int capitals = first;
        while (capitals < last && Character.isUpperCase(text.charAt(capitals))) {
            capitals++;
        }
        return last - first <= TAG_MAX && (capitals == last || capitals - first < ABBREVIATION_MIN);
    }

    private static boolean isPart(Made made, int length) {
        return made == Made.DIGITS || (made == Made.LETTERS && length > 1);
    }

    private char letter(char c) {
        return c < LETTERS_END ? letters[c] : 0;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’';
    }

    /** The words of a plain stretch; the next position. */
    private int split(String text, int first, int last, int start, Sink sink) {
        if (first > 0 && text.charAt(first - 1) == '#') {
            return splitTag(text, first, last, start, sink);
        }
        int next = start;
        int length = 0;
        for (int i = first; i < last; i++) {
            char c = text.charAt(i);
            if (c != '-' && c != '/') {
                word[length++] = isApostrophe(c) ? '\'' : letter(c);
            } else if (length > 0) {
                sink.accept(word, length, next++);
                length = 0;
            }
        }
        if (length > 2 && word[length - 2] == '\'' && word[length - 1] == 's') {
            length -= 2;
        }
        if (length > 0) {
            sink.accept(word, length, next++);
        }
        return next;
    }

    /** The words inside a hashtag; where there are several, the first and the last with the whole tag at their place. */
    private int splitTag(String text, int first, int last, int start, Sink sink) {
        for (int i = first; i < last; i++) {
            tag[i - first] = letter(text.charAt(i));
        }
        int next = start;
        int from = first;
        for (int i = first + 1; i <= last; i++) {
            if (i == last || isWordStart(text, i, last)) {
                System.arraycopy(tag, from - first, word, 0, i - from);
                sink.accept(word, i - from, next);
                if (i - from < last - first && (from == first || i == last)) {
                    sink.accept(tag, last - first, next);
                }
                next++;
                from = i;
            }
        }
        return next;
    }

    /** Where the words of {@code #FluShot} and {@code #FDAPanel} begin. */
    private static boolean isWordStart(String text, int at, int end) {
        return Character.isUpperCase(text.charAt(at))
                && (Character.isLowerCase(text.charAt(at - 1))
                        || (at + 1 < end && Character.isLowerCase(text.charAt(at + 1))));
    }

    private static boolean is(boolean[] table, char c) {
        return c < SIGNS_END && table[c];
    }

    private int analyze(String stretch, int start, Sink sink) {
        int next = start;
        for (Token token : tokensOf(stretch)) {
            sink.accept(token.word, token.word.length, start + token.at);
            next = start + token.at + 1;
        }
        return next;
    }

    private List<Token> tokensOf(String stretch) {
        if (stretch.length() > REMEMBERED_LENGTH_MAX) {
            return analyzed(stretch);
        }
        if (remembered.size() >= REMEMBERED_MAX) {
            remembered.clear();
        }
        return remembered.computeIfAbsent(stretch, this::analyzed);
    }

    private List<Token> analyzed(String text) {
        return analyzers.tokens(ANALYZER, text).stream()
                .map(token -> new Token(token.text().toCharArray(), token.position()))
                .toList();
    }
}
