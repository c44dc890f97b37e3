package org.listeningpost.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.QueryError.Kind;
import org.listeningpost.query.Token.Type;

/**
 * Recursive descent over the tokens. From loose to tight: OR, AND (written or not), NOT and -, NEAR, words.
 *
 * <pre>
 * either   := all (OR all)*
 * all      := negated ([AND] negated)*
 * negated  := NOT negated | near
 * near     := operand [NEAR/n operand]
 * operand  := - operand | ( either ) | word | phrase | field
 * </pre>
 *
 * <p>A method returns null after an error, which it has recorded, and goes on, so that one run reports several.
 */
final class Grammar {
    private static final Pattern NEAR = Pattern.compile("NEAR/([0-9]{1,6})(f?)");

    private final TokenCursor cursor;
    private final Findings findings;
    private final QueryLimits limits;
    private final WordReader words;
    private final Phrases phrases;
    private final FieldReader fields;
    private final NearReader nears;
    private final GluedSigns glued;

    Grammar(List<Token> tokens, Findings findings, QueryLimits limits) {
        this.cursor = new TokenCursor(tokens);
        this.findings = findings;
        this.limits = limits;
        this.words = new WordReader(findings);
        this.phrases = new Phrases(findings, limits);
        this.fields = new FieldReader(cursor, findings, limits);
        this.nears = new NearReader(findings);
        this.glued = new GluedSigns(findings);
    }

    @Nullable
    Query query() {
        if (cursor.at(Type.END)) {
            return new Query.Everything(Span.NONE);
        }
        Query query = either(0);
        while (!cursor.at(Type.END)) {
            Token stray = cursor.next();
            findings.error(
                    Kind.UNBALANCED_PARENTHESIS, stray.span(), "There is no ( that this parenthesis would close.", "");
            if (!cursor.at(Type.END)) {
                either(0);
            }
        }
        return query;
    }

    private @Nullable Query either(int depth) {
        List<Query> alternatives = new ArrayList<>();
        boolean hasMixed = false;
        boolean isSound = true;
        Token first = cursor.peek();
        if (first.is(Type.OR)) {
            dangling(first, "before");
            isSound = false;
        }
        do {
            Token or = cursor.at(Type.OR) ? cursor.next() : null;
            if (or != null && !cursor.peek().startsOperand() && !cursor.at(Type.NEAR)) {
                if (or != first) {
                    dangling(or, "behind");
                }
                isSound = false;
                continue;
            }
            Token operand = cursor.peek();
            Query alternative = all(depth);
            if (alternative == null) {
                isSound = false;
            } else {
                hasMixed |= alternative instanceof Query.And && !operand.is(Type.OPEN);
                alternatives.add(alternative);
            }
        } while (cursor.at(Type.OR));
        if (!isSound || alternatives.isEmpty()) {
            return null;
        }
        if (alternatives.size() > 1 && hasMixed) {
            findings.note(
                    QueryNote.Kind.MIXED_OPERATORS,
                    first.span(),
                    "AND binds tighter than OR: " + Query.or(alternatives).interpreted());
        }
        return Query.or(alternatives);
    }

    private @Nullable Query all(int depth) {
        List<Query> clauses = new ArrayList<>();
        Token ignored = null;
        boolean isSound = true;
        boolean hasOperand = false;
        while (true) {
            Token token = cursor.peek();
            if (token.is(Type.AND)) {
                cursor.next();
                if (!hasOperand) {
                    dangling(token, "before");
                    isSound = false;
                } else if (!cursor.peek().startsOperand()) {
                    dangling(token, "behind");
                    isSound = false;
                }
            } else if (token.is(Type.NEAR)) {
                cursor.next();
                findings.error(Kind.NEAR_SIDE_EMPTY, token.span(), "There is nothing before " + token.text() + ".");
                isSound = false;
            } else if (!token.startsOperand()) {
                break;
            } else if (isIgnorable(token)) {
                ignored = ignore(cursor.next());
                hasOperand = true;
            } else {
                hasOperand = true;
                Query clause = negated(depth);
                if (clause == null) {
                    isSound = false;
                } else {
                    clauses.add(clause);
                }
            }
        }
        if (isSound && clauses.isEmpty() && ignored != null) {
            words.nothing(ignored.span());
        }
        return isSound && !clauses.isEmpty() ? Query.and(clauses) : null;
    }

    private static boolean isIgnorable(Token token) {
        return token.is(Type.WORD) && !token.text().contains("*") && !Glyphs.hasWord(token.text());
    }

    private Token ignore(Token token) {
        String advice =
                switch (token.text()) {
                    case "&", "&&" -> " Write AND for both.";
                    case "|", "||" -> " Write OR for either.";
                    default -> Glyphs.isMinus(token.text().codePointAt(0)) ? exclusion(token.text()) : "";
                };
        findings.note(
                QueryNote.Kind.IGNORED_PUNCTUATION,
                token.span(),
                "Punctuation alone is not searched and is left out." + advice);
        return token;
    }

    private String exclusion(String sign) {
        Token next = cursor.peek();
        @Nullable
        String excluded =
                switch (next.type()) {
                    case WORD -> next.text();
                    case OPEN -> "(...)";
                    case PHRASE -> QueryWriter.quoted(next.text());
                    case OPEN_PHRASE, MINUS, CLOSE, AND, OR, NOT, NEAR, END -> null;
                };
        return sign.length() > 1 || excluded == null
                ? ""
                : " To exclude what follows, write -" + excluded + " without a blank.";
    }

    private @Nullable Query negated(int depth) {
        if (!cursor.at(Type.NOT)) {
            return near(depth);
        }
        Token not = cursor.next();
        if (isTooDeep(depth, not)) {
            return null;
        }
        if (!cursor.peek().startsOperand()) {
            dangling(not, "behind");
            return null;
        }
        Query clause = negated(depth + 1);
        return clause == null ? null : new Query.Not(clause);
    }

    private @Nullable Query near(int depth) {
        Token first = cursor.peek();
        Query left = operand(depth);
        if (!cursor.at(Type.NEAR)) {
            return left;
        }
        Token near = cursor.next();
        Matcher shape = NEAR.matcher(near.text());
        boolean hasDistance = shape.matches() && Integer.parseInt(shape.group(1)) <= limits.nearDistanceMax();
        if (!hasDistance) {
            findings.error(
                    Kind.NEAR_DISTANCE,
                    near.span(),
                    "NEAR takes a number of words, 0 to " + limits.nearDistanceMax() + ", such as NEAR/5 or NEAR/5f.",
                    shape.matches() ? "NEAR/" + limits.nearDistanceMax() + shape.group(2) : "NEAR/5");
        }
        if (!cursor.peek().startsOperand()) {
            findings.error(Kind.NEAR_SIDE_EMPTY, near.span(), "There is nothing behind " + near.text() + ".");
            return null;
        }
        Token second = cursor.peek();
        Query right = cursor.at(Type.NOT) ? negated(depth + 1) : operand(depth);
        if (cursor.at(Type.NEAR)) {
            chain(depth);
            return null;
        }
        if (left == null || right == null || !hasDistance) {
            return null;
        }
        int distance = Integer.parseInt(shape.group(1));
        return nears.near(
                left,
                first.span(),
                right,
                second.span(),
                distance,
                !shape.group(2).isEmpty());
    }

    private void chain(int depth) {
        findings.error(
                Kind.NEAR_CONTENT,
                cursor.peek().span(),
                "NEAR joins two sides; for three write a NEAR/5 b AND b NEAR/5 c.");
        while (cursor.at(Type.NEAR)) {
            cursor.next();
            if (cursor.peek().startsOperand()) {
                operand(depth);
            }
        }
    }

    private @Nullable Query operand(int depth) {
        Token token = cursor.next();
        return switch (token.type()) {
            case MINUS -> minus(depth, token);
            case OPEN -> group(depth, token);
            case PHRASE, OPEN_PHRASE -> phrases.phrase(token);
            case WORD -> word(token);
            case CLOSE, AND, OR, NOT, NEAR, END -> null;
        };
    }

    private @Nullable Query minus(int depth, Token minus) {
        if (isTooDeep(depth, minus)) {
            return null;
        }
        if (!cursor.peek().startsOperand() || cursor.at(Type.NOT)) {
            dangling(minus, "behind");
            return null;
        }
        Query clause = operand(depth + 1);
        return clause == null ? null : new Query.Not(clause);
    }

    private @Nullable Query group(int depth, Token open) {
        if (isTooDeep(depth, open)) {
            return null;
        }
        if (cursor.at(Type.CLOSE)) {
            Token close = cursor.next();
            findings.error(
                    Kind.EMPTY_GROUP, Span.between(open.start(), close.end()), "There is nothing in the parentheses.");
            return null;
        }
        Query inner = cursor.at(Type.END) ? null : either(depth + 1);
        if (cursor.at(Type.CLOSE)) {
            cursor.next();
        } else {
            // An open quote takes in all that follows, the parenthesis too.
            if (!findings.has(Kind.UNBALANCED_QUOTE)) {
                findings.error(
                        Kind.UNBALANCED_PARENTHESIS, open.span(), "This parenthesis is not closed; a ) is missing.");
            }
            return null;
        }
        return inner;
    }

    private @Nullable Query word(Token token) {
        if (glued.isRefused(token, cursor.peek(), cursor.followsOperand())) {
            return null;
        }
        if (FieldNames.lengthIn(token.text()) > 0) {
            return fields.read(token);
        }
        if (FieldReader.isComparison(token.text())) {
            fields.missingColon(token);
            return null;
        }
        String lower = token.text().toLowerCase(Locale.ROOT);
        boolean looksLikeOperator = lower.equals("and") || lower.equals("or") || lower.equals("not");
        if (looksLikeOperator || lower.matches("near/[0-9]{1,6}f?")) {
            findings.note(
                    QueryNote.Kind.LOWER_CASE_OPERATOR,
                    token.span(),
                    "\"" + token.text() + "\" is searched as a word; operators are in capitals.");
        }
        return words.read(token.text(), token.span());
    }

    private void dangling(Token operator, String side) {
        findings.error(
                Kind.DANGLING_OPERATOR,
                operator.span(),
                "There is nothing " + side + " " + operator.text() + ".",
                operator.is(Type.MINUS) ? null : "\"" + operator.text() + "\"");
    }

    private boolean isTooDeep(int depth, Token token) {
        if (depth < limits.depthMax()) {
            return false;
        }
        findings.abort(Kind.TOO_DEEP, token.span(), limits.tooDeep());
        cursor.skipAll();
        return true;
    }
}
