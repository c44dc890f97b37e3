package org.listeningpost.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.QueryError.Kind;

/** Reads {@code field:value}, {@code field:(a OR b)} and {@code field:"value"}. */
final class FieldReader {
    private static final int NAME_MAX = 30;
    private static final Pattern PLAIN_VALUE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*");
    private static final Pattern OPERATOR = Pattern.compile("AND|OR|NOT|NEAR");
    private static final String EXACT = "exact";
    private static final List<String> NAMES = Stream.of(
                    Arrays.stream(KeywordField.values()).map(KeywordField::typedName),
                    Arrays.stream(NumberField.values()).map(NumberField::typedName),
                    Arrays.stream(DateField.values()).map(DateField::typedName),
                    Stream.of(EXACT, "has", "is"))
            .flatMap(names -> names)
            .toList();

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

    /** How many characters of a word are a field's name; 0 where it names none. */
    static int nameLength(String word) {
        int colon = word.indexOf(':');
        boolean isName = colon > 0
                && colon <= NAME_MAX
                && Character.isLetter(word.charAt(0))
                && word.substring(0, colon).codePoints().allMatch(c -> Character.isLetter(c) || c == '_');
        return isName ? colon : 0;
    }

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
        int length = nameLength(word.text());
        String name = word.text().substring(0, length).toLowerCase(Locale.ROOT);
        if (!NAMES.contains(name)) {
            return unknown(name, word, length);
        }
        String rest = word.text().substring(length + 1);
        if (!rest.isEmpty()) {
            Span place = Span.between(word.start() + length + 1, word.end());
            return one(name, new Value(rest, place), word.span());
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
        if (name.equals(EXACT)) {
            return new Phrases(findings, limits).exact(next, whole);
        }
        Value value = quoted(next);
        return value == null ? null : one(name, value, whole);
    }

    private @Nullable Query unknown(String name, Token word, int length) {
        String rest = word.text().substring(length + 1);
        Span place = Span.between(word.start(), word.start() + length);
        if (rest.startsWith("//")) {
            findings.error(
                    Kind.UNKNOWN_FIELD,
                    word.span(),
                    "A link is not searched as text; domain: finds posts that link to a publisher.",
                    "domain:" + rest.substring(2).replaceAll("[/:?#].*", "").toLowerCase(Locale.ROOT));
        } else {
            findings.error(
                    Kind.UNKNOWN_FIELD,
                    place,
                    "There is no field \"" + name + "\". The fields are " + String.join(", ", NAMES)
                            + ". Put the text in quotes if the colon belongs to it.",
                    Nearest.to(name, NAMES));
        }
        if (rest.isEmpty() && cursor.peek().glued() && cursor.peek().isPhrase()) {
            cursor.next();
        }
        return null;
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
                isSound &= value != null && values.add(value);
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
            case EXACT -> exact(value, place);
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
