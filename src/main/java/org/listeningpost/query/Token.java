package org.listeningpost.query;

/**
 * A piece of the typed text.
 *
 * @param text the word, or the content of a phrase without escapes
 * @param suffix what follows a closing quote directly, such as {@code ~4}
 * @param glued whether nothing stands between this and the token before
 */
record Token(Type type, int start, int end, String text, String suffix, boolean glued) {

    enum Type {
        OPEN,
        CLOSE,
        /** A minus sign directly before something. */
        MINUS,
        AND,
        OR,
        NOT,
        NEAR,
        PHRASE,
        /** A phrase whose closing quote is missing; runs to the end of the text. */
        OPEN_PHRASE,
        WORD,
        END
    }

    boolean is(Type wanted) {
        return type == wanted;
    }

    boolean isPhrase() {
        return type == Type.PHRASE || type == Type.OPEN_PHRASE;
    }

    /** Whether an operand can begin here. */
    boolean startsOperand() {
        return switch (type) {
            case OPEN, MINUS, NOT, PHRASE, OPEN_PHRASE, WORD -> true;
            case CLOSE, AND, OR, NEAR, END -> false;
        };
    }

    Span span() {
        return Span.between(start, end);
    }
}
