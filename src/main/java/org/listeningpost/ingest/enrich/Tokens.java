package org.listeningpost.ingest.enrich;

/** What in a post is not language: links, mentions, placeholders of the redactor, HTML entities, credits. */
public final class Tokens {
    private static final int PLACEHOLDER_MAX = 64;
    private static final int ENTITY_MAX = 9;

    private Tokens() {}

    /** Index after the link, mention, placeholder or entity that starts here; {@code at} itself where none does. */
    public static int skip(String text, int at, char c) {
        return switch (c) {
            case 'h', 'H', 'w', 'W' -> isWordStart(text, at) && isLink(text, at) ? blankAfter(text, at) : at;
            case '@' -> isWordStart(text, at) ? handleEnd(text, at) : at;
            case '[' -> placeholderEnd(text, at);
            case '&' -> entityEnd(text, at);
            default -> at;
        };
    }

    /** End of the run of letters that starts here; apostrophes between letters belong to it. */
    public static int wordEnd(String text, int at) {
        int i = at + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean apostrophe =
                    (c == '\'' || c == '’') && i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
            if (!apostrophe && !isWordPart(c)) {
                break;
            }
            i++;
        }
        return i;
    }

    /** "RT" or "via" before a mention or its placeholder: a credit and not a part of what is said. */
    public static boolean isCredit(String text, int from, int to) {
        // Asked of every word, so most are told by their first letter.
        int first = text.charAt(from) | ' ';
        if (first != 'r' && first != 'v') {
            return false;
        }
        boolean credit = (to - from == 2 && text.regionMatches(true, from, "rt", 0, 2))
                || (to - from == 3
                        && (text.regionMatches(true, from, "via", 0, 3)
                                || text.regionMatches(true, from, "vía", 0, 3)));
        if (!credit) {
            return false;
        }
        int next = to;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next < text.length() && (text.charAt(next) == '@' || placeholderEnd(text, next) > next);
    }

    public static int hashtagEnd(String text, int at) {
        int i = at + 1;
        while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
            i++;
        }
        return i;
    }

    public static boolean isLetter(char c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
        return Character.isLetter(c);
    }

    private static boolean isWordPart(char c) {
        return isLetter(c) || (c >= 0x300 && Character.getType(c) == Character.NON_SPACING_MARK);
    }

    private static boolean isWordStart(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private static boolean isLink(String text, int at) {
        boolean www = text.regionMatches(true, at, "www.", 0, 4);
        if (www || !text.regionMatches(true, at, "http", 0, 4)) {
            return www;
        }
        int next = at + 4;
        if (next < text.length() && (text.charAt(next) == 's' || text.charAt(next) == 'S')) {
            next++;
        }
        // "http" alone stands for a link in texts that were anonymized or cut by their platform
        return next >= text.length() || !Character.isLetter(text.charAt(next));
    }

    private static int blankAfter(String text, int at) {
        int i = at;
        while (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int handleEnd(String text, int at) {
        int i = at + 1;
        while (i < text.length() && isHandlePart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isHandlePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private static int placeholderEnd(String text, int at) {
        if (text.charAt(at) != '[') {
            return at;
        }
        int limit = Math.min(text.length(), at + PLACEHOLDER_MAX);
        boolean told = false;
        for (int i = at + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ']') {
                return i > at + 1 ? i + 1 : at;
            }
            boolean name = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-';
            told |= c == ':' && i > at + 1;
            boolean detail = told && (c == ':' || c == '.' || Character.isLowerCase(c)); // [URL:who.int], [DATE:2024]
            if (!name && !detail) {
                return at;
            }
        }
        return at;
    }

    private static int entityEnd(String text, int at) {
        int limit = Math.min(text.length(), at + ENTITY_MAX);
        for (int i = at + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ';') {
                return i > at + 1 ? i + 1 : at;
            }
            if (c != '#' && (c >= 0x80 || !Character.isLetterOrDigit(c))) {
                return at;
            }
        }
        return at;
    }
}
