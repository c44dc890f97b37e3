package org.listeningpost.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.post.Hashtags;

/** Reads what one word means: a plain word, a pattern, a hashtag, an account, emoji. */
final class WordReader {
    private static final Pattern ACCOUNT = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.@-]*");
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{M}\\p{N}_\u200c\u200d\u00b7]+");
    private static final Pattern OPERATOR = Pattern.compile("AND|OR|NOT|NEAR(/.*)?", Pattern.DOTALL);

    private final Findings findings;

    WordReader(Findings findings) {
        this.findings = findings;
    }

    /** Null where there is an error, which is then recorded. */
    @Nullable
    Query read(String text, Span place) {
        if (text.equals("*")) {
            return new Query.Everything(place);
        }
        if (text.length() > 1 && (text.charAt(0) == '#' || text.charAt(0) == '\uFF03')) {
            return hashtag(text, place);
        }
        if (text.length() > 1 && (text.charAt(0) == '@' || text.charAt(0) == '\uFF20')) {
            return account(text, place);
        }
        if (PatternReader.isFuzzy(text)) {
            return new PatternReader(findings).fuzzy(text, place);
        }
        if (text.indexOf('*') >= 0 || isQuestioned(text)) {
            return new PatternReader(findings).wildcard(text, place);
        }
        return words(text, place);
    }

    /** A ? is a wildcard beside letters; {@code ??} and {@code :?} are punctuation. */
    private static boolean isQuestioned(String text) {
        return text.indexOf('?') >= 0 && Glyphs.hasLetterOrDigit(text);
    }

    private @Nullable Query hashtag(String text, Span place) {
        String tag = Glyphs.trimPunctuation(text.substring(1), "_*?");
        if (tag.indexOf('*') >= 0 || tag.indexOf('?') >= 0) {
            findings.error(
                    QueryError.Kind.WILDCARD_NOT_ALLOWED,
                    place,
                    "A hashtag is matched whole. The same letters without # also find words inside hashtags.",
                    tag);
            return null;
        }
        if (!TAG.matcher(tag).matches()) {
            findings.error(
                    QueryError.Kind.BAD_HASHTAG, place, "A hashtag has only letters, digits and _.", "\"" + tag + "\"");
            return null;
        }
        String canonical = Hashtags.canonical(tag);
        if (!TAG.matcher(canonical).matches()) {
            findings.error(QueryError.Kind.BAD_HASHTAG, place, "A hashtag has only letters, digits and _.");
            return null;
        }
        return new Query.Hashtag(canonical, place);
    }

    private @Nullable Query account(String text, Span place) {
        String name = Glyphs.trimPunctuation(text.substring(1), "_-");
        if (!ACCOUNT.matcher(name).matches()) {
            findings.error(
                    QueryError.Kind.BAD_ACCOUNT,
                    place,
                    "An account is @ and its name or pseudonym: letters, digits, _, - and dots.");
            return null;
        }
        return new Query.Account(name, place);
    }

    private @Nullable Query words(String text, Span place) {
        List<Query> clauses = new ArrayList<>();
        List<EmojiScanner.Piece> pieces = EmojiScanner.split(text);
        for (EmojiScanner.Piece piece : pieces) {
            String part = text.substring(piece.start(), piece.end());
            Span partPlace = Span.between(place.start() + piece.start(), place.start() + piece.end());
            if (piece.isEmoji()) {
                clauses.add(new Query.Emoji(part, partPlace));
            } else if (pieces.size() == 1) {
                if (Glyphs.hasLetterOrDigit(part)) {
                    clauses.add(new Query.Word(part, partPlace));
                }
            } else {
                besideEmoji(Glyphs.trimPunctuation(part, ""), partPlace, clauses);
            }
        }
        if (clauses.isEmpty()) {
            nothing(place);
            return null;
        }
        return Query.and(clauses);
    }

    private static void besideEmoji(String part, Span place, List<Query> clauses) {
        if (!Glyphs.hasLetterOrDigit(part)) {
            return;
        }
        boolean needsQuotes = OPERATOR.matcher(part).matches() || FieldReader.nameLength(part) > 0;
        clauses.add(needsQuotes ? new Query.Phrase(part, 0, place) : new Query.Word(part, place));
    }

    void nothing(Span place) {
        findings.error(
                QueryError.Kind.NOTHING_TO_SEARCH,
                place,
                "There is no letter, digit or emoji here; punctuation alone is not searched.");
    }
}
