package org.listeningpost.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.listeningpost.query.Token.Type;

/** Cuts the typed text into tokens. Never fails: what is wrong with a token is the parser's to say. */
final class Lexer {
    private static final Pattern NEAR = Pattern.compile("NEAR(/\\S*)?");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** The last token is always END. */
    static List<Token> tokens(String text) {
        return new Lexer(text).run();
    }

    private List<Token> run() {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (Glyphs.isBlank(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            } else if (next == '(') {
                add(Type.OPEN, at, at + 1, "(");
            } else if (next == ')') {
                add(Type.CLOSE, at, at + 1, ")");
            } else if (Glyphs.isQuote(next)) {
                phrase();
            } else if (Glyphs.isMinus(next) && !endsWord(at + 1, false) && !isSigns()) {
                add(Type.MINUS, at, at + 1, "-");
            } else {
                word();
            }
        }
        add(Type.END, at, at, "");
        return tokens;
    }

    /** {@code ->} and {@code --} between blanks are no minus: there is nothing that they could exclude. */
    private boolean isSigns() {
        int end = at;
        while (!endsWord(end, false)) {
            if (text.charAt(end) == '(' || Glyphs.isQuote(text.charAt(end))) {
                return false;
            }
            end++;
        }
        String signs = text.substring(at, end);
        return !signs.contains("*") && !Glyphs.hasWord(signs);
    }

    private void word() {
        int start = at;
        int end = start;
        while (!endsWord(end, true)) {
            end++;
        }
        String word = text.substring(start, end);
        add(typeOf(word), start, end, word);
    }

    private static Type typeOf(String word) {
        return switch (word) {
            case "AND" -> Type.AND;
            case "OR" -> Type.OR;
            case "NOT" -> Type.NOT;
            default -> NEAR.matcher(word).matches() ? Type.NEAR : Type.WORD;
        };
    }

    /** A backslash inside quotes takes the meaning from a quote or a backslash behind it. */
    private void phrase() {
        int start = at;
        StringBuilder content = new StringBuilder();
        int end = start + 1;
        while (end < text.length() && !Glyphs.isQuote(text.charAt(end))) {
            if (text.charAt(end) == '\\' && end + 1 < text.length() && isEscapable(text.charAt(end + 1))) {
                end++;
            }
            content.append(text.charAt(end++));
        }
        if (end == text.length()) {
            add(Type.OPEN_PHRASE, start, end, content.toString());
            return;
        }
        int suffixStart = ++end;
        if (end < text.length() && text.charAt(end) == '~') {
            while (!endsWord(end, true)) {
                end++;
            }
        }
        String suffix = text.substring(suffixStart, end);
        tokens.add(new Token(Type.PHRASE, start, end, content.toString(), suffix, isGlued(start)));
        at = end;
    }

    private static boolean isEscapable(char character) {
        return character == '\\' || Glyphs.isQuote(character);
    }

    /** Whether a word ends before this index; a parenthesis or a quote ends a word but may follow a minus. */
    private boolean endsWord(int index, boolean atBrackets) {
        if (index >= text.length()) {
            return true;
        }
        char next = text.charAt(index);
        if (atBrackets && (next == '(' || Glyphs.isQuote(next))) {
            return true;
        }
        return next == ')' || Glyphs.isBlank(next);
    }

    private void add(Type type, int start, int end, String content) {
        tokens.add(new Token(type, start, end, content, "", isGlued(start)));
        at = end;
    }

    private boolean isGlued(int start) {
        return !tokens.isEmpty() && tokens.getLast().end() == start;
    }
}
