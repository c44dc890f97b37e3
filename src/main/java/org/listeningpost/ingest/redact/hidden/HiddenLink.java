package org.listeningpost.ingest.redact.hidden;

import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * A link whose signs stand apart or in words: {@code https : / / example . com . ar}, {@code https colon slash slash instagram.com/jane},
 * {@code www janedoe com}, {@code ig com / jane_doe}. Stateless.
 */
final class HiddenLink {
    private static final int PARTS_MAX = 24;
    private static final String SIGNS = "./-_~?=&%";
    static final Words STARTS =
            Words.of("http", "https", "hxxp", "hxxps", "www", "ig", "fb", "tiktok", "insta", "youtu", "tres");
    /** Hosts of other people's pages: {@code janedoe weebly com}. */
    static final Words PAGES = new Words(HiddenHosts.PAGES);

    private static final Words ENDINGS = Words.of("com", "net", "org");

    private HiddenLink() {}

    static boolean mayStart(Tokens t, int i) {
        return at(t, i) != null;
    }

    static @Nullable Reading at(Tokens t, int first) {
        if (PAGES.has(t, first)) {
            return page(t, first);
        }
        if (!STARTS.has(t, first)) {
            return null;
        }
        if (t.equalsFolded(first, "tres")) {
            boolean www = t.equalsFolded(first + 1, "uves") && t.equalsFolded(first + 2, "dobles");
            return www ? new Reading(first, first + 2, "www") : null;
        }
        if (t.equalsFolded(first, "youtu")) {
            int be = t.isMark(first + 1, '.') || t.is(first + 1, WordClass.DOT_WORD) ? first + 2 : first + 1;
            boolean code = t.equalsFolded(be, "be") && t.isMark(be + 1, '/') && t.isAlphanumeric(be + 2);
            return code && t.spaceBefore(be + 2) | be == first + 1 ? link(t, first, be + 2, "youtu.be/") : null;
        }
        if (t.first(first) == 'h' || t.first(first) == 'H') {
            int host = behindScheme(t, first);
            return host < 0 ? null : link(t, first, host, t.string(first) + "://");
        }
        if (t.equalsFolded(first, "www")) {
            boolean words = t.isWord(first + 1)
                    && t.spaceBefore(first + 1)
                    && ENDINGS.has(t, first + 2)
                    && !t.lineBreakBefore(first + 2);
            return words
                    ? new Reading(first, first + 2, "www." + t.string(first + 1) + '.' + t.string(first + 2))
                    : null;
        }
        boolean host = t.equalsFolded(first + 1, "com") && t.isMark(first + 2, '/') && t.isAlphanumeric(first + 3);
        return host ? link(t, first, first + 3, t.string(first) + ".com/") : null;
    }

    /** {@code janedoe weebly com /story}: the dots and the blanks left out, at the host. */
    private static @Nullable Reading page(Tokens t, int host) {
        boolean told = t.isAlphanumeric(host - 1)
                && t.isBlankBehind(host - 1)
                && t.isBlankBehind(host)
                && t.equalsFolded(host + 1, "com");
        if (!told) {
            return null;
        }
        boolean path = t.isMark(host + 2, '/') && t.isAlphanumeric(host + 3) && !t.lineBreakBefore(host + 2);
        String name = "." + t.string(host) + ".com";
        return new Reading(host, path ? host + 2 : host + 1, path ? name + '/' : name + ' ', true);
    }

    /** The first word of the host behind a scheme that does not stand as it should, or -1. */
    private static int behindScheme(Tokens t, int scheme) {
        int i = scheme + 1;
        boolean odd = t.spaceBefore(i);
        if (!t.isMark(i, ':') && !t.equalsFolded(i, "colon") && !t.equalsFolded(i, "puntos")) {
            return -1;
        }
        for (int slash = 0; slash < 2; slash++) {
            i++;
            odd |= t.spaceBefore(i);
            if (!t.isMark(i, '/') && !t.equalsFolded(i, "slash") && !t.equalsFolded(i, "barra")) {
                return -1;
            }
        }
        odd |= t.spaceBefore(i + 1);
        return odd && t.isAlphanumeric(i + 1) && !t.lineBreakBefore(i + 1) ? i + 1 : -1;
    }

    /** From the host on: words with a sign between each two, however many blanks there are. */
    private static Reading link(Tokens t, int first, int host, String start) {
        StringBuilder link = new StringBuilder(start).append(t.string(host));
        int last = host;
        for (int parts = 0; parts < PARTS_MAX; parts++) {
            boolean goesOn = t.isOneOf(last + 1, SIGNS)
                    && t.isAlphanumeric(last + 2)
                    && !t.lineBreakBefore(last + 1)
                    && !t.lineBreakBefore(last + 2)
                    && (t.spaceBefore(last + 1) || !t.spaceBefore(last + 2));
            if (!goesOn) {
                break;
            }
            link.append(t.string(last + 1)).append(t.string(last + 2));
            last += 2;
        }
        return new Reading(first, last, link.toString());
    }
}
