package org.listeningpost.ingest.redact.text;

/** What kind of token a character makes. */
final class CharacterKind {
    private static final int ASCII = 0x80;
    private static final byte[] OF_ASCII = ofAscii();

    private CharacterKind() {}

    /** Of {@link Tokens}: a word, a number, a mark, or 0 for what stands between tokens. */
    static byte of(char c) {
        if (c < ASCII) {
            return OF_ASCII[c];
        }
        if (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
            return Tokens.WORD;
        }
        return Character.isWhitespace(c) ? 0 : Tokens.MARK;
    }

    private static byte[] ofAscii() {
        byte[] kinds = new byte[ASCII];
        for (int c = '!'; c < 0x7F; c++) {
            kinds[c] = Character.isLetter(c) ? Tokens.WORD : Character.isDigit(c) ? Tokens.NUMBER : Tokens.MARK;
        }
        return kinds;
    }
}
