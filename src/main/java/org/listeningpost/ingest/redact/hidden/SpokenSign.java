package org.listeningpost.ingest.redact.hidden;

import java.util.List;
import java.util.Map;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * A sign of an address as people write it to hide it: a word ({@code at}, {@code punto}, {@code guion bajo}), or a word or
 * the sign itself between two marks ({@code [at]}, {@code (dot)}, {@code -dot-}, {@code *at*}).
 */
public final class SpokenSign {
    private static final String OPEN = "[({<-*_~|/.\"'=:+#%^!";
    private static final String CLOSE = "])}>-*_~|/.\"'=:+#%^!";
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("underscore", "_"),
            Map.entry("underline", "_"),
            Map.entry("slash", "/"),
            Map.entry("barra", "/"),
            Map.entry("diagonal", "/"),
            Map.entry("dash", "-"),
            Map.entry("hyphen", "-"),
            Map.entry("minus", "-"),
            Map.entry("guion", "-"));

    private static final Words SIGNS = new Words(WORDS.keySet());
    /** With those that are a sign together with the word behind them. */
    static final Words STARTS = new Words(WORDS.keySet(), List.of("under", "forward", "en"));

    private final Tokens t;

    SpokenSign(Tokens tokens) {
        this.t = tokens;
    }

    /** The sign that stands at this token, or an empty text. */
    String at(int i) {
        if (isOther(i)) {
            return "";
        }
        if (isWrapped(i)) {
            return plain(i + 1);
        }
        if (isLetterAt(i)) {
            return "@";
        }
        if (isTwoWords(i)) {
            return "_";
        }
        if (isForwardSlash(i)) {
            return "/";
        }
        return plain(i);
    }

    /** The last token of the sign at this token. */
    int end(int i) {
        if (isOther(i)) {
            return i;
        }
        return isWrapped(i) || isLetterAt(i) ? i + 2 : isTwoWords(i) || isForwardSlash(i) ? i + 1 : i;
    }

    /** Whether a word stands here that can be a sign, or the first of two. */
    static boolean mayStart(Tokens t, int i) {
        return t.isAny(i, WordClass.SIGNS) || STARTS.has(t, i);
    }

    /** Whether a word or a number stands here that is no sign: most tokens are, and need no more than this look. */
    private boolean isOther(int i) {
        return t.isAlphanumeric(i) && !mayStart(t, i);
    }

    /** "guion bajo", "under score". */
    private boolean isTwoWords(int i) {
        return isLowDash(t, i) || t.equalsFolded(i, "under") && t.equalsFolded(i + 1, "score");
    }

    /** "guion bajo", "barra baja": an underscore in Spanish, two words. */
    public static boolean isLowDash(Tokens t, int i) {
        return t.equalsFolded(i, "guion") && t.equalsFolded(i + 1, "bajo")
                || t.equalsFolded(i, "barra") && t.equalsFolded(i + 1, "baja");
    }

    /** "forward slash". */
    private boolean isForwardSlash(int i) {
        return t.equalsFolded(i, "forward") && t.equalsFolded(i + 1, "slash");
    }

    private boolean isWrapped(int i) {
        if (!t.isOneOf(i, OPEN) || !t.isOneOf(i + 2, CLOSE)) {
            return false;
        }
        boolean bracket = t.isOneOf(i, "[({<");
        boolean closes = t.isOneOf(i + 2, "])}>");
        boolean word = t.isWord(i + 1) && !plain(i + 1).isEmpty();
        return bracket ? closes && !plain(i + 1).isEmpty() : word && !closes && t.first(i) == t.first(i + 2);
    }

    /** {@code jane (a) outlook (.) com}: the letter that stands inside of the sign. */
    private boolean isLetterAt(int i) {
        return t.isOneOf(i, "[({<")
                && t.equalsFolded(i + 1, "a")
                && t.isOneOf(i + 2, "])}>")
                && t.is(i + 3, WordClass.MAIL_PROVIDER)
                && t.isAlphanumeric(i - 1);
    }

    private String plain(int i) {
        if (t.is(i, WordClass.AT_WORD) || t.isMark(i, '@') || isSpanishAt(i)) {
            return "@";
        }
        if (t.is(i, WordClass.DOT_WORD) || t.isMark(i, '.') || isBullet(t, i)) {
            return ".";
        }
        if (t.isOneOf(i, "_-")) {
            return t.isMark(i, '_') ? "_" : "-";
        }
        return SIGNS.has(t, i) ? WORDS.getOrDefault(t.folded(i), "") : "";
    }

    /** {@code janedoe•com}: without blanks, or it is a list. */
    static boolean isBullet(Tokens t, int i) {
        return t.isJoint(i, "\u00B7");
    }

    /** "ana en gmail punto com": only before a mail provider that an ending follows. */
    private boolean isSpanishAt(int i) {
        return t.equalsFolded(i, "en")
                && t.is(i + 1, WordClass.MAIL_PROVIDER)
                && (t.is(i + 2, WordClass.DOT_WORD) || t.isMark(i + 2, '.') && t.is(i + 3, WordClass.TLD));
    }
}
