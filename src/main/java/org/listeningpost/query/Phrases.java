package org.listeningpost.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.QueryError.Kind;

/** Reads what stands in quotes, and the {@code ~4} behind it. */
final class Phrases {
    private static final Pattern SLOP = Pattern.compile("~([0-9]{1,6})");
    private static final Pattern WILDCARD_AT_WORD = Pattern.compile("[\\p{L}\\p{N}]\\*|\\*[\\p{L}\\p{N}]");

    private final Findings findings;
    private final QueryLimits limits;

    Phrases(Findings findings, QueryLimits limits) {
        this.findings = findings;
        this.limits = limits;
    }

    @Nullable
    Query phrase(Token token) {
        String text = content(token);
        int slop = slop(token);
        if (text == null || slop < 0) {
            return null;
        }
        Matcher wildcard = WILDCARD_AT_WORD.matcher(text);
        if (wildcard.find()) {
            findings.error(
                    Kind.WILDCARD_NOT_ALLOWED,
                    token.span(),
                    "A * has no meaning inside quotes; words there are matched whole, in any inflection.",
                    QueryWriter.quoted(text.replace("*", "")) + token.suffix());
            return null;
        }
        return new Query.Phrase(text, slop, token.span());
    }

    @Nullable
    Query exact(Token token, Span place) {
        String text = content(token);
        if (text == null) {
            return null;
        }
        if (!token.suffix().isEmpty()) {
            findings.error(
                    Kind.SLOP_OUT_OF_RANGE,
                    token.span(),
                    "exact: takes words next to each other, without ~.",
                    QueryWriter.quoted(text));
            return null;
        }
        return new Query.Exact(text, place);
    }

    /** The words in the quotes; null after an error. */
    @Nullable
    String content(Token token) {
        if (token.is(Token.Type.OPEN_PHRASE)) {
            findings.error(
                    Kind.UNBALANCED_QUOTE,
                    token.span(),
                    "This quote is not closed.",
                    closed(token.text().strip()));
            return null;
        }
        if (token.text().isBlank()) {
            findings.error(Kind.EMPTY_PHRASE, token.span(), "There is nothing between the quotes.");
            return null;
        }
        if (!Glyphs.hasLetterOrDigit(token.text())) {
            findings.error(
                    Kind.NOTHING_TO_SEARCH,
                    token.span(),
                    "There is no letter or digit between the quotes; punctuation is not searched.",
                    Glyphs.hasWord(token.text()) ? token.text().strip() : null);
            return null;
        }
        return token.text().strip();
    }

    /** Null where the quotes would hold nothing that can be searched. */
    private static @Nullable String closed(String text) {
        String words = WILDCARD_AT_WORD.matcher(text).find() ? text.replace("*", "") : text;
        return Glyphs.hasLetterOrDigit(words) ? QueryWriter.quoted(words) : null;
    }

    private int slop(Token token) {
        if (token.suffix().isEmpty()) {
            return 0;
        }
        Matcher slop = SLOP.matcher(token.suffix());
        if (slop.matches() && Integer.parseInt(slop.group(1)) <= limits.nearDistanceMax()) {
            return Integer.parseInt(slop.group(1));
        }
        findings.error(
                Kind.SLOP_OUT_OF_RANGE,
                Span.between(token.end() - token.suffix().length(), token.end()),
                "~ behind a phrase takes a number of positions, 0 to " + limits.nearDistanceMax() + ".",
                slop.matches() ? "~" + limits.nearDistanceMax() : "~4");
        return -1;
    }
}
