package org.listeningpost.ingest.redact.hidden;

import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** Recognizes addresses in words: {@code jane dot doe at gmail dot com}, {@code example [.] com}. */
final class SpokenAddress {
    private static final int PARTS_MAX = 10;
    private static final String OPEN = "[({<";
    private static final int JOINED_MAX = 3;
    private static final Words TOGETHER = Words.of("junto", "pegado", "seguido", "together", "word");
    private static final Words ALL = Words.of("todo", "all");

    /** The tokens of one address. */
    record Found(int first, int last) {}

    private final Tokens t;
    private final SpokenSign signs;

    SpokenAddress(Tokens tokens) {
        this.t = tokens;
        this.signs = new SpokenSign(tokens);
    }

    /** The sign that stands at this token, in words or brackets, or an empty text. */
    String signAt(int i) {
        return signs.at(i);
    }

    /** The last token of the sign at this token. */
    int signEnd(int i) {
        return signs.end(i);
    }

    private boolean isHidden(int sign) {
        boolean spaced = t.kind(sign) == Tokens.MARK && (t.spaceBefore(sign) || t.spaceBefore(sign + 1));
        return t.isWord(sign)
                || SpokenSign.isBullet(t, sign)
                || t.isOneOf(sign, OPEN)
                || signEnd(sign) > sign
                || (spaced && !t.isMark(sign, '-'));
    }

    /** The address that starts at this token, or null. */
    @Nullable
    Found at(int first) {
        if (!t.isAlphanumeric(first)
                || signAt(first + 1).isEmpty()
                || t.isWord(first)
                        && t.isAny(first, WordClass.SIGNS)
                        && !signAt(first).isEmpty()) {
            return null;
        }
        int i = first;
        int at = -1;
        int lastDot = -1;
        boolean hidden = false;
        boolean certain = false;
        for (int parts = 0; parts < PARTS_MAX; parts++) {
            String sign = signAt(i + 1);
            int end = signEnd(i + 1);
            boolean plainStop = t.isMark(i + 1, '.')
                    && t.spaceBefore(end + 1)
                    && at < 0
                    && !isSpacedHost(i)
                    && !isSpacedWww(first, i + 1);
            if (sign.isEmpty()
                    || isAccount(at) && t.isMark(i + 1, '.') && t.spaceBefore(end + 1)
                    || !t.isAlphanumeric(end + 1)
                    || plainStop
                    || t.lineBreakBefore(end + 1)
                    || (sign.equals("@") && at >= 0)
                    || (at >= 0 && isSentenceBreak(i, end))) {
                break;
            }
            hidden |= isHidden(i + 1);
            certain |= t.isOneOf(i + 1, OPEN) || t.isMark(i + 1, '@');
            if (sign.equals("/") && at < 0 && lastDot > 0 && isTopLevel(i)) {
                return new Found(first, pathEnd(i));
            }
            at = sign.equals("@") ? i + 1 : at;
            lastDot = sign.equals(".") ? i + 1 : lastDot;
            i = end + 1;
        }
        if (!hidden) {
            return null;
        }
        if (at < 0 && lastDot > 0 && i > signEnd(lastDot) + 1 && isSlashed(lastDot)) {
            return new Found(first, i);
        }
        return at > 0 ? mail(first, at, lastDot, i, certain) : host(first, lastDot, i);
    }

    /** "with @jane. Then": an account at the end of a sentence. */
    private boolean isAccount(int at) {
        return t.isMark(at, '@') && t.spaceBefore(at) && !t.spaceBefore(at + 1);
    }

    private boolean isTopLevel(int i) {
        return t.isAny(i, WordClass.TLDS);
    }

    /** "... at gmail. Then": a full stop and a word that is no top-level domain. */
    private boolean isSentenceBreak(int i, int end) {
        return t.isMark(i + 1, '.') && t.spaceBefore(end + 1) && !t.isAny(end + 1, WordClass.TLD.bit);
    }

    private @Nullable Found mail(int first, int at, int lastDot, int last, boolean certain) {
        int domain = signEnd(at) + 1;
        boolean provider = t.is(domain, WordClass.MAIL_PROVIDER);
        if (provider && last == domain && t.is(domain + 1, WordClass.TLD) && isEnding(domain + 1)) {
            return new Found(withNames(first), domain + 1);
        }
        boolean dotted = lastDot > at && t.isAny(signEnd(lastDot) + 1, WordClass.TLDS);
        boolean dotHidden = lastDot > at && isHidden(lastDot);
        boolean localTold = at > first + 1 || t.hasDigit(first) || isAfterMailWord(first);
        if ((dotted && (provider || dotHidden || certain)) || (provider && (localTold || certain))) {
            int end = dotted ? Math.max(signEnd(lastDot) + 1, domain) : provider ? domain : last;
            return new Found(withNames(first), end);
        }
        return null;
    }

    /** "jane at gmail com": the dot left out. */
    private boolean isEnding(int tld) {
        return !t.isCapitalized(tld)
                && !t.lineBreakBefore(tld)
                && t.start(tld) - t.end(tld - 1) <= 2
                && (t.equalsFolded(tld, "com")
                        || t.equalsFolded(tld, "net")
                        || t.equalsFolded(tld, "org")
                        || t.equalsFolded(tld, "es") && t.lineBreakBefore(tld + 1));
    }

    private boolean isAfterMailWord(int first) {
        for (int i = first - 1; i >= Math.max(0, first - 5); i--) {
            if (t.equalsFolded(i, "email")
                    || t.equalsFolded(i, "mail")
                    || t.equalsFolded(i, "correo")
                    || t.equalsFolded(i, "e-mail")
                    || t.equalsFolded(i, "gmail")) {
                return true;
            }
        }
        return false;
    }

    /** "my email is jane doe at gmail": the words since "is" belong to it. */
    private int withNames(int first) {
        int run = beforeTogether(first);
        if (run < first) {
            return run;
        }
        for (int i = first - 1; i >= Math.max(0, first - 3); i--) {
            if (t.equalsFolded(i, "is") || t.equalsFolded(i, "es") || t.isMark(i, ':')) {
                return isAfterMailWord(i) ? i + 1 : first;
            }
            if (!t.isAlphanumeric(i)) {
                return first;
            }
        }
        return first;
    }

    /** {@code nuria ledesma 31 todo junto arroba}, {@code jane doe all one word at}: what has to be written in one is the account. */
    private int beforeTogether(int last) {
        boolean told = TOGETHER.has(t, last) && ALL.has(t, t.equalsFolded(last - 1, "one") ? last - 2 : last - 1);
        int i = t.equalsFolded(last - 1, "one") ? last - 3 : last - 2;
        i = t.isMark(i, ',') ? i - 1 : i;
        int first = last;
        for (int words = 0; told && words < JOINED_MAX && t.isAlphanumeric(i) && !t.is(i, WordClass.STOP); words++) {
            first = i--;
        }
        return first;
    }

    private @Nullable Found host(int first, int lastDot, int last) {
        if (lastDot < 0) {
            return null;
        }
        int tld = signEnd(lastDot) + 1;
        boolean spanish = t.equalsFolded(lastDot, "punto") && t.length(tld) == 2;
        boolean spacedOut = isSpacedHost(lastDot - 1);
        boolean www = t.equalsFolded(first, "www");
        boolean dotHidden = www
                || isHidden(lastDot)
                        && (t.isWord(lastDot)
                                || SpokenSign.isBullet(t, lastDot)
                                || signEnd(lastDot) > lastDot
                                || spacedOut);
        boolean end = t.is(tld, WordClass.TLD)
                || SpokenSign.isBullet(t, lastDot) && SpokenSign.isBullet(t, lastDot - 2) && isTopLevel(tld);
        return dotHidden && tld <= last && end && (www || !spanish) ? new Found(first, pathEnd(tld)) : null;
    }

    /** {@code janesblog . com}: only the three oldest endings are believed. */
    private boolean isSpacedHost(int word) {
        int tld = word + 2;
        if (t.equalsFolded(word, "www") && t.isMark(word + 1, '.') && t.isAlphanumeric(tld)) {
            return true;
        }
        return t.isMark(word + 1, '.')
                && t.spaceBefore(word + 1)
                && t.length(word) > 2
                && (t.equalsFolded(tld, "com") || t.equalsFolded(tld, "net") || t.equalsFolded(tld, "org"));
    }

    /** {@code www . janedoe . blogspot . com}: a blank on both sides of each dot. */
    private boolean isSpacedWww(int first, int dot) {
        return t.equalsFolded(first, "www") && t.isMark(dot, '.') && t.spaceBefore(dot);
    }

    /** {@code tinyurl.com slash jane84}: the path alone is in words. */
    private boolean isSlashed(int lastDot) {
        int tld = signEnd(lastDot) + 1;
        return t.isAny(tld, WordClass.TLDS) && t.equalsFolded(tld + 1, "slash");
    }

    /** "example dot com slash jane". */
    private int pathEnd(int tld) {
        int last = tld;
        for (int parts = 0; parts < PARTS_MAX; parts++) {
            int sign = last + 1;
            boolean slash = signAt(sign).equals("/") || t.isMark(sign, '/');
            boolean inPath = last > tld
                    && (signAt(sign).equals(".")
                                    && (t.isWord(sign) || signEnd(sign) > sign || SpokenSign.isBullet(t, sign))
                            || t.isOneOf(sign, "-_"));
            int next = signEnd(sign) + 1;
            if (!slash && !inPath || !t.isAlphanumeric(next) || t.lineBreakBefore(next)) {
                break;
            }
            last = next;
        }
        return last;
    }
}
