package org.listeningpost.ingest.redact.hidden;

import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * What stands between digits or letters in place of a plain sign: a word for it ({@code 536 dash 22 dash 1234}, {@code u slash
 * jane}), an emoji ({@code 760📮10}), a blank on both sides of a colon ({@code 3c : 22 : fb}).
 */
public final class HiddenJoints {
    private static final int EMOJI_MAX = 6;
    private static final int CODE_LETTERS_MAX = 4;
    public static final char FIRST_SYMBOL = '\u2190';
    private static final char UNREADABLE = '\uFFFD';
    private static final int HOST_MIN = 3;
    private static final Words ENDINGS = Words.of("com", "net", "org");
    /** What a slash is called. */
    public static final Words SLASH = Words.of("slash", "barra", "diagonal");

    private static final Words COLON = Words.of("colon");
    private static final Words DASH = Words.of("dash", "hyphen", "guion", "raya");
    /** Every word that can stand for a sign. */
    static final Words WORDS = Words.any(SLASH, COLON, DASH, Words.of("dot", "punto"));

    private final Tokens t;

    HiddenJoints(Tokens tokens) {
        this.t = tokens;
    }

    /** Whether one could stand at this token. */
    static boolean mayStart(Tokens t, int i) {
        if (t.kind(i) == Tokens.MARK) {
            return isSymbol(t, i) && t.isAlphanumeric(i - 1) && joins(t, i)
                    || t.isMark(i, ':') && t.spaceBefore(i) && t.hasDigit(i + 1);
        }
        return WORDS.has(t, i) && !sign(t, i).isEmpty() && isBetweenSigns(t, i);
    }

    /** Whether an emoji stands between two words without blanks, or behind the number of a house. */
    private static boolean joins(Tokens t, int first) {
        int next = lastSymbol(t, first) + 1;
        boolean glued = !t.spaceBefore(first) && !t.spaceBefore(next);
        return t.isAlphanumeric(next) && (glued || t.isNumber(first - 1) && t.seen(WordClass.STREET));
    }

    @Nullable
    Reading at(int i) {
        if (!t.isAlphanumeric(i - 1) || t.lineBreakBefore(i)) {
            return null;
        }
        if (t.isWord(i)) {
            if (isGap(t, i)) {
                return new Reading(i, i + 1, "::", true);
            }
            return mayStart(t, i) ? new Reading(i, i, sign(t, i), true) : null;
        }
        if (t.isMark(i, ':')) {
            boolean pairs = isHexPair(i - 1) && isHexPair(i + 1) && t.spaceBefore(i) && t.spaceBefore(i + 1);
            return pairs ? new Reading(i, i, ":", true) : null;
        }
        return isSymbol(t, i) ? emoji(i) : null;
    }

    private @Nullable Reading emoji(int first) {
        int last = lastSymbol(t, first);
        int next = last + 1;
        if (!t.isAlphanumeric(next) || t.lineBreakBefore(next)) {
            return null;
        }
        boolean glued = !t.spaceBefore(first) && !t.spaceBefore(next);
        if (!glued) {
            boolean house = t.isNumber(first - 1) && t.isCapitalized(next) && t.seen(WordClass.STREET);
            return house ? new Reading(first, last, " ", true) : null;
        }
        if (t.isWord(first - 1) && (ENDINGS.has(t, next) || isHost(first, last))) {
            return new Reading(first, last, ".", true);
        }
        if (t.folded(next).startsWith("http") || t.equalsFolded(next, "www")) {
            return null;
        }
        boolean words = t.length(first - 1) >= 2 && t.length(next) >= 2 && t.isCapitalized(next);
        return new Reading(first, last, t.hasDigit(first - 1) && t.hasDigit(next) ? "-" : words ? " " : "", true);
    }

    /** {@code janedoe\u26AB carrd\u26AB co} without blanks: the same sign twice, and the end of a host behind the second one. */
    private boolean isHost(int first, int last) {
        int other = last + 2;
        if (t.isMark(first, UNREADABLE)) {
            return false; // what was an apostrophe once
        }
        boolean before = isSymbol(t, other)
                && t.first(other) == t.first(first)
                && t.length(last + 1) >= HOST_MIN
                && isEnd(lastSymbol(t, other) + 1);
        boolean behind = isEnd(last + 1)
                && isSymbol(t, first - 2)
                && t.first(first - 2) == t.first(first)
                && t.length(first - 1) >= HOST_MIN;
        return before || behind;
    }

    private boolean isEnd(int i) {
        return t.isAny(i, WordClass.TLDS)
                && !t.spaceBefore(i)
                && t.isWord(i)
                && (t.spaceBefore(i + 1) || !t.isAlphanumeric(i + 1));
    }

    /** "dash" between two numbers, "slash" behind one letter. */
    private static boolean isBetweenSigns(Tokens t, int i) {
        boolean near = t.isAlphanumeric(i + 1) && !t.lineBreakBefore(i) && !t.lineBreakBefore(i + 1);
        boolean account = t.isWord(i - 1) && t.length(i - 1) == 1 && SLASH.has(t, i)
                || t.isMark(i - 2, '@') && !t.spaceBefore(i - 1) && t.is(i, WordClass.DOT_WORD);
        boolean code =
                t.hasDigit(i + 1) && t.isWord(i - 1) && t.length(i - 1) <= CODE_LETTERS_MAX && t.isUpperCase(i - 1);
        return isGap(t, i) || near && (account || code || isDigits(t, i - 1) && isDigits(t, i + 1));
    }

    /** {@code 1db6 colon colon 3fa9}: the groups left out of a machine's address. */
    private static boolean isGap(Tokens t, int i) {
        return COLON.has(t, i)
                && COLON.has(t, i + 1)
                && t.hasDigit(i - 1)
                && isHex(t, i - 1)
                && t.hasDigit(i + 2)
                && isHex(t, i + 2);
    }

    private static boolean isDigits(Tokens t, int i) {
        return t.hasDigit(i) || t.is(i, WordClass.NUMBER_WORD) || t.isWord(i) && isHex(t, i) && t.length(i) == 2;
    }

    private static String sign(Tokens t, int i) {
        if (SLASH.has(t, i)) {
            return "/";
        }
        if (COLON.has(t, i)) {
            return ":";
        }
        return DASH.has(t, i) ? "-" : t.is(i, WordClass.DOT_WORD) ? "." : "";
    }

    private boolean isHexPair(int i) {
        return t.isAlphanumeric(i) && t.length(i) == 2 && isHex(t, i);
    }

    private static boolean isHex(Tokens t, int i) {
        for (int k = t.start(i); k < t.end(i); k++) {
            if (Character.digit(t.text().charAt(k), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The end of a run of emoji without blanks. */
    private static int lastSymbol(Tokens t, int first) {
        int last = first;
        while (last - first < EMOJI_MAX && isSymbol(t, last + 1) && !t.spaceBefore(last + 1)) {
            last++;
        }
        return last;
    }

    /** An arrow, a picture, or half of one. */
    public static boolean isSymbol(Tokens t, int i) {
        return t.kind(i) == Tokens.MARK && t.first(i) >= FIRST_SYMBOL;
    }
}
