package org.listeningpost.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.Query.Bound;

/** Writes a query as canonical text. */
final class QueryWriter {

    String write(Query query) {
        return switch (query) {
            case Query.And and -> and.clauses().stream().map(this::grouped).collect(Collectors.joining(" AND "));
            case Query.Or or -> or.clauses().stream().map(this::grouped).collect(Collectors.joining(" OR "));
            case Query.Not not ->
                "NOT " + (not.clause() instanceof Query.Near ? bracketed(not) : grouped(not.clause()));
            case Query.Near near -> side(near.left()) + " " + operator(near) + " " + side(near.right());
            case Query.Everything all -> "*";
            case Query.Word word -> word.text();
            case Query.Phrase phrase -> quoted(phrase.text()) + (phrase.slop() == 0 ? "" : "~" + phrase.slop());
            case Query.Exact exact -> "exact:" + quoted(exact.text());
            case Query.Prefix prefix -> prefix.text() + "*";
            case Query.Wildcard wildcard -> wildcard.pattern();
            case Query.Fuzzy fuzzy -> fuzzy.text() + "~" + fuzzy.edits();
            case Query.Hashtag hashtag -> "#" + hashtag.tag();
            case Query.Account account -> "@" + account.name();
            case Query.Emoji emoji -> emoji.emoji();
            case Query.Keyword keyword -> keyword.field().typedName() + ":" + values(keyword.values());
            case Query.NumberRange range ->
                range.field().typedName() + ":" + range(range.low(), range.high(), BigDecimal::toPlainString);
            case Query.DateRange range ->
                range.field().typedName() + ":" + range(range.low(), range.high(), TimePoint::text);
            case Query.Has has -> has.trait().prefix() + ":" + has.trait().value();
        };
    }

    private String bracketed(Query.Not not) {
        return "(" + write(not.clause()) + ")";
    }

    private String grouped(Query query) {
        boolean needsBrackets = query instanceof Query.And || query instanceof Query.Or;
        return needsBrackets ? "(" + write(query) + ")" : write(query);
    }

    private String side(List<Query.Term> terms) {
        String joined = terms.stream().map(this::write).collect(Collectors.joining(" OR "));
        return terms.size() == 1 ? joined : "(" + joined + ")";
    }

    private static String operator(Query.Near near) {
        return "NEAR/" + near.distance() + (near.ordered() ? "f" : "");
    }

    private static String values(List<String> values) {
        String joined = values.stream().map(QueryWriter::value).collect(Collectors.joining(" OR "));
        return values.size() == 1 ? joined : "(" + joined + ")";
    }

    private static String value(String value) {
        return FieldReader.isPlainValue(value) ? value : quoted(value);
    }

    private static <T> String range(@Nullable Bound<T> low, @Nullable Bound<T> high, Function<T, String> text) {
        if (low != null && high != null) {
            // A single time relative to now is refused.
            return low.equals(high) && !(low.value() instanceof TimePoint.Relative)
                    ? text.apply(low.value())
                    : text.apply(low.value()) + ".." + text.apply(high.value());
        }
        if (low != null) {
            return (low.inclusive() ? ">=" : ">") + text.apply(low.value());
        }
        return high == null ? "" : (high.inclusive() ? "<=" : "<") + text.apply(high.value());
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\\' || Glyphs.isQuote(character)) {
                quoted.append('\\');
            }
            quoted.append(character);
        }
        return quoted.append('"').toString();
    }
}
