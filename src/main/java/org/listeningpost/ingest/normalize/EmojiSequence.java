package org.listeningpost.ingest.normalize;

/** Where an emoji ends, with everything that is joined to it, and its one form. */
final class EmojiSequence {
    private static final int JOINER = 0x200D;
    private static final int VARIATION_16 = 0xFE0F;
    private static final int VARIATION_15 = 0xFE0E;

    private EmojiSequence() {}

    /** Exclusive end of the emoji that starts there; {@code start} where none does. */
    static int endOf(String text, int start) {
        int first = text.codePointAt(start);
        int end = start + Character.charCount(first);
        if (isFlagLetter(first)) {
            boolean isFlag = end < text.length() && isFlagLetter(text.codePointAt(end));
            return isFlag ? end + 2 : start;
        }
        boolean isShownAsEmoji = Character.isEmojiPresentation(first)
                || (Character.isEmoji(first) && first > 0xFF && at(text, end) == VARIATION_16);
        if (!isShownAsEmoji || Character.isEmojiModifier(first)) {
            return start;
        }
        while (end < text.length()) {
            int c = text.codePointAt(end);
            if (c == VARIATION_16 || c == VARIATION_15 || Character.isEmojiModifier(c) || isTag(c)) {
                end += Character.charCount(c);
            } else if (c == JOINER && Character.isExtendedPictographic(at(text, end + 1))) {
                end += 1 + Character.charCount(text.codePointAt(end + 1));
            } else {
                break;
            }
        }
        return end;
    }

    /** Without skin tones, which say something about the author, and without variation selectors. */
    static String canonical(String sequence) {
        StringBuilder out = new StringBuilder(sequence.length());
        sequence.codePoints()
                .filter(c -> c != VARIATION_16 && c != VARIATION_15 && !Character.isEmojiModifier(c))
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static int at(String text, int index) {
        return index < text.length() ? text.codePointAt(index) : -1;
    }

    private static boolean isFlagLetter(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    private static boolean isTag(int c) {
        return c >= 0xE0020 && c <= 0xE007F;
    }
}
