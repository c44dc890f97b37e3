package org.listeningpost.ingest.redact.hidden;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.Words;

/** A host with commas or stars for its dots or a blank before its last one: {@code drive,google,com/file}, {@code www*jane*com},
 * {@code we transfer .com / downloads}. Stateless. */
final class LooseHost {
    private static final Words ENDINGS = Words.of("com", "net", "org");
    private static final int PARTS_MAX = 12;
    /** Hosts whose names are two words. */
    private static final List<String> COMPOUNDS = List.of(
            "wetransfer",
            "dropbox",
            "linktree",
            "youtube",
            "facebook",
            "instagram",
            "onedrive",
            "soundcloud",
            "wordpress",
            "blogspot",
            "gofund",
            "surveymonkey",
            "mediafire",
            "onlyfans");

    private LooseHost() {}

    /** Whether a comma or a dot stands here that can only be one of a host. */
    static boolean isSign(Tokens t, int i) {
        return ENDINGS.has(t, i + 1)
                && (isSigned(t, i) && (isSigned(t, i - 2) || HiddenLink.PAGES.has(t, i - 1)) || isApart(t, i));
    }

    /** A comma or a star for a dot. */
    private static boolean isSigned(Tokens t, int i) {
        return t.isJoint(i, ",*") && t.isAlphanumeric(i - 1) && t.isAlphanumeric(i + 1);
    }

    /** {@code .com / downloads}: a blank before the dot, and a path. */
    private static boolean isApart(Tokens t, int dot) {
        return t.isMark(dot, '.')
                && t.spaceBefore(dot)
                && !t.lineBreakBefore(dot)
                && !t.spaceBefore(dot + 1)
                && t.isMark(dot + 2, '/')
                && t.isAlphanumeric(dot + 3)
                && t.isWord(dot - 1);
    }

    /** At its first word. */
    static @Nullable Reading at(Tokens t, int first) {
        if (isSigned(t, first + 1) && !isSigned(t, first - 1)) {
            int last = first + 2;
            while (t.isMark(last + 1, t.first(first + 1)) && isSigned(t, last + 1) && !ENDINGS.has(t, last)) {
                last += 2;
            }
            boolean host = ENDINGS.has(t, last) && (last > first + 2 || HiddenLink.PAGES.has(t, first));
            return host ? link(t, first, last, ".") : null;
        }
        int dot = first + 1;
        if (!isApart(t, dot) || !ENDINGS.has(t, dot + 1)) {
            return null;
        }
        boolean compound = t.isWord(first - 1) && t.isBlankBehind(first - 1) && isCompound(t, first - 1);
        return link(t, compound ? first - 1 : first, dot + 1, "");
    }

    private static boolean isCompound(Tokens t, int first) {
        return COMPOUNDS.contains((t.folded(first) + t.folded(first + 1)).toLowerCase(Locale.ROOT));
    }

    /** The host closed up, and the path behind it whose slashes blanks may stand around. */
    private static Reading link(Tokens t, int first, int ending, String joint) {
        StringBuilder link = new StringBuilder();
        for (int i = first; i <= ending; i++) {
            link.append(t.isOneOf(i, ",*") ? joint : t.string(i));
        }
        int last = ending;
        for (int parts = 0; parts < PARTS_MAX && t.isMark(last + 1, '/') && t.isAlphanumeric(last + 2); parts++) {
            if (t.lineBreakBefore(last + 2)) {
                break;
            }
            link.append('/').append(t.string(last + 2));
            last += 2;
        }
        return new Reading(first, last, link.toString());
    }
}
