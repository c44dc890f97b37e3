package org.listeningpost.query;

/** Which characters have a role in the language. */
final class Glyphs {
    private static final String QUOTES = "\"\u201C\u201D\u201E\u201F\u00AB\u00BB\uFF02";
    /** Word processors and phones turn a hyphen at the start of a word into one of these. */
    private static final String MINUSES = "-\u2212\u2013\uFF0D";

    private Glyphs() {}

    /** Straight, curly, low, angle and full-width double quotes; any of them closes any other. */
    static boolean isQuote(int character) {
        return QUOTES.indexOf(character) >= 0;
    }

    static boolean isMinus(int character) {
        return MINUSES.indexOf(character) >= 0;
    }

    /** Blanks of every script, no-break ones too, and control characters. */
    static boolean isBlank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.CONTROL;
    }

    static boolean isWordCharacter(int character) {
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || Character.getType(character) == Character.COMBINING_SPACING_MARK;
    }

    /** Whether anything of the text is in an index of words: a letter, a digit or an emoji. */
    static boolean hasWord(String text) {
        return text.codePoints().anyMatch(c -> Character.isLetterOrDigit(c) || EmojiScanner.isEmojiStart(c));
    }

    static boolean hasLetterOrDigit(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** Takes leading and trailing characters off that are no part of a word. */
    static String trimPunctuation(String text, String kept) {
        int start = 0;
        int end = text.length();
        while (start < end && !isKept(text.codePointAt(start), kept)) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (start < end && !isKept(text.codePointBefore(end), kept)) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    private static boolean isKept(int character, String kept) {
        return isWordCharacter(character) || kept.indexOf(character) >= 0;
    }
}
