package org.listeningpost.ingest.redact.hidden;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/**
 * Words that rules know, written so that only a reader knows them: letter by letter ({@code T.o.p.e.k.a}, {@code M R N},
 * {@code F e b}) or with digits for letters ({@code T0p3ka}, {@code n1nety}). A word that rules do not know stays as it is.
 */
final class HiddenWords {
    private static final int LETTERS_MIN = 3;
    private static final int LETTERS_MAX = 24;
    private static final int TOWN_LETTERS_MIN = 4;
    private static final String JOINTS = ".-_*\u00B7\u2022|~";
    private static final String DIGITS = "0134578";
    private static final String LETTERS = "oieastb";
    private static final String SIGNS = "@$!";
    private static final String SIGN_LETTERS = "asi";

    private static final int DRAWL_MIN = 3;
    /** {@code 57r337}. */
    private static final int STREET_LENGTH = 6;

    private static final int KEYWORD_LETTERS_MIN = 5;

    private static final long CUES = WordClass.NUMBER_CUES | WordClass.VEHICLE_CUE.bit;
    private static final long KNOWN = WordClass.MONTH.bit
            | WordClass.MONTH_AMBIGUOUS.bit
            | WordClass.NUMBER_WORD.bit
            | WordClass.ORDINAL_WORD.bit
            | WordClass.AGE_AFTER.bit
            | WordClass.DWELLING.bit
            | WordClass.MAIL_PROVIDER.bit
            | WordClass.STREET.bit
            | WordClass.STREET_SPANISH.bit
            | WordClass.CITY.bit;
    private static final Set<String> KEYWORDS = Set.of(
            "mrn", "ssn", "dob", "mbi", "npi", "dea", "vin", "dni", "nie", "nhs", "zip", "nss", "curp", "pobox", "box",
            "insta", "com", "net", "org", "old", "ave");

    private static final Set<String> SHORT_WORDS = Set.of(
            "0ne", "0n3", "b0x", "tw0", "s1x", "d0s", "un0", "c0m", "n3t", "0rg", "0ld", "4v3", "0ct", "d3c", "s3p",
            "n0v", "f3b", "j4n", "4pr", "4ug");

    private final Tokens t;
    private final Lexicon lexicon;

    HiddenWords(Tokens tokens, Lexicon lexicon) {
        this.t = tokens;
        this.lexicon = lexicon;
    }

    /** Whether three single letters stand in a row here, or digits, stars or dashes inside of a word. */
    static boolean mayStart(Tokens t, int i) {
        if (HiddenTown.mayStart(t, i) || isSigned(t, i)) {
            return true;
        }
        if (isLetter(t, i)) {
            int second = next(t, i);
            return second > 0 && isLetter(t, second) && isLetter(t, next(t, second));
        }
        return isDrawl(t, i) || isLeet(t, i);
    }

    /** Signs that stand for letters, glued to letters or digits: {@code F3bru@ry}, {@code d0$}, {@code n!nety}. */
    private static boolean isSigned(Tokens t, int i) {
        boolean shout = t.isMark(i + 1, '!') && (t.spaceBefore(i + 2) || !t.isAlphanumeric(i + 2));
        return t.isAlphanumeric(i) && t.isOneOf(i + 1, SIGNS) && !t.spaceBefore(i + 1) && !shout
                || t.isOneOf(i, SIGNS) && t.kind(i + 1) != 0 && !t.spaceBefore(i + 1) && t.spaceBefore(i);
    }

    /** Letters, and digits that each stand for one. */
    private static boolean isLeet(Tokens t, int i) {
        if (t.kind(i) != Tokens.MIXED || t.length(i) < LETTERS_MIN || t.length(i) > LETTERS_MAX) {
            return false;
        }
        if (t.length(i) == LETTERS_MIN) {
            return SHORT_WORDS.contains(t.folded(i)); // "1st" and "4th" are in every other post
        }
        int letters = 0;
        for (int k = t.start(i); k < t.end(i); k++) {
            char c = t.text().charAt(k);
            boolean digit = Character.isDigit(c);
            if (digit && DIGITS.indexOf(c) < 0) {
                return false;
            }
            letters += digit ? 0 : 1;
        }
        return letters >= 2 || t.length(i) == STREET_LENGTH;
    }

    /** {@code Yumaaaa}. */
    private static boolean isDrawl(Tokens t, int i) {
        int end = t.isWord(i) && t.length(i) >= TOWN_LETTERS_MIN + 2 ? t.end(i) : 0;
        return end > 0
                && t.text().charAt(end - 1) == t.text().charAt(end - 2)
                && t.text().charAt(end - 1) == t.text().charAt(end - DRAWL_MIN)
                && (t.isCapitalized(i) || t.is(i - 1, WordClass.PLACE_CUE));
    }

    @Nullable
    Reading at(int first) {
        Reading town = HiddenTown.mayStart(t, first) ? HiddenTown.at(t, first, lexicon) : null;
        if (town != null) {
            return town;
        }
        Reading signed = isSigned(t, first) && t.spaceBefore(first) ? signed(first) : null;
        if (signed != null) {
            return signed;
        }
        if (isLetter(t, first)) {
            return spelled(first);
        }
        if (t.isNumber(first)) {
            return dayFirst(first);
        }
        return isDrawl(t, first) ? drawl(first) : leet(first);
    }

    private @Nullable Reading spelled(int first) {
        return spelled(first, false);
    }

    private @Nullable Reading spelled(int first, boolean inside) {
        StringBuilder word = new StringBuilder(t.string(first));
        Reading best = null;
        int last = first;
        int start = next(t, first);
        boolean blank = start == first + 1;
        if (!inside && first > 0 && !t.spaceBefore(first) && t.isAlphanumeric(first - 1)) {
            return null;
        }
        for (int i = start; i > 0 && isLetter(t, i) && word.length() < LETTERS_MAX; i = next(t, i)) {
            if (blank != (i == last + 1) || !blank && t.first(i - 1) != t.first(first + 1)) {
                break;
            }
            word.append(t.string(i));
            last = i;
            boolean glued = t.isAlphanumeric(i + 1) && !t.spaceBefore(i + 1);
            int after = next(t, i);
            boolean goesOn = after > 0 && isLetter(t, after) && blank == (after == i + 1) && !isWordByItself(after);
            if (word.length() >= LETTERS_MIN && !glued && !goesOn && isKnown(word.toString())) {
                best = new Reading(first, closing(i, first + 1), word.toString());
            }
        }
        return best == null || blank ? best : withDay(best, first + 1);
    }

    /** {@code n.i.n.e.t.y. six}: the same sign behind the last letter, and a number goes on. */
    private int closing(int last, int joint) {
        boolean closed = t.kind(joint) == Tokens.MARK
                && t.isMark(last + 1, t.first(joint))
                && !t.spaceBefore(last + 1)
                && t.is(last + 2, WordClass.NUMBER_WORD);
        return closed ? last + 1 : last;
    }

    /** {@code J.a.n.u.a.r.y.1.2}: the day that goes on with the same sign. */
    private Reading withDay(Reading word, int joint) {
        String day = digitsFrom(word.last() + 2, joint);
        int last = word.last() + 2 * day.length();
        return day.isEmpty() ? word : new Reading(word.first(), last, word.text() + ' ' + day);
    }

    /** {@code 2.7.d.e.o.c.t.u.b.r.e}: the day before the month. */
    private @Nullable Reading dayFirst(int first) {
        String day = t.isNumber(first) && t.length(first) == 1 ? digitsFrom(first, first + 1) : "";
        int next = first + 2 * day.length();
        boolean letters = !day.isEmpty() && isLetter(t, next) && t.isMark(next - 1, t.first(first + 1));
        if (!letters) {
            return null;
        }
        boolean of = t.equalsFolded(next, "d") && t.equalsFolded(next + 2, "e") && isLetter(t, next + 4);
        Reading month = spelled(of ? next + 4 : next, true);
        return month == null ? null : new Reading(first, month.last(), day + (of ? " de " : " ") + month.text());
    }

    /** Up to two single digits with that sign before or between them. */
    private String digitsFrom(int first, int joint) {
        StringBuilder digits = new StringBuilder();
        int i = first;
        while (digits.length() < 2
                && t.isNumber(i)
                && t.length(i) == 1
                && t.kind(joint) == Tokens.MARK
                && !t.spaceBefore(joint)
                && (i < joint || !t.spaceBefore(i))
                && t.isMark(i == first && i < joint ? joint : i - 1, t.first(joint))) {
            digits.append(t.string(i));
            i += 2;
        }
        return digits.toString();
    }

    private @Nullable Reading drawl(int i) {
        String word = t.string(i);
        StringBuilder plain = new StringBuilder();
        for (int k = 0; k < word.length(); k++) {
            // Two of a letter may be its spelling, three are none.
            boolean drawn = k >= 1 && word.charAt(k) == word.charAt(k - 1) && isLong(word, k);
            plain.append(drawn ? "" : word.charAt(k));
        }
        return isKnown(plain.toString()) ? new Reading(i, i, plain.toString()) : null;
    }

    /** Whether the letter at this place is one of three or more in a row, or of those that end the word. */
    private static boolean isLong(String word, int at) {
        int first = at;
        while (first > 0 && word.charAt(first - 1) == word.charAt(at)) {
            first--;
        }
        int end = at;
        while (end < word.length() && word.charAt(end) == word.charAt(at)) {
            end++;
        }
        return end - first >= DRAWL_MIN || end == word.length();
    }

    /** A whole word between blanks, whose signs and digits are read as letters. */
    private @Nullable Reading signed(int first) {
        StringBuilder word = new StringBuilder();
        int last = first;
        for (int i = first; i < t.count() && (i == first || !t.spaceBefore(i)); i++) {
            boolean sign = t.isOneOf(i, SIGNS);
            boolean shout = t.isMark(i, '!') && !(t.isAlphanumeric(i + 1) && !t.spaceBefore(i + 1)); // "all day long!"
            if (shout || !sign && !t.isAlphanumeric(i)) {
                break;
            }
            for (int k = t.start(i); k < t.end(i); k++) {
                char c = t.text().charAt(k);
                int at = sign ? SIGNS.indexOf(c) : DIGITS.indexOf(c);
                word.append(at < 0 ? c : (sign ? SIGN_LETTERS : LETTERS).charAt(at));
            }
            last = i;
        }
        boolean glued = last + 2 < t.count() && !t.spaceBefore(last + 1) && !t.spaceBefore(last + 2);
        boolean fits = word.length() >= LETTERS_MIN && word.length() <= LETTERS_MAX && last > first && !glued;
        return fits && isKnown(word.toString()) ? new Reading(first, last, word.toString()) : null;
    }

    private @Nullable Reading leet(int first) {
        boolean dollar = t.isMark(first, '$') && !t.spaceBefore(first + 1); // $3v3n
        int i = dollar ? first + 1 : first;
        if (dollar && t.equalsFolded(i, "1x")) {
            return new Reading(first, i, "six");
        }
        if (!isLeet(t, i)) {
            return null;
        }
        StringBuilder word = new StringBuilder(dollar ? "s" : "");
        for (int k = t.start(i); k < t.end(i); k++) {
            char c = t.text().charAt(k);
            int digit = DIGITS.indexOf(c);
            word.append(digit < 0 ? c : LETTERS.charAt(digit));
        }
        if (isKnown(word.toString())) {
            return new Reading(first, i, word.toString());
        }
        int ell = word.indexOf("l");
        if (ell >= 0 && isKnown(word.toString().replace('l', 'i'))) {
            return new Reading(first, i, word.toString().replace('l', 'i'));
        }
        int one = word.indexOf("i");
        String other = one < 0 ? "" : word.toString().replace('i', 'l');
        return one >= 0 && isKnown(other) ? new Reading(first, i, other) : null;
    }

    private boolean isKnown(String word) {
        String folded = Lexicon.fold(word);
        long all = lexicon.classesOf(folded.toCharArray(), 0, folded.length());
        long bits = all & (folded.length() >= KEYWORD_LETTERS_MIN ? KNOWN | CUES : KNOWN);
        boolean town = bits == WordClass.CITY.bit;
        return (town ? word.length() >= TOWN_LETTERS_MIN : bits != 0) || KEYWORDS.contains(folded);
    }

    /** The next token behind one blank or one sign without blanks; -1 where neither stands. */
    private static int next(Tokens t, int i) {
        boolean sign = t.isJoint(i + 1, JOINTS);
        int next = sign ? i + 2 : i + 1;
        boolean near = next < t.count() && t.start(next) - t.end(i) == 1 && !t.lineBreakBefore(next);
        return near ? next : -1;
    }

    private static boolean isLetter(Tokens t, int i) {
        return t.isWord(i) && t.length(i) == 1;
    }

    /** "I", "a", "y": the next word, and no letter of this one. */
    private boolean isWordByItself(int i) {
        return "iay".indexOf(Lexicon.fold(t.first(i))) >= 0;
    }
}
