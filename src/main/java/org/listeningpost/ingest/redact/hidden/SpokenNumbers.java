package org.listeningpost.ingest.redact.hidden;

import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.NumberWords;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/** Numbers in words, put together: {@code four one five}, {@code ninety-five}, {@code fourteenth}, {@code dos mil veintidos}. */
final class SpokenNumbers {
    private static final int NUMBER_WORDS_MAX = 40;
    private static final int TOLD_MIN = 5;
    private static final int HOUSE_WORDS_MAX = 7;
    private static final int MIXED_MAX = 16;
    private static final int WORD_MAX = 6;

    private final Tokens t;

    SpokenNumbers(Tokens tokens) {
        this.t = tokens;
    }

    /** "four one five ...", "ninety-five", "fourteenth". */
    @Nullable
    Reading at(int first) {
        if (!mayStart(first)) {
            return null;
        }
        Reading whole = hundred(first);
        whole = whole != null ? whole : spanishYear(first);
        if (whole != null) {
            return whole;
        }
        StringBuilder digits = new StringBuilder();
        int i = first;
        int last = -1;
        int words = 0;
        int repeat = 1;
        while (i < t.count() && i - first < NUMBER_WORDS_MAX) {
            int value = t.isNumber(i) ? -1 : NumberWords.valueOf(t.folded(i));
            int ordinal = t.is(i, WordClass.ORDINAL_WORD) ? NumberWords.ordinalOf(t.folded(i)) : -1;
            if (ordinal > 0) {
                digits.append(ordinal).append("th");
                last = i;
                break;
            } else if (t.equalsFolded(i, "double") || t.equalsFolded(i, "triple")) {
                repeat = t.equalsFolded(i, "double") ? 2 : 3;
                words++;
            } else if (value >= 20 && value % 10 == 0 && unitAfter(i) > 0) {
                int unit = unitAfter(i);
                boolean ordinalUnit = t.is(unit, WordClass.ORDINAL_WORD);
                int rest = unitValue(unit, ordinalUnit);
                digits.append(value + rest).append(ordinalUnit ? "th" : "");
                last = unit;
                words++;
                if (ordinalUnit) {
                    break;
                }
            } else if (value >= 0) {
                digits.append(String.valueOf(value).repeat(repeat));
                repeat = 1;
                last = i;
                words++;
            } else if (!plainDigits(i).isEmpty()) {
                digits.append(plainDigits(i).repeat(repeat));
                repeat = 1;
                last = i;
                words += t.isNumber(i) ? 0 : 1;
            } else {
                break;
            }
            boolean complete = value >= 20 && t.isMark(last + 1, ',');
            i = complete ? t.count() : afterJoint(Math.max(i, last));
        }
        if (t.equalsFolded(first, "a")) {
            return null;
        }
        boolean lonely = words == 1 && t.equalsFolded(first, "oh");
        if (last < first || lonely || (words == 0 && !t.is(last, WordClass.ORDINAL_WORD))) {
            return null;
        }
        return told(first, last, digits, words);
    }

    /** "seven seven one three three six six one three times": of many words the last one counts. */
    private Reading told(int first, int last, StringBuilder digits, int words) {
        boolean counting = t.equalsFolded(last + 1, "times") || t.equalsFolded(last + 1, "veces");
        boolean counts = counting
                && words >= TOLD_MIN
                && t.is(last, WordClass.NUMBER_WORD)
                && t.is(last - 1, WordClass.NUMBER_WORD);
        return counts
                ? new Reading(first, last - 1, digits.substring(0, digits.length() - 1))
                : new Reading(first, last, digits.toString());
    }

    private String plainDigits(int i) {
        return t.isNumber(i) && t.length(i) <= 4 ? t.string(i) : mixedDigits(t, i);
    }

    /** Without strings, for it is asked of every such token: no word for a digit but "oh" has less than three letters. */
    private static boolean mayBeDigits(Tokens t, int i) {
        int letters = 0;
        for (int k = t.start(i); k <= t.end(i); k++) {
            boolean letter = k < t.end(i) && Character.isLetter(t.text().charAt(k));
            boolean oh = letters == 2
                    && Lexicon.fold(t.text().charAt(k - 2)) == 'o'
                    && Lexicon.fold(t.text().charAt(k - 1)) == 'h';
            if (!letter && letters > 0 && letters <= 2 && !oh) {
                return false;
            }
            letters = letter ? letters + 1 : 0;
        }
        return true;
    }

    /** {@code 77oh7}, {@code 12three}: words for digits among digits; empty where the token is something else. */
    static String mixedDigits(Tokens t, int i) {
        if (t.kind(i) != Tokens.MIXED || t.length(i) > MIXED_MAX || !mayBeDigits(t, i)) {
            return "";
        }
        String token = t.folded(i);
        StringBuilder digits = new StringBuilder();
        for (int at = 0; at < token.length(); ) {
            int length = 1;
            int digit = Character.digit(token.charAt(at), 10);
            for (int end = at + 2; digit < 0 && end <= Math.min(token.length(), at + WORD_MAX); end++) {
                int value = NumberWords.valueOf(token.substring(at, end));
                digit = value <= 9 ? value : -1;
                length = end - at;
            }
            if (digit < 0) {
                return "";
            }
            digits.append(digit);
            at += length;
        }
        return digits.toString();
    }

    private boolean mayStart(int first) {
        return t.isAny(first, WordClass.NUMBER_WORD.bit | WordClass.ORDINAL_WORD.bit)
                || t.equalsFolded(first, "a") && t.equalsFolded(first + 1, "hundred")
                || t.equalsFolded(first, "ciento")
                || t.equalsFolded(first, "mil")
                || t.isNumber(first) && t.is(first + 1, WordClass.NUMBER_WORD)
                || !mixedDigits(t, first).isEmpty();
    }

    private int unitValue(int unit, boolean ordinal) {
        if (t.isNumber(unit)) {
            return t.value(unit);
        }
        if (t.equalsFolded(unit, "un")) {
            return 1;
        }
        return ordinal ? NumberWords.ordinalOf(t.folded(unit)) : NumberWords.valueOf(t.folded(unit));
    }

    /** "one hundred and two": an age that a reader counts together; up to 125. */
    private @Nullable Reading hundred(int first) {
        if (isHouseHundred(first)) {
            return houseHundred(first);
        }
        boolean head = t.equalsFolded(first, "one") || t.equalsFolded(first, "a");
        boolean spanish = t.equalsFolded(first, "ciento");
        int i = spanish ? first : first + 1;
        if (!spanish && !(head && t.equalsFolded(i, "hundred"))) {
            return null;
        }
        int rest = t.equalsFolded(i + 1, "and") ? i + 2 : i + 1;
        int value = t.isWord(rest) ? NumberWords.valueOf(t.folded(rest)) : -1;
        value = spanish && t.equalsFolded(rest, "un") ? 1 : value;
        boolean counted = value >= 0 && value <= 25;
        return new Reading(first, counted ? rest : i, String.valueOf(100 + (counted ? value : 0)));
    }

    /** "seven hundred forty two Evergreen Terrace". */
    private boolean isHouseHundred(int first) {
        return t.equalsFolded(first + 1, "hundred")
                && t.is(first, WordClass.NUMBER_WORD)
                && t.after(first + 1, HOUSE_WORDS_MAX, WordClass.STREET.bit | WordClass.STREET_AMBIGUOUS.bit);
    }

    private @Nullable Reading houseHundred(int first) {
        int value = NumberWords.valueOf(t.folded(first));
        int rest = t.equalsFolded(first + 2, "and") ? first + 3 : first + 2;
        int behind = t.is(rest, WordClass.NUMBER_WORD) ? NumberWords.valueOf(t.folded(rest)) : -1;
        if (value < 1 || value > 9) {
            return null;
        }
        int unit = behind >= 20 && behind % 10 == 0 ? unitAfter(rest) : -1;
        int whole = value * 100 + Math.max(behind, 0) + (unit > 0 ? unitValue(unit, false) : 0);
        return new Reading(first, Math.max(behind < 0 ? first + 1 : rest, unit), String.valueOf(whole));
    }

    /** "dos mil veintidos", "mil novecientos ochenta y siete". */
    private @Nullable Reading spanishYear(int first) {
        boolean recent = t.equalsFolded(first, "dos") && t.equalsFolded(first + 1, "mil");
        boolean past = t.equalsFolded(first, "mil") && t.equalsFolded(first + 1, "novecientos");
        int rest = first + 2;
        int value = (recent || past) && t.isWord(rest) ? NumberWords.valueOf(t.folded(rest)) : -1;
        if (value < 0) {
            return null;
        }
        int unit = value >= 20 && value % 10 == 0 ? unitAfter(rest) : -1;
        int year = (recent ? 2000 : 1900) + value + (unit > 0 ? unitValue(unit, false) : 0);
        return new Reading(first, Math.max(rest, unit), String.valueOf(year));
    }

    /** The unit word after a ten: "-five", " five", " y cinco"; or -1. */
    private int unitAfter(int ten) {
        int i = ten + 1;
        if (t.isMark(i, '-') || t.equalsFolded(i, "y")) {
            i++;
        }
        if (i == ten + 1 && t.isNumber(i) && t.length(i) == 1 && t.first(i) != '0') {
            return i;
        }
        if (!t.isWord(i)) {
            return -1;
        }
        if (t.equalsFolded(i, "un") && t.equalsFolded(i - 1, "y")) {
            return i;
        }
        String word = t.folded(i);
        int value = t.is(i, WordClass.ORDINAL_WORD) ? NumberWords.ordinalOf(word) : NumberWords.valueOf(word);
        return value >= 1 && value <= 9 && !word.equals("oh") ? i : -1;
    }

    private int afterJoint(int i) {
        int next = i + 1;
        if (t.kind(i) == Tokens.MIXED && t.isMark(next, '.') && t.spaceBefore(next + 1)) {
            return next; // "9oh7oh8. Zero"
        }
        return t.isOneOf(next, "-,.·_") && (t.isAny(next + 1, WordClass.NUMBER_WORD.bit) || t.isNumber(next + 1))
                ? next + 1
                : next;
    }
}
