package org.listeningpost.ingest.redact;

import org.jspecify.annotations.Nullable;

/**
 * The second view: what a reader understands where letters hide it. Number words become digits, spelled-out runs are
 * closed, and "at" and "dot" become signs beside mail providers and top-level domains.
 */
final class Deobfuscation {
    private static final int SPELLED_MIN = 5;
    private static final int HOUSE_DIGITS_MAX = 5;
    private static final int HANDLE_MIN = 3;
    private static final int HANDLE_DIGITS_MAX = 4;
    private static final int NUMBER_WORDS_MAX = 40;

    private final Tokens t;
    private final NormalizedText text;
    private final MappedBuilder out;
    private final SpokenAddress addresses;
    private final HiddenWords hidden;
    private final HiddenJoints joints;
    private int written;

    private Deobfuscation(Tokens tokens, Lexicon lexicon) {
        this.t = tokens;
        this.text = tokens.text();
        this.out = new MappedBuilder(text);
        this.addresses = new SpokenAddress(tokens);
        this.hidden = new HiddenWords(tokens, lexicon);
        this.joints = new HiddenJoints(tokens);
    }

    /** The second view, or null where nothing calls for one. */
    static @Nullable NormalizedText of(Tokens tokens, Lexicon lexicon) {
        return isNeeded(tokens) ? new Deobfuscation(tokens, lexicon).rewrite() : null;
    }

    private static boolean isNeeded(Tokens t) {
        if (t.loneCharacters() >= SPELLED_MIN || t.seen(WordClass.DOT_WORD) || t.seen(WordClass.MAIL_PROVIDER)) {
            return true;
        }
        int words = 0;
        for (int i = 0; i < t.count(); i++) {
            words += t.is(i, WordClass.NUMBER_WORD) ? 1 : 0;
            boolean bracketed = t.isOneOf(i, "[({<")
                    && (t.isOneOf(i + 1, ".@") || t.is(i + 1, WordClass.AT_WORD))
                    && t.isOneOf(i + 2, "])}>");
            if (bracketed
                    || isLetteredNumber(t, i)
                    || HiddenWords.mayStart(t, i)
                    || HiddenJoints.mayStart(t, i)
                    || t.equalsFolded(i, "slash")
                    || t.equalsFolded(i, "www")
                    || (t.isMark(i, '.') && t.spaceBefore(i) && t.spaceBefore(i + 1) && t.isAlphanumeric(i + 1))
                    || (t.isOneOf(i, "[({<") && t.isMark(i + 1, ':') && t.isMark(i + 2, '/'))
                    || (t.equalsFolded(i, "hundred") && !t.isNumber(i - 1))
                    || t.equalsFolded(i, "ciento")
                    || t.equalsFolded(i, "ninety")
                    || t.equalsFolded(i, "noventa")
                    || (t.is(i, WordClass.ORDINAL_WORD)
                            && (t.seen(WordClass.MONTH) || t.seen(WordClass.MONTH_AMBIGUOUS)))) {
                return true;
            }
        }
        boolean context = t.seen(WordClass.AGE_BEFORE)
                || t.seen(WordClass.AGE_AFTER)
                || t.seen(WordClass.MONTH)
                || t.seen(WordClass.STREET)
                || t.seen(WordClass.STREET_SPANISH)
                || t.seen(WordClass.MONTH_AMBIGUOUS)
                || t.digits() >= 3;
        return words >= 3 || (words >= 1 && context);
    }

    /** Digits with o, O, l or I among them: 4l5, 53O9. */
    private static boolean isLetteredNumber(Tokens t, int i) {
        if (t.kind(i) != Tokens.MIXED || t.length(i) < 2 || t.length(i) > 16) {
            return false;
        }
        for (int k = t.start(i); k < t.end(i); k++) {
            char c = t.text().charAt(k);
            if (!Character.isDigit(c) && "oOlIS".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private @Nullable NormalizedText rewrite() {
        int i = 0;
        while (i < t.count()) {
            int next = hiddenWord(i);
            next = next > i ? next : spelledCode(i);
            next = next > i ? next : houseDigits(i);
            next = next > i ? next : spelled(i);
            next = next > i ? next : address(i);
            next = next > i ? next : bracketedDot(i);
            next = next > i ? next : bracketedScheme(i);
            next = next > i ? next : dottedNumbers(i);
            next = next > i ? next : numberWords(i);
            next = next > i ? next : letteredNumber(i);
            next = next > i ? next : hiddenJoint(i);
            i = next > i ? next : i + 1;
        }
        if (written == 0) {
            return null;
        }
        out.copy(written, text.length());
        return out.build();
    }

    private void replace(String with, int first, int last) {
        out.copy(written, t.start(first));
        out.replace(with, t.start(first), t.end(last));
        written = t.end(last);
    }

    private int hiddenWord(int first) {
        HiddenWords.Found found = hidden.at(first);
        if (found == null) {
            return first;
        }
        replace(found.word(), first, found.last());
        return found.last() + 1;
    }

    private int spelledCode(int first) {
        SpelledCode.Found found = SpelledCode.at(t, first);
        if (found == null) {
            return first;
        }
        replace(found.code(), first, found.last());
        return found.last() + 1;
    }

    /** j a n e @ g m a i l . c o m */
    private int spelled(int first) {
        int i = first;
        int characters = 0;
        while (t.kind(i) != 0
                && t.kind(i) != Tokens.PLACEHOLDER
                && t.length(i) == 1
                && (t.isAlphanumeric(i) || t.isOneOf(i, "@._-()+"))
                && (i == first || t.start(i) - t.end(i - 1) <= 4)
                && !(i > first && t.lineBreakBefore(i))) {
            characters += t.isAlphanumeric(i) ? 1 : 0;
            i++;
        }
        boolean glued = i < t.count() && i > first && !t.spaceBefore(i) && t.isAlphanumeric(i);
        int end = glued ? i - 1 : i;
        int least = t.isMark(first, '@') ? HANDLE_MIN : SPELLED_MIN;
        if (characters < least || end - first < least) {
            return first;
        }
        for (int k = first; k < end; k++) {
            boolean wordGap = k > first && t.start(k) - t.end(k - 1) >= 2;
            out.copy(written, k == first ? t.start(k) : written);
            if (wordGap) {
                out.replace(" ", t.start(k) - 1, t.start(k)); // one blank, however many there are
            }
            out.copy(t.start(k), t.end(k));
            written = t.end(k);
        }
        return t.before(first, 3, WordClass.PLATFORM.bit) ? withDigits(end) : end;
    }

    /** {@code insta j a n e 84}: the digits that end an account's name. */
    private int withDigits(int end) {
        boolean digits = t.isNumber(end) && t.length(end) <= HANDLE_DIGITS_MAX && t.start(end) - t.end(end - 1) == 1;
        if (!digits) {
            return end;
        }
        out.copy(t.start(end), t.end(end));
        written = t.end(end);
        return end + 1;
    }

    private int hiddenJoint(int i) {
        HiddenJoints.Found found = joints.at(i);
        if (found == null || written > t.end(i - 1)) {
            return i;
        }
        out.copy(written, t.end(i - 1));
        out.replace(found.sign(), t.start(i), t.end(found.last()));
        written = t.start(found.last() + 1);
        return found.last() + 1;
    }

    /** {@code 7 4 2 Evergreen St}: the digits of a house, one by one. */
    private int houseDigits(int first) {
        int last = first;
        while (last - first < 2 * HOUSE_DIGITS_MAX && isDigit(last)) {
            int next = t.isMark(last + 1, '.') && !t.spaceBefore(last + 2) ? last + 2 : last + 1;
            if (!isDigit(next) || t.lineBreakBefore(next)) {
                break;
            }
            last = next;
        }
        boolean street = t.isWord(last + 1) && t.isCapitalized(last + 1) && t.after(last, 4, WordClass.STREET.bit);
        if (last == first || !street || t.isNumber(first - 1)) {
            return first;
        }
        StringBuilder digits = new StringBuilder();
        for (int i = first; i <= last; i++) {
            digits.append(isDigit(i) ? t.string(i) : "");
        }
        replace(digits.toString(), first, last);
        return last + 1;
    }

    private boolean isDigit(int i) {
        return t.isNumber(i) && t.length(i) == 1;
    }

    private int address(int first) {
        SpokenAddress.Found found = addresses.at(first);
        if (found == null) {
            return first;
        }
        int start = found.first();
        out.copy(written, t.start(start));
        written = t.start(start);
        for (int i = start; i <= found.last(); i++) {
            String sign = addresses.signAt(i);
            if (sign.isEmpty()) {
                out.copy(t.start(i), t.end(i));
                written = t.end(i);
            } else {
                int last = addresses.signEnd(i);
                out.replace(sign, t.start(i), t.end(last));
                written = t.end(last);
                i = last;
            }
        }
        return found.last() + 1;
    }

    /** {@code 10[.]20}: a dot in brackets between two words without blanks. */
    private int bracketedDot(int i) {
        boolean between = t.isOneOf(i, "[({<")
                && t.isAlphanumeric(i - 1)
                && !t.spaceBefore(i)
                && t.isAlphanumeric(i + 3)
                && !t.spaceBefore(i + 3);
        if (!between || !addresses.signAt(i).equals(".")) {
            return i;
        }
        replace(".", i, i + 2);
        return i + 3;
    }

    /** {@code hxxps[://]}. */
    private int bracketedScheme(int i) {
        boolean scheme = t.isOneOf(i, "[({<")
                && t.isMark(i + 1, ':')
                && t.isMark(i + 2, '/')
                && t.isMark(i + 3, '/')
                && t.isOneOf(i + 4, "])}>")
                && t.isAlphanumeric(i - 1)
                && !t.spaceBefore(i);
        if (scheme) {
            replace("://", i, i + 4);
        }
        return scheme ? i + 5 : i;
    }

    /** {@code 192 dot 0 dot 2 dot 7}, {@code 192 . 0 . 2 . 7}: four numbers as a machine's address has. */
    private int dottedNumbers(int first) {
        int[] ends = new int[4];
        int i = first;
        for (int group = 0; group < ends.length; group++) {
            if (!t.isNumber(i) || t.length(i) > 3 || t.value(i) > 255 || group > 0 && t.lineBreakBefore(i)) {
                return first;
            }
            ends[group] = i;
            int sign = i + 1;
            if (group < 3 && !addresses.signAt(sign).equals(".")) {
                return first;
            }
            i = addresses.signEnd(sign) + 1;
        }
        replace(
                t.string(ends[0]) + '.' + t.string(ends[1]) + '.' + t.string(ends[2]) + '.' + t.string(ends[3]),
                first,
                ends[3]);
        return ends[3] + 1;
    }

    /** "four one five ...", "ninety-five", "fourteenth". */
    private int numberWords(int first) {
        if (!(t.equalsFolded(first, "a") && t.equalsFolded(first + 1, "hundred"))
                && !t.equalsFolded(first, "ciento")
                && !t.isAny(first, WordClass.NUMBER_WORD.bit | WordClass.ORDINAL_WORD.bit)
                && !(t.isNumber(first) && t.is(first + 1, WordClass.NUMBER_WORD))) {
            return first;
        }
        int hundred = hundred(first);
        if (hundred > first) {
            return hundred;
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
            } else if (t.isNumber(i) && t.length(i) <= 4) {
                digits.append(t.string(i).repeat(repeat));
                repeat = 1;
                last = i;
            } else {
                break;
            }
            i = afterJoint(Math.max(i, last));
        }
        if (t.equalsFolded(first, "a")) {
            return first;
        }
        boolean lonely = words == 1 && t.equalsFolded(first, "oh");
        if (last < first || lonely || (words == 0 && !t.is(last, WordClass.ORDINAL_WORD))) {
            return first;
        }
        replace(digits.toString(), first, last);
        return last + 1;
    }

    private int unitValue(int unit, boolean ordinal) {
        if (t.isNumber(unit)) {
            return t.value(unit);
        }
        return ordinal ? NumberWords.ordinalOf(t.folded(unit)) : NumberWords.valueOf(t.folded(unit));
    }

    /** "one hundred and two": an age that a reader counts together; up to 125. */
    private int hundred(int first) {
        boolean head = t.equalsFolded(first, "one") || t.equalsFolded(first, "a");
        boolean spanish = t.equalsFolded(first, "ciento");
        int i = spanish ? first : first + 1;
        if (!spanish && !(head && t.equalsFolded(i, "hundred"))) {
            return first;
        }
        int rest = t.equalsFolded(i + 1, "and") ? i + 2 : i + 1;
        int value = t.isWord(rest) ? NumberWords.valueOf(t.folded(rest)) : -1;
        boolean counted = value >= 0 && value <= 25;
        replace(String.valueOf(100 + (counted ? value : 0)), first, counted ? rest : i);
        return (counted ? rest : i) + 1;
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
        String word = t.folded(i);
        int value = t.is(i, WordClass.ORDINAL_WORD) ? NumberWords.ordinalOf(word) : NumberWords.valueOf(word);
        return value >= 1 && value <= 9 && !word.equals("oh") ? i : -1;
    }

    private int afterJoint(int i) {
        int next = i + 1;
        return t.isOneOf(next, "-,.·_") && (t.isAny(next + 1, WordClass.NUMBER_WORD.bit) || t.isNumber(next + 1))
                ? next + 1
                : next;
    }

    private int letteredNumber(int i) {
        if (!isLetteredNumber(t, i)) {
            return i;
        }
        replace(
                t.string(i)
                        .replace('o', '0')
                        .replace('O', '0')
                        .replace('l', '1')
                        .replace('I', '1')
                        .replace('S', '5'),
                i,
                i);
        return i + 1;
    }
}
