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
        List<EmojiScanner.Piece> pieces = EmojiScanner.split(text);
        return pieces.stream().anyMatch(EmojiScanner.Piece::isEmoji) ? pieces(text, pieces, place) : piece(text, place);
    }

    private @Nullable Query piece(String text, Span place) {
        if (new GluedSigns(findings).isRefused(text, place)) {
            return null;
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
        if (!Glyphs.hasLetterOrDigit(text)) {
            nothing(place);
            return null;
        }
        return new Query.Word(text, place);
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
        String name = Glyphs.trimPunctuation(text.substring(1), "_-*");
        if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0) {
            String bare = name.replaceAll("[*?]", "");
            findings.error(
                    QueryError.Kind.WILDCARD_NOT_ALLOWED,
                    place,
                    "An account is matched whole, without wildcards.",
                    ACCOUNT.matcher(bare).matches() ? "@" + bare : null);
            return null;
        }
        if (!ACCOUNT.matcher(name).matches()) {
            findings.error(
                    QueryError.Kind.BAD_ACCOUNT,
                    place,
                    "An account is @ and its name or pseudonym: letters, digits, _, - and dots.");
            return null;
        }
        return new Query.Account(name, place);
    }

    /** Emoji need no blanks around them. */
    private @Nullable Query pieces(String text, List<EmojiScanner.Piece> pieces, Span place) {
        List<Query> clauses = new ArrayList<>();
        boolean isSound = true;
        for (EmojiScanner.Piece piece : pieces) {
            String part = text.substring(piece.start(), piece.end());
            Span partPlace = Span.between(place.start() + piece.start(), place.start() + piece.end());
            if (piece.isEmoji()) {
                clauses.add(new Query.Emoji(EmojiScanner.canonical(part), partPlace));
            } else if (part.indexOf('*') >= 0 && !Glyphs.hasLetterOrDigit(part)) {
                findings.error(
                        QueryError.Kind.WILDCARD_NOT_ALLOWED,
                        partPlace,
                        "An emoji is matched whole, without wildcards.",
                        "");
                isSound = false;
            } else if (Glyphs.hasLetterOrDigit(part)) {
                Query clause = besideEmoji(Glyphs.trimPunctuation(part, "*?~#@"), partPlace);
                isSound &= clause != null && clauses.add(clause);
            }
        }
        return isSound ? Query.and(clauses) : null;
    }

    private @Nullable Query besideEmoji(String part, Span place) {
        return isReserved(part) ? new Query.Phrase(part.replace('*', ' ').strip(), 0, place) : piece(part, place);
    }

    /** Whether a text standing alone would be an operator, a field or a comparison instead of a word. */
    static boolean isReserved(String text) {
        return OPERATOR.matcher(text).matches()
                || GluedSigns.isOperator(text)
                || FieldNames.lengthIn(text) > 0
                || FieldReader.isComparison(text);
    }

    void nothing(Span place) {
        findings.error(
                QueryError.Kind.NOTHING_TO_SEARCH,
                place,
                "There is no letter, digit or emoji here; punctuation alone is not searched.");
    }
}
