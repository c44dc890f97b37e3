package org.listeningpost.ingest.redact.names;

/**
 * Cuts a post into words, numbers, handles, links, hashtags and marks. Training and inference share it, so that the model
 * sees in a post what it saw in training. Every character that is not white space belongs to exactly one token. Stateless.
 */
public final class PostTokenizer {
    /** No placeholder is longer. */
    private static final int PLACEHOLDER_MAX = 80;

    private static final byte OTHER = 0;
    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    private static final byte SPACE = 3;
    private static final byte[] CLASSES = classes();

    private PostTokenizer() {}

    /** Fills the buffer with the tokens of the text; linear in its length. */
    public static void tokenize(CharSequence text, Tokens into) {
        into.clear();
        int at = 0;
        int length = text.length();
        while (at < length) {
            char c = text.charAt(at);
            byte kind = classOf(c);
            if (kind == SPACE) {
                at++;
            } else if (kind == LETTER || kind == DIGIT) {
                at = word(text, at, into);
            } else if (c == '@' && at + 1 < length && isNameCharacter(text.charAt(at + 1))) {
                at = run(text, at, Tokens.HANDLE, into);
            } else if (c == '#' && at + 1 < length && isNameCharacter(text.charAt(at + 1))) {
                at = run(text, at, Tokens.HASHTAG, into);
            } else {
                at = mark(text, at, into);
            }
        }
    }

    private static int run(CharSequence text, int start, byte kind, Tokens into) {
        int at = start + 1;
        while (at < text.length() && isNameCharacter(text.charAt(at))) {
            at++;
        }
        into.add(start, at, kind);
        return at;
    }

    private static int mark(CharSequence text, int start, Tokens into) {
        int end = placeholderEnd(text, start);
        if (end > start) {
            into.add(start, end, kindOfPlaceholder(text, start));
            return end;
        }
        end = start + 1;
        if (Character.isHighSurrogate(text.charAt(start)) && end < text.length()) {
            int codePoint = Character.codePointAt(text, start);
            end = start + Character.charCount(codePoint);
            if (Character.isLetter(codePoint)) {
                into.add(start, end, Tokens.WORD);
                return end;
            }
        } else if (isApostrophe(text.charAt(start)) && isClitic(text, start)) {
            into.add(start, start + 2, Tokens.CLITIC);
            return start + 2;
        }
        into.add(start, end, Tokens.PUNCTUATION);
        return end;
    }

    /** An account or a link says the same of the words around it whether it was taken out or not. */
    private static byte kindOfPlaceholder(CharSequence text, int start) {
        if (isWord(text, start + 1, "HANDLE")) {
            return Tokens.HANDLE;
        }
        return isWord(text, start + 1, "URL") ? Tokens.LINK : Tokens.PLACEHOLDER;
    }

    /** Whether the placeholder's word is this one: "[HANDLE]", "[URL:cdc.gov]"; "[HEALTH_PLAN]" is another. */
    private static boolean isWord(CharSequence text, int from, String word) {
        int end = from + word.length();
        if (end >= text.length() || text.charAt(end) != ']' && text.charAt(end) != ':') {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text.charAt(from + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** After "[PERSON]" or "[DATE:2024]"; the start where none stands here. */
    private static int placeholderEnd(CharSequence text, int start) {
        if (text.charAt(start) != '[' || start + 2 >= text.length() || !isCapital(text.charAt(start + 1))) {
            return start;
        }
        int limit = Math.min(text.length(), start + PLACEHOLDER_MAX);
        int at = start + 1;
        while (at < limit
                && (isCapital(text.charAt(at)) || text.charAt(at) == '_' || Character.isDigit(text.charAt(at)))) {
            at++;
        }
        if (at < limit && at - start > 2 && text.charAt(at) == ':') {
            while (at < limit && text.charAt(at) != ']' && text.charAt(at) != ' ') {
                at++;
            }
        }
        return at < limit && at - start > 2 && text.charAt(at) == ']' ? at + 1 : start;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static int word(CharSequence text, int start, Tokens into) {
        int end = start;
        boolean letters = false;
        while (end < text.length()) {
            char c = text.charAt(end);
            byte kind = classOf(c);
            if (kind == LETTER) {
                letters = true;
            } else if (kind != DIGIT && !joins(text, start, end, c)) {
                break;
            }
            end++;
        }
        if (isLink(text, start, end)) {
            end = start;
            while (end < text.length() && classOf(text.charAt(end)) != SPACE) {
                end++;
            }
            into.add(start, end, Tokens.LINK);
        } else {
            into.add(start, end, letters ? Tokens.WORD : Tokens.NUMBER);
        }
        return end;
    }

    /** An apostrophe inside a word (O'Brien, don't) belongs to it, but the 's of a possessive is a token of its own. */
    private static boolean joins(CharSequence text, int start, int at, char c) {
        return isApostrophe(c)
                && at > start
                && at + 1 < text.length()
                && classOf(text.charAt(at + 1)) == LETTER
                && !isClitic(text, at);
    }

    private static boolean isClitic(CharSequence text, int apostrophe) {
        return apostrophe + 1 < text.length()
                && (text.charAt(apostrophe + 1) | 0x20) == 's'
                && (apostrophe + 2 == text.length() || !isNameCharacter(text.charAt(apostrophe + 2)));
    }

    private static boolean isLink(CharSequence text, int start, int end) {
        int length = end - start;
        if (length >= 4 && length <= 5 && startsWith(text, start, "http")) {
            return end + 2 < text.length() && text.charAt(end) == ':' && text.charAt(end + 1) == '/';
        }
        return length == 3
                && startsWith(text, start, "www")
                && end + 1 < text.length()
                && text.charAt(end) == '.'
                && classOf(text.charAt(end + 1)) != SPACE;
    }

    private static boolean startsWith(CharSequence text, int start, String lower) {
        for (int i = 0; i < lower.length(); i++) {
            if ((text.charAt(start + i) | 0x20) != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '\u02BC';
    }

    private static boolean isNameCharacter(char c) {
        byte kind = classOf(c);
        return kind == LETTER || kind == DIGIT || c == '_';
    }

    private static byte classOf(char c) {
        return c < CLASSES.length ? CLASSES[c] : classify(c);
    }

    private static byte[] classes() {
        byte[] classes = new byte[0x250];
        for (char c = 0; c < classes.length; c++) {
            classes[c] = classify(c);
        }
        return classes;
    }

    private static byte classify(char c) {
        int type = Character.getType(c);
        if (Character.isLetter(c) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK) {
            return LETTER;
        }
        if (Character.isDigit(c)) {
            return DIGIT;
        }
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ' ? SPACE : OTHER;
    }
}
