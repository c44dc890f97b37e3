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

    void skipAll() {
        at = tokens.size() - 1;
    }
}
