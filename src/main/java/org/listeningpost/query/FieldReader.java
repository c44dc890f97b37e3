package org.listeningpost.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.QueryError.Kind;

/** Reads {@code field:value}, {@code field:(a OR b)} and {@code field:"value"}. */
final class FieldReader {
    private static final Pattern PLAIN_VALUE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*");
    private static final Pattern OPERATOR = Pattern.compile("AND|OR|NOT|NEAR");

    private final TokenCursor cursor;
    private final Findings findings;
    private final QueryLimits limits;

    FieldReader(TokenCursor cursor, Findings findings, QueryLimits limits) {
        this.cursor = cursor;
        this.findings = findings;
        this.limits = limits;
    }

    /** One value as typed, without quotes. */
    record Value(String text, Span place) {}

    /** Whether a value needs no quotes. */
    static boolean isPlainValue(String value) {
        return PLAIN_VALUE.matcher(value).matches() && !OPERATOR.matcher(value).matches();
    }

    /** A number or date field with a comparison but without its colon: {@code likes>100}. */
    static boolean isComparison(String word) {
        int end = lettersOf(word);
        String name = word.substring(0, end).toLowerCase(Locale.ROOT);
        return end > 0
                && end < word.length()
                && "<>=".indexOf(word.charAt(end)) >= 0
                && (numberField(name).isPresent() || dateField(name).isPresent());
    }

    private static int lettersOf(String word) {
        int end = 0;
        while (end < word.length() && Character.isLetter(word.charAt(end))) {
            end++;
        }
        return end;
    }

    void missingColon(Token word) {
        int end = lettersOf(word.text());
        String rest = word.text().substring(end);
        findings.error(
                Kind.BAD_RANGE,
                word.span(),
                "A field and its range are joined by a colon.",
                word.text().substring(0, end).toLowerCase(Locale.ROOT) + ":"
                        + (rest.startsWith("=") ? rest.substring(1) : rest));
    }

    /** Reads the value behind a name; null after an error. */
    @Nullable
    Query read(Token word) {
        int length = FieldNames.lengthIn(word.text());
        String name = word.text().substring(0, length).toLowerCase(Locale.ROOT);
        if (!FieldNames.ALL.contains(name)) {
            return unknown(name, word, length);
        }
        String rest = word.text().substring(length + 1);
        if (!rest.isEmpty()) {
            Value value = new Value(rest, Span.between(word.start() + length + 1, word.end()));
            return isList(name, value, false) ? null : one(name, value, word.span());
        }
        Token next = cursor.peek();
        if (!next.glued() || !(next.isPhrase() || next.is(Token.Type.OPEN))) {
            String suggestion = next.is(Token.Type.WORD) ? name + ":" + next.text() : null;
            Span place = suggestion == null ? word.span() : Span.between(word.start(), next.end());
            if (suggestion != null) {
                cursor.next();
            }
            findings.error(
                    Kind.MISSING_VALUE,
                    place,
                    "The value follows " + name + ": directly, without a blank.",
                    suggestion);
            return null;
        }
        if (next.is(Token.Type.OPEN)) {
            return group(name, word);
        }
        cursor.next();
        Span whole = Span.between(word.start(), next.end());
        if (name.equals(FieldNames.EXACT)) {
            return new Phrases(findings, limits).exact(next, whole);
        }
        Value value = quoted(next);
        return value == null ? null : one(name, value, whole);
    }

    private @Nullable Query unknown(String name, Token word, int length) {
        String rest = word.text().substring(length + 1);
        Span place = Span.between(word.start(), word.start() + length);
        @Nullable String sign = FieldNames.signFor(name);
        if (rest.startsWith("//")) {
            findings.error(
                    Kind.UNKNOWN_FIELD,
                    word.span(),
                    "A link is not searched as text; domain: finds posts that link to a publisher.",
                    "domain:" + rest.substring(2).replaceAll("[/:?#].*", "").toLowerCase(Locale.ROOT));
        } else if (sign != null) {
            signed(sign, rest, word, place);
        } else {
            findings.error(
                    Kind.UNKNOWN_FIELD,
                    place,
                    "There is no field \"" + name + "\". The fields are " + String.join(", ", FieldNames.ALL)
                            + ". Put the text in quotes if the colon belongs to it.",
                    FieldNames.meantBy(name));
        }
        if (rest.isEmpty() && cursor.peek().glued() && cursor.peek().isPhrase()) {
            cursor.next();
        }
        return null;
    }

    /** What is written with a sign of its own. */
    private void signed(String sign, String rest, Token word, Span name) {
        String meant = sign + (rest.startsWith(sign) ? rest.substring(1) : rest);
        boolean isPossible = meant.length() > 1 && new WordReader(new Findings()).read(meant, word.span()) != null;
        findings.error(
                Kind.UNKNOWN_FIELD,
                isPossible ? word.span() : name,
                sign.equals("#")
                        ? "A hashtag is written with its sign, such as #FluShot."
                        : "A mention of an account is written with its sign, such as @CDCgov.",
                isPossible ? meant : null);
    }

    /** Whether one word holds several values, which is then told; in quotes a comma belongs to the value. */
    private boolean isList(String name, Value value, boolean isInGroup) {
        boolean takesCommas = name.equals(FieldNames.EXACT)
                || numberField(name).isPresent()
                || dateField(name).isPresent();
        if (takesCommas || value.text().indexOf(',') < 0) {
            return false;
        }
        findings.error(
                Kind.BAD_VALUE,
                value.place(),
                "Several values go into parentheses, joined by OR.",
                joined(name, value, isInGroup));
        return true;
    }

    private @Nullable String joined(String name, Value list, boolean isInGroup) {
        List<String> values = new ArrayList<>();
        for (String part : list.text().split(",+")) {
            @Nullable String value = part.isEmpty() ? part : accepted(name, part, list.place());
            if (value == null) {
                return null;
            }
            if (!value.isEmpty()) {
                values.add(value);
            }
        }
        String joined = String.join(" OR ", values);
        return values.isEmpty() ? null : values.size() == 1 || isInGroup ? joined : "(" + joined + ")";
    }

    /** A value, or what it would be mended to; null where there is no guess. */
    private @Nullable String accepted(String name, String part, Span place) {
        Findings tried = new Findings();
        new FieldReader(cursor, tried, limits).one(name, new Value(part, place), place);
        return tried.hasErrors() ? tried.errors().getFirst().suggestion() : part;
    }

    private @Nullable Value quoted(Token phrase) {
        if (phrase.is(Token.Type.OPEN_PHRASE)
                || !phrase.suffix().isEmpty()
                || phrase.text().isBlank()) {
            if (phrase.suffix().isEmpty()) {
                new Phrases(findings, limits).content(phrase);
            } else {
                findings.error(
                        Kind.SLOP_OUT_OF_RANGE,
                        phrase.span(),
                        "A field's value takes no ~.",
                        QueryWriter.quoted(phrase.text()));
            }
            return null;
        }
        return new Value(phrase.text().strip(), phrase.span());
    }

    private @Nullable Query group(String name, Token word) {
        Token open = cursor.next();
        List<Value> values = new ArrayList<>();
        boolean isSound = true;
        boolean expectsValue = true;
        while (!cursor.at(Token.Type.CLOSE) && !cursor.at(Token.Type.END)) {
            Token token = cursor.next();
            boolean isValue = token.is(Token.Type.WORD) || token.isPhrase();
            if (expectsValue && isValue) {
                Value value = token.isPhrase() ? quoted(token) : new Value(token.text(), token.span());
                boolean isOne = value != null && (token.isPhrase() || !isList(name, value, true));
                isSound &= isOne && values.add(value);
                expectsValue = false;
            } else if (!expectsValue && token.is(Token.Type.OR)) {
                expectsValue = true;
            } else {
                if (isSound) {
                    badGroup(name, token);
                }
                isSound = false;
            }
        }
        Token close = cursor.peek();
        if (close.is(Token.Type.END)) {
            findings.error(Kind.UNBALANCED_PARENTHESIS, open.span(), "This parenthesis is not closed; a ) is missing.");
            return null;
        }
        cursor.next();
        if (isSound && values.isEmpty()) {
            findings.error(
                    Kind.EMPTY_GROUP, Span.between(open.start(), close.end()), "There is nothing in the parentheses.");
        } else if (isSound && expectsValue) {
            findings.error(Kind.DANGLING_OPERATOR, close.span(), "There is no value behind the last OR.");
        } else if (isSound) {
            return many(name, values, Span.between(word.start(), close.end()));
        }
        return null;
    }

    private void badGroup(String name, Token token) {
        findings.error(
                token.is(Token.Type.OR) ? Kind.DANGLING_OPERATOR : Kind.BAD_VALUE,
                token.span(),
                "Behind " + name + ": the parentheses hold values joined by OR, such as " + name + ":(a OR b).",
                token.is(Token.Type.AND) ? "OR" : token.is(Token.Type.WORD) ? "OR " + token.text() : null);
    }

    private @Nullable Query one(String name, Value value, Span place) {
        return switch (name) {
            case FieldNames.EXACT -> exact(value, place);
            case "has", "is" -> trait(name, value, place);
            default -> {
                Optional<KeywordField> keyword = keywordField(name);
                yield keyword.isPresent()
                        ? keyword(keyword.get(), List.of(value), place)
                        : new RangeReader(findings, value).read(numberField(name), dateField(name), place);
            }
        };
    }

    private @Nullable Query many(String name, List<Value> values, Span place) {
        Optional<KeywordField> keyword = keywordField(name);
        if (keyword.isPresent()) {
            return keyword(keyword.get(), values, place);
        }
        List<Query> alternatives = new ArrayList<>();
        for (Value value : values) {
            Query alternative = one(name, value, value.place());
            if (alternative != null) {
                alternatives.add(alternative);
            }
        }
        return alternatives.size() == values.size() ? Query.or(alternatives) : null;
    }

    private @Nullable Query exact(Value value, Span place) {
        if (!Glyphs.hasLetterOrDigit(value.text())) {
            new WordReader(findings).nothing(value.place());
            return null;
        }
        if (value.text().indexOf('*') >= 0) {
            findings.error(
                    Kind.WILDCARD_NOT_ALLOWED,
                    value.place(),
                    "exact: takes whole words, without wildcards.",
                    value.text().replace("*", ""));
            return null;
        }
        return new Query.Exact(value.text(), place);
    }

    private @Nullable Query trait(String name, Value value, Span place) {
        String typed = value.text().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        Optional<Trait> trait = Trait.of(name, typed);
        if (trait.isEmpty()) {
            List<String> all = Trait.valuesOf(name);
            findings.error(
                    Kind.BAD_VALUE,
                    value.place(),
                    name + ": takes one of " + String.join(", ", all) + ".",
                    Nearest.to(typed, all));
            return null;
        }
        return new Query.Has(trait.get(), place);
    }

    private @Nullable Query keyword(KeywordField field, List<Value> values, Span place) {
        List<String> canonical = new ArrayList<>();
        for (Value value : values) {
            String accepted = new KeywordValues(findings).canonical(field, value);
            if (accepted != null && !canonical.contains(accepted)) {
                canonical.add(accepted);
            } else if (accepted == null) {
                return null;
            }
        }
        return new Query.Keyword(field, canonical, place);
    }

    private static Optional<KeywordField> keywordField(String name) {
        return Arrays.stream(KeywordField.values())
                .filter(each -> each.typedName().equals(name))
                .findFirst();
    }

    private static Optional<NumberField> numberField(String name) {
        return Arrays.stream(NumberField.values())
                .filter(each -> each.typedName().equals(name))
                .findFirst();
    }

    private static Optional<DateField> dateField(String name) {
        return Arrays.stream(DateField.values())
                .filter(each -> each.typedName().equals(name))
                .findFirst();
    }
}
