package org.listeningpost.ingest.redact.leftover;

import org.listeningpost.ingest.redact.leftover.Leftovers.Extent;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** What is left beside names: the half before a dash, what follows an initial, the code or address that only began like a name. Stateless. */
final class NameLeftovers {
    private static final Words NO_HALVES = Words.of("anti", "pro", "post", "pre", "non", "ex", "mid", "pseudo", "like");
    private static final Words SUFFIXES = Words.of("ii", "iii", "iv", "jr", "sr");
    /** Of those that {@link WordClass#MAIL_PROVIDER} knows the ones that are no word of their own, as "live" is. */
    private static final Words PROVIDERS = Words.of("gmail", "hotmail", "yahoo", "icloud");

    private static final int HALF_MAX = 5;
    private static final int CODE_MAX = 4;
    private static final int SMALL_CODE_MAX = 3;
    private static final int PLATE_DIGITS = 4;
    private static final int TAG_WORDS_MAX = 2;
    private static final int PARTICLES_MAX = 2;
    private static final Words PARTICLES = Words.of(
            "al", "el", "de", "del", "la", "las", "los", "bin", "ibn", "bint", "van", "von", "der", "den", "da", "dos",
            "di");

    private NameLeftovers() {}

    static Extent around(Tokens t, Extent at) {
        int first = at.first();
        int last = at.last();
        Extent link = LinkLeftovers.behindHost(t, at);
        if (!link.equals(at) || !t.isAlphanumeric(first) || !t.isAlphanumeric(last)) {
            return link;
        }
        if (t.isJoint(first - 1, "-") && isHalf(t, first - 2, first)) {
            first -= 2;
        }
        if (t.isJoint(first - 1, "/") && t.isWord(first - 2) && t.length(first - 2) == 1 && isPath(t, first - 2)) {
            first -= 2; // "gofundme.com/ f/jane-doe"
        }
        first = Math.min(first, StreetLeftovers.start(t, first, last));
        int mail = Math.max(mailEnd(t, last), StreetLeftovers.end(t, last));
        Extent tag = tag(t, first, last);
        return new Extent(
                Math.min(tag.first(), codeStart(t, first)),
                Math.max(Math.max(mail, tag.last()), end(t, at.first(), last)));
    }

    /** {@code Soo-} before {@code jin}. */
    private static boolean isHalf(Tokens t, int i, int second) {
        return t.isWord(i)
                && t.isCapitalized(i)
                && t.length(i) > 1
                && !t.isCapitalized(second)
                && t.length(second) <= HALF_MAX
                && !NO_HALVES.has(t, i)
                && !t.isJoint(i - 1, "-/");
    }

    /** Whether a link stands before this part of its path. */
    private static boolean isPath(Tokens t, int i) {
        return t.isPlaceholder(i - 1, IdentifierType.URL) || t.isMark(i - 1, '/');
    }

    /** {@code Lupita Castleberry de Blankenship}, {@code Abdulrahman al-Farsi}: the end of one name, the start of the next. */
    static boolean isOneName(Tokens t, int last, int next) {
        int words = 0;
        for (int i = last + 1; i < next; i++) {
            if (t.is(i, WordClass.DOT_WORD) && next - last == 2) {
                return true; // "insta at araceli dot cadwallader"
            }
            boolean particle = PARTICLES.has(t, i) && !t.isCapitalized(i) && !t.lineBreakBefore(i);
            words += particle ? 1 : 0;
            if (!particle && !(t.isMark(i, '-') && i > last + 1)) {
                return false;
            }
        }
        return words > 0 && words <= PARTICLES_MAX && t.isCapitalized(next);
    }

    private static int end(Tokens t, int first, int last) {
        int initial = initialEnd(t, last);
        if (initial > last) {
            return initial;
        }
        boolean suffix = SUFFIXES.has(t, last + 1) && t.isBlankBehind(last) && t.isCapitalized(last + 1);
        boolean code = t.isJoint(last + 1, "-")
                && (t.hasDigit(last + 2) || t.hasDigit(last) && t.isWord(last + 2) && t.length(last + 2) <= CODE_MAX)
                && t.isUpperCase(last)
                && t.length(last) <= CODE_MAX
                && (t.length(last) > 1 || t.isNumber(last))
                && t.isUpperCase(last + 2);
        boolean room = t.isJoint(last + 1, "/") && t.isNumber(last + 2) && t.isJoint(last + 3, "/");
        if (room && t.hasDigit(last + 4)) {
            return last + 4;
        }
        return suffix || first == last && isPlate(t, last) ? last + 1 : code ? last + 2 : last;
    }

    /** {@code TPX 1474}, {@code RAU P87}: capitals that were taken for a name, and no dose behind them. */
    private static boolean isPlate(Tokens t, int last) {
        if (!t.isWord(last)
                || !t.isUpperCase(last)
                || !t.isBlankBehind(last)
                || t.isAny(last + 2, WordClass.COUNTING)) {
            return false;
        }
        boolean digits = t.length(last) <= SMALL_CODE_MAX
                && t.isNumber(last + 1)
                && t.length(last + 1) == PLATE_DIGITS
                && !t.isYear(last + 1);
        boolean mixed = t.length(last) == SMALL_CODE_MAX
                && t.kind(last + 1) == Tokens.MIXED
                && t.isUpperCase(last + 1)
                && t.length(last + 1) == SMALL_CODE_MAX;
        return digits || mixed;
    }

    /** {@code Yesenia R.}. */
    private static int initialEnd(Tokens t, int last) {
        boolean initial = t.isBlankBehind(last)
                && t.isWord(last + 1)
                && t.length(last + 1) == 1
                && t.isCapitalized(last + 1)
                && t.isMark(last + 2, '.')
                && !t.spaceBefore(last + 2)
                && t.spaceBefore(last + 3)
                && !t.equalsFolded(last + 1, "i")
                && t.length(last) > 1
                && t.isCapitalized(last);
        return initial ? last + 1 : last;
    }

    /** {@code YR-9-1} before {@code ZFG}. */
    private static int codeStart(Tokens t, int first) {
        int start = first;
        while (t.isUpperCase(first)
                && t.length(first) <= CODE_MAX
                && t.isJoint(start - 1, "-")
                && t.isAlphanumeric(start - 2)
                && t.isUpperCase(start - 2)
                && t.length(start - 2) <= CODE_MAX
                && t.hasDigit(first - 2)) {
            start -= 2;
        }
        return start;
    }

    /** {@code hamish gallagher at gmail}. */
    private static int mailEnd(Tokens t, int last) {
        boolean at = t.is(last + 1, WordClass.AT_WORD) || t.isMark(last + 1, '@');
        int provider = last + 2;
        if (!at || !PROVIDERS.has(t, provider)) {
            return last;
        }
        return t.equalsFolded(provider + 1, "com") ? provider + 1 : provider;
    }

    /** {@code @ rocio fibro 77}: an account whose sign stands apart, to its number. */
    private static Extent tag(Tokens t, int first, int last) {
        boolean platform =
                t.is(first - 2, WordClass.PLATFORM) && (t.equalsFolded(first - 1, "is") || t.isMark(first - 1, ':'));
        if (platform) {
            boolean number = t.isNumber(last + 1)
                    && t.isBlankBehind(last)
                    && t.length(last + 1) <= CODE_MAX
                    && !t.isAny(last + 2, WordClass.COUNTING);
            return new Extent(first, number ? last + 1 : last);
        }
        if (!t.isMark(first - 1, '@') || !t.spaceBefore(first)) {
            return dotted(t, first, last);
        }
        int next = last + 1;
        while (next <= last + TAG_WORDS_MAX
                && t.isWord(next)
                && !t.isCapitalized(next)
                && !t.is(next, WordClass.STOP)
                && t.isBlankBehind(next - 1)) {
            next++;
        }
        boolean number = t.isNumber(next)
                && t.isBlankBehind(next - 1)
                && t.length(next) <= CODE_MAX
                && t.length(next) > 1
                && !t.isAny(next + 1, WordClass.COUNTING);
        return new Extent(first, number ? next : last);
    }

    /** {@code @ j . nakamura . lupus}. */
    private static Extent dotted(Tokens t, int first, int last) {
        boolean dot = isApart(t, first - 1) && t.isWord(first - 2) && t.isMark(first - 3, '@');
        if (!dot) {
            return new Extent(first, last);
        }
        boolean more = isApart(t, last + 1) && t.isAlphanumeric(last + 2) && !t.isCapitalized(last + 2);
        return new Extent(first - 2, more ? last + 2 : last);
    }

    private static boolean isApart(Tokens t, int dot) {
        return t.isMark(dot, '.') && t.spaceBefore(dot) && t.spaceBefore(dot + 1) && !t.lineBreakBefore(dot + 1);
    }

    /** {@code @winston**18}: the rest of an account behind signs that no account has. */
    static Extent account(Tokens t, Extent at) {
        int next = at.last() + 1;
        while (next <= at.last() + 2 && t.isMark(next, '*') && !t.spaceBefore(next)) {
            next++;
        }
        boolean rest = next > at.last() + 1 && t.isNumber(next) && !t.spaceBefore(next);
        return rest ? new Extent(at.first(), next) : at;
    }
}
