package org.listeningpost.ingest.redact.hidden;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/**
 * Links and addresses whose signs stand in brackets, capitals or blanks: {@code 10[.]20}, {@code hxxps[://]},
 * {@code www,example,com}, {@code gofundmeDOTcom}, {@code jane84ATgmailDOTcom}, {@code [at]jane84}, {@code 192 dot 0 dot 2 dot 7},
 * {@code w w w . example . com}, {@code janedoewordpresscom}.
 */
final class HiddenHosts {
    private static final Pattern CAPITAL_DOT =
            Pattern.compile("(\\p{Ll}[\\p{Ll}\\d]{3,})(?:DOT|PUNTO)(com|org|net|me|es)");
    private static final Pattern CAPITAL_SIGNS =
            Pattern.compile("(\\p{Ll}[\\p{Ll}\\d]*)(?:AT|ARROBA)(\\p{Ll}+)(?:DOT|PUNTO)(\\p{Ll}{2,4})");
    private static final int CAPITALS_MIN = 9;

    /** Hosts of other people's pages, as they look without their dot. */
    static final List<String> PAGES = List.of(
            "wordpress",
            "blogspot",
            "tumblr",
            "substack",
            "weebly",
            "wixsite",
            "gofundme",
            "linktree",
            "patreon",
            "etsy");

    private static final int PAGE_MIN = 12;
    private static final int LINK_TOKENS_MAX = 24;

    private final Tokens t;
    private final SpokenAddress addresses;

    HiddenHosts(Tokens tokens, SpokenAddress addresses) {
        this.t = tokens;
        this.addresses = addresses;
    }

    @Nullable
    Reading at(int i) {
        if (t.kind(i) == Tokens.MARK) {
            Reading dot = bracketedDot(i);
            Reading sign = dot != null ? dot : bracketedAt(i);
            return sign != null ? sign : bracketedScheme(i);
        }
        if (t.isNumber(i)) {
            return dottedNumbers(i);
        }
        if (!t.isAlphanumeric(i)) {
            return null;
        }
        Reading host = commaHost(i);
        host = host == null && t.length(i) >= CAPITALS_MIN && hasCapitalDot(t, i) ? capitalSigns(i) : host;
        host = host != null || !mayBePage(t, i) ? host : withoutDot(i);
        host = host != null ? host : behindScheme(i);
        host = host != null ? host : slashed(i);
        return host != null ? host : spacedWww(i);
    }

    /** Whether a word holds the signs of an address in capitals, or looks like a host without its dot. */
    static boolean mayStart(Tokens t, int i) {
        int length = t.length(i);
        return length >= CAPITALS_MIN
                && t.isAlphanumeric(i)
                && (t.is(i, WordClass.MAIL_PROVIDER) || endsLikeHost(t, i) && (isPage(t, i) || hasCapitalDot(t, i)));
    }

    private static boolean endsLikeHost(Tokens t, int i) {
        char last = last(t, i);
        return last == 'm' || last == 'g' || last == 't' || last == 'e' || last == 's';
    }

    private static boolean hasCapitalDot(Tokens t, int i) {
        NormalizedText text = t.text();
        for (int k = t.start(i) + 1; k < t.end(i) - 4; k++) {
            boolean dot = text.charAt(k) == 'D' && text.charAt(k + 1) == 'O' && text.charAt(k + 2) == 'T';
            if (dot || text.charAt(k) == 'P' && text.charAt(k + 1) == 'U' && text.charAt(k + 2) == 'N') {
                return true;
            }
        }
        return false;
    }

    private static boolean isPage(Tokens t, int i) {
        return mayBePage(t, i) && pageStart(t.folded(i)) > 0;
    }

    private static boolean mayBePage(Tokens t, int i) {
        return t.length(i) >= PAGE_MIN && last(t, i) == 'm';
    }

    private static char last(Tokens t, int i) {
        return Lexicon.fold(t.text().charAt(t.end(i) - 1));
    }

    /** Where the host of a page begins in such a word, or -1. */
    private static int pageStart(String word) {
        if (!word.endsWith("com")) {
            return -1;
        }
        for (String page : PAGES) {
            int start = word.length() - 3 - page.length();
            if (start >= 0 && word.startsWith(page, start)) {
                return start;
            }
        }
        return -1;
    }

    /** {@code janedoewordpresscom}. */
    private @Nullable Reading withoutDot(int i) {
        String word = t.string(i);
        int start = pageStart(t.folded(i));
        if (start < 0) {
            return null;
        }
        String host = word.substring(start, word.length() - 3) + '.' + word.substring(word.length() - 3);
        return new Reading(i, i, start > 0 ? word.substring(0, start) + '.' + host : host);
    }

    /** {@code https://instagram .com/jane .doe}: blanks before the dots of a link. */
    private @Nullable Reading behindScheme(int i) {
        boolean link = t.isMark(i - 1, '/') && t.isMark(i - 2, '/') && t.isMark(i - 3, ':') && !t.spaceBefore(i);
        if (!link || !isLateDot(i + 1)) {
            return null;
        }
        StringBuilder host = new StringBuilder(t.string(i));
        int last = i;
        for (int k = i + 1; k < t.count() && k - i < LINK_TOKENS_MAX; k++) {
            if (t.spaceBefore(k) && !isLateDot(k)) {
                break;
            }
            host.append(t.string(k));
            last = k;
        }
        return new Reading(i, last, host.toString());
    }

    private boolean isLateDot(int dot) {
        return t.isMark(dot, '.')
                && t.spaceBefore(dot)
                && !t.lineBreakBefore(dot)
                && t.isAlphanumeric(dot + 1)
                && !t.spaceBefore(dot + 1);
    }

    /** {@code facebook slash jane.doe}. */
    private @Nullable Reading slashed(int i) {
        boolean slash = t.is(i, WordClass.PLATFORM)
                && (t.equalsFolded(i + 1, "slash") || t.equalsFolded(i + 1, "barra"))
                && t.isAlphanumeric(i + 2)
                && !t.equalsFolded(i + 2, "baja")
                && !t.lineBreakBefore(i + 2);
        return slash ? new Reading(i, i + 2, t.string(i) + ".com/" + t.string(i + 2)) : null;
    }

    /** {@code w w w . janesjourney . com}. */
    private @Nullable Reading spacedWww(int i) {
        if (!t.equalsFolded(i, "w") || !t.equalsFolded(i + 1, "w") || !t.equalsFolded(i + 2, "w")) {
            return null;
        }
        StringBuilder host = new StringBuilder("www");
        int last = i + 2;
        while (t.isMark(last + 1, '.') && t.isAlphanumeric(last + 2) && !t.lineBreakBefore(last + 2)) {
            host.append('.').append(t.string(last + 2));
            last += 2;
            if (t.is(last, WordClass.TLD)) {
                return new Reading(i, last, host.toString());
            }
        }
        return null;
    }

    /** {@code 10[.]20}: a dot in brackets between two words without blanks. */
    private @Nullable Reading bracketedDot(int i) {
        boolean between = t.isOneOf(i, "[({<")
                && t.isAlphanumeric(i - 1)
                && !t.spaceBefore(i)
                && t.isAlphanumeric(i + 3)
                && !t.spaceBefore(i + 3);
        if (!between || !addresses.signAt(i).equals(".")) {
            return null;
        }
        return new Reading(i, i + 2, ".");
    }

    /** {@code hxxps[://]}. */
    private @Nullable Reading bracketedScheme(int i) {
        boolean colon = t.isOneOf(i, "[({<")
                && t.isMark(i + 1, ':')
                && t.isOneOf(i + 2, "])}>")
                && t.isMark(i + 3, '/')
                && t.isMark(i + 4, '/')
                && t.isAlphanumeric(i - 1)
                && !t.spaceBefore(i);
        if (colon) {
            return new Reading(i, i + 2, ":"); // https[:]//
        }
        boolean scheme = t.isOneOf(i, "[({<")
                && t.isMark(i + 1, ':')
                && t.isMark(i + 2, '/')
                && t.isMark(i + 3, '/')
                && t.isOneOf(i + 4, "])}>")
                && t.isAlphanumeric(i - 1)
                && !t.spaceBefore(i);
        return scheme ? new Reading(i, i + 4, "://") : null;
    }

    /** {@code www,example,com}. */
    private @Nullable Reading commaHost(int www) {
        if ((t.is(www, WordClass.PLATFORM) || HiddenLink.PAGES.has(t, www))
                && isLooseDot(www + 1)
                && t.equalsFolded(www + 2, "com")) {
            boolean path = t.isMark(www + 3, '/');
            return new Reading(www, path ? www + 3 : www + 2, t.string(www) + ".com" + (path ? "/" : ""));
        }
        boolean host = t.equalsFolded(www, "www")
                && t.isMark(www + 1, ',')
                && t.isAlphanumeric(www + 2)
                && !t.spaceBefore(www + 2)
                && t.isMark(www + 3, ',')
                && t.is(www + 4, WordClass.TLD)
                && !t.spaceBefore(www + 4);
        return host ? new Reading(www, www + 4, "www." + t.string(www + 2) + '.' + t.string(www + 4)) : null;
    }

    /** {@code facebook,com/jane}, {@code instagram. com /jane}. */
    private boolean isLooseDot(int i) {
        return t.isMark(i, ',') && !t.spaceBefore(i + 1)
                || t.isMark(i, '.') && (t.spaceBefore(i) || t.spaceBefore(i + 1));
    }

    /** {@code jane.doeATgmailDOTcom}, {@code gofundmeDOTcom}: at the word with the capitals. */
    private @Nullable Reading capitalSigns(int i) {
        Matcher signs = CAPITAL_SIGNS.matcher(t.string(i));
        Matcher dot = CAPITAL_DOT.matcher(t.string(i));
        if (signs.matches()) {
            return new Reading(i, i, signs.group(1) + '@' + signs.group(2) + '.' + signs.group(3));
        }
        return dot.matches() ? new Reading(i, i, dot.group(1) + '.' + dot.group(2)) : null;
    }

    /** {@code [at]jane84}. */
    private @Nullable Reading bracketedAt(int i) {
        boolean sign = t.isOneOf(i, "[({<")
                && t.is(i + 1, WordClass.AT_WORD)
                && t.isOneOf(i + 2, "])}>")
                && t.isAlphanumeric(i + 3)
                && !t.spaceBefore(i + 3)
                && t.spaceBefore(i);
        return sign ? new Reading(i, i + 2, "@") : null;
    }

    /** {@code 192 dot 0 dot 2 dot 7}, {@code 192 . 0 . 2 . 7}: four numbers as a machine's address has. */
    private @Nullable Reading dottedNumbers(int first) {
        int[] ends = new int[4];
        int i = first;
        for (int group = 0; group < ends.length; group++) {
            if (!t.isNumber(i) || t.length(i) > 3 || t.value(i) > 255 || group > 0 && t.lineBreakBefore(i)) {
                return null;
            }
            ends[group] = i;
            int sign = i + 1;
            if (group < 3 && !addresses.signAt(sign).equals(".")) {
                return null;
            }
            i = addresses.signEnd(sign) + 1;
        }
        String numbers =
                t.string(ends[0]) + '.' + t.string(ends[1]) + '.' + t.string(ends[2]) + '.' + t.string(ends[3]);
        return new Reading(first, ends[3], numbers);
    }
}
