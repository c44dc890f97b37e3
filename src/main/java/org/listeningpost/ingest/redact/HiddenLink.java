package org.listeningpost.ingest.redact;

import org.jspecify.annotations.Nullable;

/**
 * A link whose signs stand apart or in words: {@code https : / / example . com . ar}, {@code https colon slash slash instagram.com/jane},
 * {@code www janedoe com}, {@code ig com / jane_doe}. Stateless.
 */
final class HiddenLink {
    private static final int PARTS_MAX = 24;
    private static final String SIGNS = "./-_~?=&%";
    static final Words STARTS = Words.of("http", "https", "hxxp", "hxxps", "www", "ig", "fb", "tiktok", "insta");
    private static final Words ENDINGS = Words.of("com", "net", "org");

    private HiddenLink() {}

    static boolean mayStart(Tokens t, int i) {
        return at(t, i) != null;
    }

    static @Nullable Reading at(Tokens t, int first) {
        if (!STARTS.has(t, first)) {
            return null;
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
