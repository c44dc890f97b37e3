package org.listeningpost.query;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Folds the letters of a pattern as the analyzer {@code lp_folded} folds the words of a post. Elasticsearch analyzes
 * words and phrases itself, but takes prefixes, wildcards and fuzzy words as they are. {@code FoldingTest} compares this
 * with the analyzer.
 */
public final class Folding {
    /** Cyrillic and Greek letters that look like Latin ones, and Latin letters that have no decomposition. */
    private static final String LOOK_ALIKES =
            "аaвbеeєeкkмmнhоoрpсcтtуyхxіiјjѕsԁdԛqԝwһhѵvӏlαaβbεeιiκkμuνvοoρpτtυuχxηnζzωw"
                    + "ςσϲcϳj∨vƒfıiɡgɩiøođdłlħhŧtðd‘'’'ʼ'՚'‛'′'`'´'";

    /** As the char filter lp_spelled: {@code v.a.c.c.i.n.e}. */
    private static final Pattern SPELLED = Pattern.compile(
            "[.·_*-](?<=(?<![\\p{L}\\p{N}])\\p{L}.)(?=\\p{L}(?![\\p{L}\\p{N}]))"
                    + "(?:(?<=\\.)|(?=\\p{L}[.·_*-]\\p{L}(?![\\p{L}\\p{N}]))|(?<=(?<![\\p{L}\\p{N}])\\p{L}[.·_*-]\\p{L}.))");
    /** As the char filter lp_marks: signs that stand for letters, or part words, between letters. */
    private static final Pattern MARKS = Pattern.compile("[@$!¢€£013457.:·](?:"
            + "(?<=\\p{L}[@$¢€£013457])(?=[@$¢€£013457]?\\p{L})"
            + "|(?<=\\p{L}[@$¢€£013457][@$¢€£013457])(?=\\p{L})"
            + "|(?<=\\p{L}[.:·])(?=\\p{L})"
            + "|(?<=\\p{Ll}!)(?=\\p{Ll})"
            + "|(?<=[¢€])(?=\\p{L})"
            + "|(?<=\\p{L}[¢€])(?!\\p{N}))");

    private static final String SIGNS = "@4$5!1¢€3£07.:·";
    private static final String MEANINGS = "aassiiceelot   ";

    /** Letters without a role in any other step stand in for wildcards while a pattern is folded. */
    private static final char ANY_LETTERS = '\uA4D0';

    private static final char ANY_LETTER = '\uA4D1';

    private Folding() {}

    /**
     * The words of a piece of text without blanks: {@code Anti-Vacc1ne} is {@code [anti, vaccine]}. Empty where there is
     * no letter or digit.
     */
    public static List<String> words(String text) {
        String spelled = SPELLED.matcher(letters(text)).replaceAll("");
        String folded = MARKS.matcher(spelled)
                .replaceAll(match -> meaningOf(match.group().charAt(0)));
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int at = 0; at <= folded.length(); at++) {
            boolean inside = at < folded.length() && isInside(folded, at);
            if (inside && start < 0) {
                start = at;
            } else if (!inside && start >= 0) {
                words.add(withoutPossessive(folded.substring(start, at)));
                start = -1;
            }
        }
        return words;
    }

    /** A wildcard pattern with its letters folded; {@code *} and {@code ?} stay. */
    public static String pattern(String pattern) {
        String asLetters = pattern.replace('*', ANY_LETTERS).replace('?', ANY_LETTER);
        return String.join("", words(asLetters)).replace(ANY_LETTERS, '*').replace(ANY_LETTER, '?');
    }

    private static String letters(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        decomposed.codePoints().filter(c -> !isIgnored(c)).forEach(c -> append(plain, c));
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    private static boolean isIgnored(int character) {
        int type = Character.getType(character);
        return type == Character.FORMAT
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || character == 0x3164;
    }

    private static void append(StringBuilder plain, int character) {
        switch (character) {
            case 'ß' -> plain.append("ss");
            case 'æ' -> plain.append("ae");
            case 'œ' -> plain.append("oe");
            case 'þ' -> plain.append("th");
            default -> {
                int place = LOOK_ALIKES.indexOf(character);
                // Pairs: a letter at an even index is folded to the one behind it.
                boolean isFolded = place >= 0 && place % 2 == 0;
                plain.appendCodePoint(isFolded ? LOOK_ALIKES.charAt(place + 1) : character);
            }
        }
    }

    private static String meaningOf(char sign) {
        return String.valueOf(MEANINGS.charAt(SIGNS.indexOf(sign)));
    }

    private static boolean isInside(String text, int at) {
        char here = text.charAt(at);
        if (Character.isLetterOrDigit(here)
                || Character.isSurrogate(here)
                || Character.getType(here) == Character.COMBINING_SPACING_MARK) {
            return true;
        }
        if (at == 0 || at + 1 == text.length()) {
            return false;
        }
        char before = text.charAt(at - 1);
        char after = text.charAt(at + 1);
        return here == '\''
                ? Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after)
                : (here == '.' || here == ',') && Character.isDigit(before) && Character.isDigit(after);
    }

    private static String withoutPossessive(String word) {
        return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    }
}
