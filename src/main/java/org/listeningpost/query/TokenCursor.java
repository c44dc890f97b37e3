package org.listeningpost.query;

import java.util.List;

/** The place of the parser in the tokens; stays at END. */
final class TokenCursor {
    private final List<Token> tokens;
    private int at;

    TokenCursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    boolean at(Token.Type type) {
        return peek().is(type);
    }

    Token next() {
        Token token = tokens.get(at);
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    /** Whether an operand ended right before the token that was taken last. */
    boolean followsOperand() {
        return at > 1
                && switch (tokens.get(at - 2).type()) {
                    case CLOSE, PHRASE, OPEN_PHRASE, WORD -> true;
                    case OPEN, MINUS, AND, OR, NOT, NEAR, END -> false;
                };
    }

    void skipAll() {
        at = tokens.size() - 1;
    }
}
