package org.listeningpost.ingest.redact.account;

import org.listeningpost.ingest.redact.leftover.LinkLeftovers;
import org.listeningpost.ingest.redact.text.AllowList;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/** Links, with and without a scheme. An allow-listed publisher's domain stays; every path goes. */
public final class LinkRules {
    private static final int HOST_MAX = 253;

    /** {@code https://}, {@code hxxp://}, {@code //}: at the colon. */
    public void scheme(Scan scan, int colon) {
        Tokens t = scan.tokens();
        boolean slashes = t.isMark(colon + 1, '/')
                && t.isMark(colon + 2, '/')
                && !t.spaceBefore(colon + 1)
                && !t.spaceBefore(colon + 2);
        if (!slashes && isSlip(t, colon)) {
            add(scan, t.start(colon - 1), t.end(colon + 1), "url:slip");
            return;
        }
        if (!slashes || !t.isAlphanumeric(colon - 1) || t.spaceBefore(colon) || t.length(colon - 1) > 16) {
            return;
        }
        add(scan, schemeStart(t.text(), t.start(colon - 1)), t.end(colon + 2), "url");
    }

    /** {@code htp:/www.example.com}: a slash or a letter short. */
    private static boolean isSlip(Tokens t, int colon) {
        int host = colon + 2;
        return t.isMark(colon + 1, '/')
                && !t.spaceBefore(colon)
                && !t.spaceBefore(colon + 1)
                && !t.spaceBefore(host)
                && t.isWord(colon - 1)
                && t.length(colon - 1) >= 3
                && t.length(colon - 1) <= 6
                && Lexicon.fold(t.first(colon - 1)) == 'h'
                && t.isAlphanumeric(host)
                && t.isMark(host + 1, '.')
                && !t.spaceBefore(host + 2);
    }

    /** {@code h**ps://}: the signs that hide the scheme belong to it. */
    private static int schemeStart(NormalizedText text, int from) {
        int start = from;
        while (start > 0
                && from - start < 8
                && (text.charAt(start - 1) == '*' || Character.isLetter(text.charAt(start - 1)))) {
            start--;
        }
        return start;
    }

    /** {@code www.example.com}, {@code example.com/path}: at a dot between two words. */
    public void dot(Scan scan, int dot) {
        Tokens t = scan.tokens();
        NormalizedText text = t.text();
        if (scan.isHostRead(t.start(dot))) {
            return;
        }
        if (t.spaceBefore(dot) && t.isPlaceholder(dot - 1, IdentifierType.URL)) {
            int last = LinkLeftovers.hostEnd(t, dot);
            if (last > dot) {
                scan.add(dot, last, IdentifierType.URL, Candidate.SHAPED, "url:rest");
            }
            return;
        }
        if (dot == 0
                || t.spaceBefore(dot)
                || t.spaceBefore(dot + 1)
                || !t.isAlphanumeric(dot - 1)
                || !t.isAlphanumeric(dot + 1)) {
            return;
        }
        int start = hostStart(text, t.start(dot));
        int end = hostEnd(text, t.end(dot));
        boolean www = t.equalsFolded(dot - 1, "www");
        scan.hostReadUntil(end);
        if (www || isHost(scan, text, start, end)) {
            add(scan, start, start, www ? "url:www" : "url:bare");
        }
    }

    private static boolean isHost(Scan scan, NormalizedText text, int start, int end) {
        int dot = end;
        while (dot > start && text.charAt(dot - 1) != '.') {
            dot--;
        }
        if (dot - 1 <= start || !Character.isLetter(text.charAt(dot))) {
            return false;
        }
        long classes = scan.lexiconClasses(text, dot, end);
        boolean path = end < text.length() - 1 && text.charAt(end) == '/' && isPathStart(text.charAt(end + 1));
        boolean capital = Character.isUpperCase(text.charAt(dot)) && Character.isLowerCase(text.charAt(end - 1));
        if ((classes & WordClass.TLD.bit) != 0) {
            return path || !capital || !allowedInProse(text, start);
        }
        return (classes & WordClass.TLD_AMBIGUOUS.bit) != 0 && (path || hasInnerDot(text, start, dot - 1));
    }

    private static boolean isPathStart(char c) {
        return !Character.isWhitespace(c);
    }

    /** "end.In", "sick.Care": a sentence that lost its blank, not a host. */
    private static boolean allowedInProse(NormalizedText text, int start) {
        return Character.isLowerCase(text.charAt(start)) || Character.isUpperCase(text.charAt(start));
    }

    private static boolean hasInnerDot(NormalizedText text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == '.') {
                return end - i > 3;
            }
        }
        return false;
    }

    private static int hostStart(NormalizedText text, int at) {
        int start = at;
        while (start > 0 && at - start < HOST_MAX && isHostCharacter(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static int hostEnd(NormalizedText text, int from) {
        int end = from;
        while (end < text.length() && end - from < HOST_MAX && isHostCharacter(text.charAt(end))) {
            end++;
        }
        while (end > from && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isHostCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
    }

    private static void add(Scan scan, int start, int hostStart, String rule) {
        NormalizedText text = scan.tokens().text();
        int end = hostStart;
        while (end < text.length() && isLinkCharacter(text.charAt(end))) {
            end++;
        }
        scan.readUntil(end);
        int stop = withoutClosingMarks(text, hostStart, end);
        if (stop == start) {
            return;
        }
        scan.addRange(
                start,
                stop,
                IdentifierType.URL,
                Candidate.CHECKED,
                rule,
                placeholder(text, hostStart, stop, scan.allowed()));
    }

    public static boolean isLinkCharacter(char c) {
        return !Character.isWhitespace(c) && "\"<>[]{}|\\^".indexOf(c) < 0;
    }

    /** What ends a sentence or a parenthesis does not belong to the link in it. */
    public static int withoutClosingMarks(CharSequence text, int hostStart, int end) {
        int trimmed = end;
        while (trimmed > hostStart && ".,;:!?)'*".indexOf(text.charAt(trimmed - 1)) >= 0) {
            trimmed--;
        }
        return trimmed;
    }

    /** {@code [URL]}, or with the domain where that is a publisher's. */
    public static String placeholder(CharSequence text, int hostStart, int stop, AllowList allowed) {
        String domain = allowed.allowedDomain(text, hostStart, hostNameEnd(text, hostStart, stop));
        return domain.isEmpty() ? "[URL]" : "[URL:" + domain + "]";
    }

    /** Without user, port, path; nothing is allowed where a user part stands before the host. */
    private static int hostNameEnd(CharSequence text, int start, int stop) {
        int end = start;
        while (end < stop && isHostCharacter(text.charAt(end))) {
            end++;
        }
        boolean user = end < stop && text.charAt(end) == '@'
                || (end < stop && text.charAt(end) == ':' && hasAt(text, end, stop));
        return user ? start : end;
    }

    private static boolean hasAt(CharSequence text, int from, int to) {
        for (int i = from; i < to && text.charAt(i) != '/'; i++) {
            if (text.charAt(i) == '@') {
                return true;
            }
        }
        return false;
    }
}
