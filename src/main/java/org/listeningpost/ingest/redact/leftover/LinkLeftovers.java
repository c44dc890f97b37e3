package org.listeningpost.ingest.redact.leftover;

import org.listeningpost.ingest.redact.hidden.HiddenJoints;
import org.listeningpost.ingest.redact.leftover.Leftovers.Extent;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** What is left beside links and addresses of mail: a path that is told in words, an ending behind a blank, a scheme. Stateless. */
public final class LinkLeftovers {
    private static final Words SCHEME = Words.of("https", "http", "triple");
    private static final Words SIGNS = Words.of("dos", "puntos", "barra", "slash", "colon", "diagonal", "w");
    private static final Words ENDINGS = Words.of("com", "net", "org", "es", "mx", "ar", "co");
    private static final int SIGNS_MAX = 8;
    private static final int ACCOUNT_DIGITS_MAX = 4;

    private LinkLeftovers() {}

    /** {@code gallagher @ gmail com}, {@code instagram dot com slash owen_rn}, which reads like mail behind "at". */
    static Extent mail(Tokens t, Extent at) {
        int last = at.last();
        int ending = t.kind(last + 1) == Tokens.MARK && t.first(last + 1) > 0x7F ? last + 2 : last + 1;
        if (t.is(last, WordClass.MAIL_PROVIDER) && ENDINGS.has(t, ending) && !t.lineBreakBefore(ending)) {
            return new Extent(at.first(), ending);
        }
        return new Extent(at.first(), path(t, last));
    }

    static Extent link(Tokens t, Extent at) {
        return new Extent(start(t, at), end(t, at.last()));
    }

    /** {@code linktr . ee /} before {@code oldgoat25}: the host of what went as an account or a name. */
    static Extent behindHost(Tokens t, Extent at) {
        int first = at.first();
        boolean host = t.isMark(first - 1, '/')
                && t.isAny(first - 2, WordClass.TLDS)
                && t.isMark(first - 3, '.')
                && t.isWord(first - 4)
                && !t.lineBreakBefore(first)
                && !t.lineBreakBefore(first - 2);
        boolean itself =
                t.isMark(at.last() - 1, '.') && t.isAny(at.last(), WordClass.TLDS) && t.isMark(at.last() + 1, '/');
        return new Extent(host ? first - 4 : first, itself ? path(t, at.last()) : at.last());
    }

    /** {@code .com/jane_doe} behind a blank and the rest of its link; the dot itself where it is none. */
    public static int hostEnd(Tokens t, int dot) {
        boolean host = !t.spaceBefore(dot + 1)
                && !t.lineBreakBefore(dot)
                && (t.is(dot + 1, WordClass.TLD) || t.hasDigit(dot + 1));
        int last = host ? stuckEnd(t, dot + 1) : dot;
        while (last > dot
                && t.isMark(last + 1, '.')
                && t.spaceBefore(last + 1)
                && !t.spaceBefore(last + 2)
                && t.isAlphanumeric(last + 2)) {
            last = stuckEnd(t, last + 2);
        }
        return last;
    }

    private static int end(Tokens t, int last) {
        boolean apart = t.isMark(last + 1, '.') && t.spaceBefore(last + 1) && !t.lineBreakBefore(last + 1);
        if (apart && hostEnd(t, last + 1) > last + 1) {
            return hostEnd(t, last + 1);
        }
        if (apart
                && t.spaceBefore(last + 2)
                && t.isNumber(last + 2)
                && !t.lineBreakBefore(last + 2)
                && !t.isWord(last + 3)) {
            return last + 2;
        }
        return numbered(t, last) ? last + 1 : path(t, last);
    }

    /** {@code instagram . com / jane 02}: the number that ends an account, where blanks stand around the slash before it. */
    private static boolean numbered(Tokens t, int last) {
        return t.isWord(last)
                && t.isMark(last - 1, '/')
                && t.spaceBefore(last - 1)
                && t.spaceBefore(last)
                && t.isNumber(last + 1)
                && t.isBlankBehind(last)
                && t.length(last + 1) >= 2
                && t.length(last + 1) <= ACCOUNT_DIGITS_MAX
                && !t.isAny(last + 2, WordClass.COUNTING);
    }

    /** A slash or its name, and what stands behind it. */
    private static int path(Tokens t, int last) {
        int slash = t.equalsFolded(last + 1, "forward") ? last + 2 : last + 1;
        boolean apart =
                t.isMark(slash, '/') && t.spaceBefore(slash) && !t.hasDigit(slash + 1) && !t.isOneOf(slash + 2, "-_");
        boolean sign =
                (t.isMark(slash, '/') || HiddenJoints.SLASH.has(t, slash)) && !t.lineBreakBefore(slash) && !apart;
        return sign && t.isAlphanumeric(slash + 1) && !t.lineBreakBefore(slash + 1) ? stuckEnd(t, slash + 1) : last;
    }

    private static int stuckEnd(Tokens t, int word) {
        int last = word;
        while (t.isJoint(last + 1, "-_./~") && t.isAlphanumeric(last + 2)) {
            last += 2;
        }
        return last;
    }

    /** {@code https dos puntos barra barra}, {@code triple w dot}, {@code https//}, {@code jane . } before {@code blogspot . com}. */
    private static int start(Tokens t, Extent at) {
        int first = at.first();
        int i = first - 1;
        while (i > first - SIGNS_MAX && (SIGNS.has(t, i) || t.isOneOf(i, "/:"))) {
            i--;
        }
        if (SCHEME.has(t, i) && i < first) {
            return i;
        }
        boolean apart = t.isMark(first - 1, '.')
                && t.spaceBefore(first - 1)
                && t.spaceBefore(first)
                && t.isAlphanumeric(first - 2)
                && t.isMark(first + 1, '.')
                && t.spaceBefore(first + 1)
                && !t.lineBreakBefore(first - 1);
        return apart ? first - 2 : first;
    }
}
