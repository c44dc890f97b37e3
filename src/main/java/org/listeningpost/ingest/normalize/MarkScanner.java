package org.listeningpost.ingest.normalize;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.listeningpost.ingest.redact.text.AllowList;
import org.listeningpost.post.Hashtags;

/**
 * Finds hashtags, links and emoji in one pass over a text that is already redacted, so that no list can hold
 * what the redactor took out of the words; and mentions in a pass over the text as sent, because they become pseudonyms.
 */
public final class MarkScanner {
    public static final int HASHTAG_CHARACTERS_MAX = 100;
    private static final String PUBLISHER = "[URL:";
    private static final int HOST_CHARACTERS_MAX = 260;
    private static final int LIST_MAX = 100;
    private static final int HANDLE_CHARACTERS_MAX = 100;

    private final AllowList allowed;

    public MarkScanner(AllowList allowed) {
        this.allowed = allowed;
    }

    /** What was found; every list without repetitions, in order, bounded. */
    public static final class Found {
        private final Set<String> hashtags = new LinkedHashSet<>();
        private final Set<String> urls = new LinkedHashSet<>();
        private final Set<String> domains = new LinkedHashSet<>();
        private final Set<String> emoji = new LinkedHashSet<>();

        public Set<String> hashtags() {
            return hashtags;
        }

        public Set<String> urls() {
            return urls;
        }

        public Set<String> domains() {
            return domains;
        }

        public Set<String> emoji() {
            return emoji;
        }

        /** Adds a hashtag in canonical form, as long as there is room. */
        public void addHashtag(String hashtag) {
            String canonical = Hashtags.canonical(hashtag);
            if (!canonical.isEmpty()) {
                add(hashtags, canonical);
            }
        }

        private static void add(Set<String> to, String value) {
            if (to.size() < LIST_MAX) {
                to.add(value);
            }
        }
    }

    /** Adds what stands in a redacted text. */
    public void scan(String safeText, Found found) {
        int i = 0;
        int before = ' ';
        while (i < safeText.length()) {
            char c = safeText.charAt(i);
            int next = i + 1;
            if (c == '#' || c == '\uFF03') {
                next = hashtag(safeText, i, before, found);
            } else if (c == '[' && safeText.startsWith(PUBLISHER, i)) {
                next = publisher(safeText, i, found);
            } else if ((c == 'h' || c == 'H' || c == 'w' || c == 'W') && !isWord(before)) {
                next = link(safeText, i, found);
            } else if (c >= 0xA9) {
                next = EmojiSequence.endOf(safeText, i);
                if (next > i) {
                    Found.add(found.emoji, EmojiSequence.canonical(safeText.substring(i, next)));
                } else {
                    next = i + Character.charCount(safeText.codePointAt(i));
                }
            }
            before = next == i + 1 && c < 0x80 ? c : safeText.codePointBefore(next);
            i = next;
        }
    }

    /** {@code [URL:cdc.gov]}: what redaction leaves of a link to an allow-listed publisher. */
    private int publisher(String text, int start, Found found) {
        int end = text.indexOf(']', start);
        if (end < 0 || end - start > HOST_CHARACTERS_MAX) {
            return start + 1;
        }
        String domain = text.substring(start + PUBLISHER.length(), end);
        if (!allowed.allowedDomain(domain).isEmpty()) {
            Found.add(found.domains, domain);
        }
        return end + 1;
    }

    private static int hashtag(String text, int start, int before, Found found) {
        int end = start + 1;
        boolean hasLetter = false;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            if (!isWord(c) && !isMark(c)) {
                break;
            }
            hasLetter |= Character.isLetter(c);
            end += Character.charCount(c);
        }
        boolean isCut = end < text.length() && text.charAt(end) == '['; // part of it was redacted
        if (hasLetter && !isCut && !isWord(before) && before != '&' && end - start <= HASHTAG_CHARACTERS_MAX) {
            found.addHashtag(text.substring(start, end));
        }
        return end;
    }

    private int link(String text, int start, Found found) {
        int host = start;
        if (text.regionMatches(true, start, "http://", 0, 7)) {
            host += 7;
        } else if (text.regionMatches(true, start, "https://", 0, 8)) {
            host += 8;
        } else if (!text.regionMatches(true, start, "www.", 0, 4)) {
            return start + 1;
        }
        int end = host;
        while (end < text.length() && !isLinkEnd(text.charAt(end))) {
            end++;
        }
        int trimmed = end;
        while (trimmed > host && ".,;:!?)'*_~".indexOf(text.charAt(trimmed - 1)) >= 0) {
            trimmed--;
        }
        addLink(text.substring(host, trimmed), found);
        // Behind the trimmed link: a question mark at its end is one.
        return Math.max(trimmed, start + 1);
    }

    private static boolean isLinkEnd(char c) {
        return Character.isWhitespace(c) || c == '"' || c == '<' || c == '>' || c == '[' || c == ']' || c == '\u2026';
    }

    private void addLink(String hostAndPath, Found found) {
        int slash = indexOfAny(hostAndPath, "/?#");
        String host = hostAndPath.substring(0, slash).toLowerCase(Locale.ROOT);
        int colon = host.indexOf(':');
        if (host.indexOf('@') >= 0) {
            return; // user information is an identifier, whoever the publisher is
        }
        String name = colon < 0 ? host : host.substring(0, colon);
        String plain = name.startsWith("www.") ? name.substring(4) : name;
        if (allowed.allowedDomain(plain).isEmpty()) {
            return;
        }
        String path = hostAndPath.substring(slash);
        String canonicalPath = path.substring(0, indexOfAny(path, "?#"));
        while (canonicalPath.endsWith("/")) {
            canonicalPath = canonicalPath.substring(0, canonicalPath.length() - 1);
        }
        Found.add(found.domains, plain);
        Found.add(found.urls, "https://" + plain + canonicalPath);
    }

    private static int indexOfAny(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    /** Hands over each {@code @handle} of a text as sent, without the @, that is not part of an e-mail address. */
    public static void mentions(String text, Consumer<String> each) {
        int at = text.indexOf('@');
        int count = 0;
        while (at >= 0 && count < LIST_MAX) {
            int end = handleEnd(text, at + 1);
            // Fediverse handles carry their server: @who@where.example
            if (end < text.length() && text.charAt(end) == '@') {
                int serverEnd = handleEnd(text, end + 1);
                end = serverEnd > end + 1 ? serverEnd : end;
            }
            if (!isInside(text, at) && end > at + 1 && end - at <= HANDLE_CHARACTERS_MAX) {
                each.accept(text.substring(at + 1, end));
                count++;
            }
            at = text.indexOf('@', Math.max(end, at + 1));
        }
    }

    /** Behind a letter, or behind one of the signs of an address that a letter stands before; ".@cdcgov" begins a post. */
    private static boolean isInside(String text, int at) {
        int before = at;
        while (before > 0 && ".-+/".indexOf(text.charAt(before - 1)) >= 0) {
            before--;
        }
        return before > 0 && isWord(text.codePointBefore(before));
    }

    private static int handleEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isHandle(text.charAt(end))) {
            end++;
        }
        while (end > start && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
            end--;
        }
        return end;
    }

    private static boolean isHandle(char c) {
        return c == '_' || c == '.' || c == '-' || Character.isLetterOrDigit(c);
    }

    private static boolean isWord(int c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
