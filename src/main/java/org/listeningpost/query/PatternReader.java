package org.listeningpost.query;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.QueryError.Kind;

/** Reads prefixes, wildcards and fuzzy words, and refuses those that would read the whole dictionary. */
final class PatternReader {
    private static final int LETTERS_MIN = 3;
    private static final int EDITS_MAX = 2;
    /** The engine makes an automaton of a word with wildcards; within these two bounds it stays small, whatever the word. */
    private static final int WILDCARD_CHARACTERS_MAX = 100;

    /** Behind a *; each of these doubles the automaton. */
    private static final int UNKNOWN_LETTERS_MAX = 6;

    private static final Pattern WILDCARDS = Pattern.compile("[*?]");
    private static final Pattern QUESTION_MARKS_AT_END = Pattern.compile("[^*?]+\\?+");
    private static final Pattern SIMPLE_PREFIX = Pattern.compile("([^*?]+)\\*+");

    private final Findings findings;

    PatternReader(Findings findings) {
        this.findings = findings;
    }

    @Nullable
    Query wildcard(String typed, Span typedPlace) {
        String text = Glyphs.trimPunctuation(typed, "*?");
        int trimmed = Math.max(0, typed.indexOf(text));
        if (WordReader.isReserved(text)) {
            // Without the punctuation before it, it would be an operator or a field.
            text = typed.substring(0, trimmed + text.length());
            trimmed = 0;
        }
        Span place = Span.between(typedPlace.start() + trimmed, typedPlace.start() + trimmed + text.length());
        if (text.startsWith("*") || text.startsWith("?")) {
            String rest = Glyphs.trimPunctuation(text, "");
            findings.error(
                    Kind.LEADING_WILDCARD,
                    place,
                    "A wildcard cannot begin a word: every word of the index would have to be read.",
                    rest.codePoints().filter(Character::isLetterOrDigit).count() >= LETTERS_MIN
                                    && WILDCARDS
                                            .matcher(rest)
                                            .results()
                                            .findAny()
                                            .isEmpty()
                            ? rest + "*"
                            : null);
            return null;
        }
        Matcher prefix = SIMPLE_PREFIX.matcher(text);
        return prefix.matches() ? prefix(prefix.group(1), place) : pattern(text.replaceAll("\\*+", "*"), place);
    }

    private @Nullable Query prefix(String text, Span place) {
        List<String> words = Folding.words(text);
        if (words.isEmpty() || !endsInWord(text)) {
            findings.error(
                    Kind.WILDCARD_NOT_ALLOWED,
                    place,
                    "A * completes a word, so a letter or a digit stands before it.",
                    words.isEmpty() ? null : Glyphs.trimPunctuation(text, ""));
            return null;
        }
        String last = words.getLast();
        if (letters(last) < LETTERS_MIN) {
            String message = words.size() == 1
                    ? "A prefix needs 3 or more letters before the *; \"" + last + "\" has " + letters(last) + "."
                    : "\"" + text + "\" is " + words.size()
                            + " words, and the last one, which the * completes, needs 3 or" + " more letters.";
            findings.error(Kind.PREFIX_TOO_SHORT, place, message, words.size() == 1 ? null : text);
            return null;
        }
        return new Query.Prefix(text, place);
    }

    private static boolean endsInWord(String text) {
        return Glyphs.isWordCharacter(text.codePointBefore(text.length()));
    }

    private @Nullable Query pattern(String text, Span place) {
        String literal = WILDCARDS.matcher(text).replaceAll("");
        String asOneWord = WILDCARDS.matcher(text).replaceAll("x");
        List<String> words = Folding.words(asOneWord);
        if (words.size() != 1 || EmojiScanner.split(text).size() != 1) {
            findings.error(
                    Kind.WILDCARD_NOT_ALLOWED,
                    place,
                    "A wildcard works inside a single word; here are several.",
                    QueryWriter.quoted(literal));
            return null;
        }
        if (letters(literal) < LETTERS_MIN) {
            findings.error(Kind.PREFIX_TOO_SHORT, place, "A word with wildcards needs 3 or more letters besides them.");
            return null;
        }
        if (isTooComplex(text)) {
            findings.error(
                    Kind.TOO_EXPENSIVE,
                    place,
                    "A word with wildcards has at most " + WILDCARD_CHARACTERS_MAX
                            + " characters, and behind a * at most " + UNKNOWN_LETTERS_MAX + " of ?.");
            return null;
        }
        if (QUESTION_MARKS_AT_END.matcher(text).matches()) {
            findings.note(
                    QueryNote.Kind.TRAILING_QUESTION_MARK,
                    place,
                    "Each ? stands for exactly one letter; leave it out if it is a question mark.");
        }
        return new Query.Wildcard(text, place);
    }

    private static boolean isTooComplex(String text) {
        int star = text.indexOf('*');
        return text.length() > WILDCARD_CHARACTERS_MAX
                || (star >= 0
                        && text.substring(star)
                                        .chars()
                                        .filter(each -> each == '?')
                                        .count()
                                > UNKNOWN_LETTERS_MAX);
    }

    /** Whether the word ends in ~ and perhaps a number, behind letters. */
    static boolean isFuzzy(String text) {
        return startOfEdits(text) > 0 && Glyphs.hasLetterOrDigit(text.substring(0, startOfEdits(text)));
    }

    private static int startOfEdits(String text) {
        int at = text.length();
        while (at > 0 && "0123456789.".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at > 0 && text.charAt(at - 1) == '~' ? at - 1 : -1;
    }

    @Nullable
    Query fuzzy(String typed, Span place) {
        String text = typed.substring(0, startOfEdits(typed));
        String edits = typed.substring(startOfEdits(typed) + 1);
        if (WILDCARDS.matcher(text).find()) {
            findings.error(Kind.FUZZY_NOT_ALLOWED, place, "A word has either wildcards or ~, not both.", text);
            return null;
        }
        List<String> words = Folding.words(text);
        if (words.size() != 1 || EmojiScanner.split(text).size() != 1) {
            findings.error(
                    Kind.FUZZY_NOT_ALLOWED,
                    place,
                    "~ takes a single word; here are several.",
                    QueryWriter.quoted(text));
            return null;
        }
        if (text.endsWith("~")) {
            findings.error(Kind.FUZZY_OUT_OF_RANGE, place, "~ takes the number of edits, 1 or 2.");
            return null;
        }
        if (letters(words.getFirst()) < LETTERS_MIN) {
            findings.error(Kind.FUZZY_NOT_ALLOWED, place, "~ takes a word of 3 or more letters.", text);
            return null;
        }
        if (!edits.equals("1") && !edits.equals("2")) {
            String nearest = edits.matches("[3-9]|[1-9][0-9]+") ? "~" + EDITS_MAX : "~1";
            findings.error(Kind.FUZZY_OUT_OF_RANGE, place, "~ takes the number of edits, 1 or 2.", text + nearest);
            return null;
        }
        return new Query.Fuzzy(text, Integer.parseInt(edits), place);
    }

    private static int letters(String text) {
        return (int) text.codePoints().filter(Character::isLetterOrDigit).count();
    }
}
