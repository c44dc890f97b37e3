package org.listeningpost.query;

import java.util.ArrayList;
import java.util.List;

/** Finds emoji in a word: joined families, flags, keycaps and skin tones are one emoji each. */
final class EmojiScanner {
    /** First of the miscellaneous symbols. */
    private static final int PICTOGRAPHS = 0x2600;

    private static final int JOINER = 0x200D;
    private static final int TEXT_STYLE = 0xFE0E;
    private static final int EMOJI_STYLE = 0xFE0F;

    private EmojiScanner() {}

    /** A stretch of one word: an emoji, or text between emoji. */
    record Piece(boolean isEmoji, int start, int end) {}

    /**
     * Digits, # and * are emoji to Unicode only as parts of keycaps, and signs such as the trademark's only in an emoji's style;
     * here they are text. A skin tone alone is nothing.
     */
    static boolean isEmojiStart(int character) {
        boolean isPictograph = character >= PICTOGRAPHS && Character.isExtendedPictographic(character);
        return character > 0xFF
                && (Character.isEmojiPresentation(character) || isPictograph || isFlagLetter(character))
                && !Character.isEmojiModifier(character);
    }

    /** As ingest stores it: without skin tones and without the choice of style. */
    static String canonical(String emoji) {
        StringBuilder canonical = new StringBuilder(emoji.length());
        emoji.codePoints()
                .filter(c -> c != TEXT_STYLE && c != EMOJI_STYLE && !Character.isEmojiModifier(c))
                .forEach(canonical::appendCodePoint);
        return canonical.toString();
    }

    static List<Piece> split(String text) {
        List<Piece> pieces = new ArrayList<>();
        int textStart = 0;
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (!isEmojiStart(character)) {
                at += Character.charCount(character);
                continue;
            }
            if (at > textStart) {
                pieces.add(new Piece(false, textStart, at));
            }
            int end = endOfEmoji(text, at);
            pieces.add(new Piece(true, at, end));
            at = end;
            textStart = end;
        }
        if (textStart < text.length()) {
            pieces.add(new Piece(false, textStart, text.length()));
        }
        return pieces;
    }

    private static int endOfEmoji(String text, int start) {
        int first = text.codePointAt(start);
        int at = start + Character.charCount(first);
        if (isFlagLetter(first) && at < text.length() && isFlagLetter(text.codePointAt(at))) {
            return at + Character.charCount(text.codePointAt(at));
        }
        while (at < text.length()) {
            int next = text.codePointAt(at);
            int after = at + Character.charCount(next);
            if (next == TEXT_STYLE || next == EMOJI_STYLE || Character.isEmojiModifier(next) || isTag(next)) {
                at = after;
            } else if (next == JOINER && after < text.length() && isEmojiStart(text.codePointAt(after))) {
                at = after + Character.charCount(text.codePointAt(after));
            } else {
                break;
            }
        }
        return at;
    }

    private static boolean isFlagLetter(int character) {
        return character >= 0x1F1E6 && character <= 0x1F1FF;
    }

    /** Spells the region of a flag such as Scotland's. */
    private static boolean isTag(int character) {
        return character >= 0xE0020 && character <= 0xE007F;
    }
}
