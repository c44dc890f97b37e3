package org.listeningpost.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.listeningpost.query.QueryError.Kind;

/**
 * Finds signs that would be read as a part of the word that they touch, though something else was meant: {@code NOT-flu},
 * {@code flu-(shot)}, {@code vaccine^2}, {@code ivermectin~x}. They are looked for in few forms, so that what is copied out of a
 * post stays searchable.
 */
final class GluedSigns {
    private static final String MINUSES = "[-\u2212\u2013\uFF0D]+";
    private static final Pattern OPERATOR = Pattern.compile("(AND|OR|NOT)" + MINUSES + "(.*)", Pattern.DOTALL);
    private static final Pattern MINUS = Pattern.compile("(.*[\\p{L}\\p{M}\\p{N}])" + MINUSES, Pattern.DOTALL);
    private static final String WORD = "\\p{L}[\\p{L}\\p{M}\\p{N}_'-]*+";
    private static final String WEIGHT = "\\^[0-9]+(?:\\.[0-9]+)?";
    private static final Pattern LONE_WEIGHT = Pattern.compile(WEIGHT);
    /** Not {@code kg/m^2}. */
    private static final Pattern WEIGHTED = Pattern.compile("([#@]?" + WORD + "[*?]*(?:~[0-9])?)" + WEIGHT);
    /** Not {@code lol~haha}, nor {@code cost~$50}. */
    private static final Pattern EDITED =
            Pattern.compile("(" + WORD + ")~(?=.*[\\p{L}\\p{N}])[+-]?[0-9]*(?:[.,][0-9]+)?\\p{L}?");

    private static final int LETTERS_MIN = 3;

    private final Findings findings;

    GluedSigns(Findings findings) {
        this.findings = findings;
    }

    /** Whether a word begins with an operator and a minus. */
    static boolean isOperator(String word) {
        return OPERATOR.matcher(word).matches();
    }

    /** Whether a word cannot stand like this between its neighbors; tells why. */
    boolean isRefused(Token word, Token next, boolean followsOperand) {
        return isOperatorRefused(word, next, followsOperand)
                || isMinusRefused(word, next)
                || isWeightRefused(word, followsOperand);
    }

    private boolean isOperatorRefused(Token word, Token next, boolean followsOperand) {
        Matcher glued = OPERATOR.matcher(word.text());
        if (!glued.matches()) {
            return false;
        }
        String operator = glued.group(1);
        String rest = glued.group(2);
        boolean isNot = operator.equals("NOT");
        boolean hasOperands = (isNot || followsOperand) && (!rest.isEmpty() || next.startsOperand());
        String separated = rest.isEmpty() && !next.glued() ? operator : operator + (isNot ? " " : " -") + rest;
        findings.error(
                Kind.MISSING_BLANK,
                word.span(),
                "A blank stands between " + operator + " and what follows; in quotes or lower case it is a word.",
                hasOperands ? separated : QueryWriter.quoted(word.text()));
        return true;
    }

    /** A parenthesis is hardly ever part of a copied text; {@code anti-"vaxxer"} may be. */
    private boolean isMinusRefused(Token word, Token next) {
        Matcher glued = MINUS.matcher(word.text());
        boolean mayExclude = next.glued() && (next.is(Token.Type.OPEN) || next.isPhrase()) && glued.matches();
        if (mayExclude && next.is(Token.Type.OPEN)) {
            findings.error(
                    Kind.MISSING_BLANK,
                    Span.between(word.start(), next.end()),
                    "A blank stands before a minus that excludes; here it belongs to the word.",
                    glued.group(1) + " -(");
        } else if (mayExclude) {
            findings.note(
                    QueryNote.Kind.MISSING_BLANK,
                    word.span(),
                    "The minus belongs to the word; one that excludes has a blank before it: " + glued.group(1)
                            + " -\"...\"");
        }
        return mayExclude && next.is(Token.Type.OPEN);
    }

    /** Behind a phrase or a group. */
    private boolean isWeightRefused(Token word, boolean followsOperand) {
        boolean isWeight = word.glued()
                && followsOperand
                && LONE_WEIGHT.matcher(word.text()).matches();
        if (isWeight) {
            weight(word.span(), "");
        }
        return isWeight;
    }

    /** Whether a word cannot mean what it looks like, wherever it stands; tells why. */
    boolean isRefused(String word, Span place) {
        Matcher weighted = WEIGHTED.matcher(word);
        if (weighted.matches() && hasLetters(weighted.group(1))) {
            weight(place, weighted.group(1));
            return true;
        }
        Matcher edited = EDITED.matcher(word);
        if (!PatternReader.isFuzzy(word) && edited.matches() && hasLetters(edited.group(1))) {
            findings.error(
                    Kind.FUZZY_OUT_OF_RANGE, place, "~ takes the number of edits, 1 or 2.", edited.group(1) + "~1");
            return true;
        }
        return false;
    }

    private static boolean hasLetters(String word) {
        return word.codePoints().filter(Character::isLetterOrDigit).count() >= LETTERS_MIN;
    }

    private void weight(Span place, String suggestion) {
        findings.error(
                Kind.BOOST_NOT_ALLOWED, place, "A word is given no weight: there is no operator ^ here.", suggestion);
    }
}
