package org.listeningpost.ingest.redact;

import org.jspecify.annotations.Nullable;

/**
 * The second view: what a reader understands where letters hide it. Number words become digits, spelled-out runs are
 * closed, and "at" and "dot" become signs beside mail providers and top-level domains.
 */
final class Deobfuscation {
    private static final int SPELLED_MIN = 5;
    /** Ages from here on are taken out, so that the words for them call for a second view by themselves. */
    private static final int OLD = 90;

    private static final int HOUSE_DIGITS_MAX = 5;
    private static final int HANDLE_MIN = 3;
    private static final int HANDLE_DIGITS_MAX = 4;

    private final Tokens t;
    private final NormalizedText text;
    private final MappedBuilder out;
    private final SpokenAddress addresses;
    private final HiddenWords hidden;
    private final HiddenJoints joints;
    private final SpokenNumbers numbers;
    private int written;

    private Deobfuscation(Tokens tokens, Lexicon lexicon) {
        this.t = tokens;
        this.text = tokens.text();
        this.out = new MappedBuilder(text);
        this.addresses = new SpokenAddress(tokens);
        this.hidden = new HiddenWords(tokens, lexicon);
        this.joints = new HiddenJoints(tokens);
        this.numbers = new SpokenNumbers(tokens);
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
                    || LetteredNumber.isAt(t, i)
                    || HiddenWords.mayStart(t, i)
                    || HiddenJoints.mayStart(t, i)
                    || HiddenJoints.isCut(t, i)
                    || SpokenAge.mayStart(t, i)
                    || SplitNumber.mayStart(t, i)
                    || ThenChain.mayStart(t, i)
                    || SoundedNumber.mayStart(t, i)
                    || isDigitWords(t, i)
                    || t.equalsFolded(i, "slash")
                    || isNine(t, i) && isDigit(t, afterJoint(t, i))
                    || isHouseWord(t, i)
                    || isSpacedNumbers(t, i)
                    || t.equalsFolded(i, "www")
                    || t.is(i, WordClass.PLATFORM) && t.isOneOf(i + 1, ",.") && t.equalsFolded(i + 2, "com")
                    || (t.isMark(i, '.') && t.spaceBefore(i) && t.spaceBefore(i + 1) && t.isAlphanumeric(i + 1))
                    || (t.isOneOf(i, "[({<") && t.isMark(i + 1, ':') && t.isMark(i + 2, '/'))
                    || (t.equalsFolded(i, "hundred") && !t.isNumber(i - 1))
                    || t.equalsFolded(i, "ciento")
                    || (t.is(i, WordClass.NUMBER_WORD) && NumberWords.valueOf(t.folded(i)) >= OLD)
                    || (t.is(i, WordClass.ORDINAL_WORD)
                            && (t.seen(WordClass.MONTH) || t.seen(WordClass.MONTH_AMBIGUOUS)))) {
                return true;
            }
        }
        boolean context = t.seen(WordClass.AGE_BEFORE)
                || t.seen(WordClass.AGE_AFTER)
                || t.seen(WordClass.MONTH)
                || t.seen(WordClass.STREET)
                || t.seen(WordClass.ZIP_CUE)
                || t.seen(WordClass.MONTH_AMBIGUOUS)
                || t.digits() >= 3;
        return words >= 3 || (words >= 1 && context);
    }

    /** "calle Las Acacias doce", "twenty-two Ironwood Court". */
    private static boolean isHouseWord(Tokens t, int i) {
        return t.is(i, WordClass.NUMBER_WORD)
                && (t.before(i, 5, WordClass.STREET_SPANISH.bit)
                        || t.after(i, 4, WordClass.STREET_AMBIGUOUS.bit) && isBeforeCapital(t, i));
    }

    private static boolean isBeforeCapital(Tokens t, int i) {
        return t.isCapitalized(i + 1) || t.isCapitalized(i + 2) || t.isCapitalized(i + 3);
    }

    /** {@code nine-five}, {@code L S six five A B}. */
    private static boolean isDigitWords(Tokens t, int i) {
        return t.is(i, WordClass.NUMBER_WORD)
                && (t.equalsFolded(i, "nine") && t.isMark(i + 1, '-') && t.is(i + 2, WordClass.NUMBER_WORD)
                        || t.isWord(i - 1) && t.length(i - 1) == 1 && t.isCapitalized(i - 1) && t.first(i - 1) != 'I');
    }

    /** {@code 10. 20. 30. 40}. */
    private static boolean isSpacedNumbers(Tokens t, int i) {
        return t.isMark(i, '.')
                && t.isNumber(i - 1)
                && t.isNumber(i + 1)
                && t.spaceBefore(i + 1)
                && t.isMark(i + 2, '.')
                && t.isNumber(i + 3);
    }

    private @Nullable NormalizedText rewrite() {
        int i = 0;
        while (i < t.count()) {
            joinLines(i);
            int next = read(hidden.at(i), i);
            next = next > i ? next : read(SpelledCode.at(t, i), i);
            next = next > i ? next : read(ThenChain.at(t, i), i);
            next = next > i ? next : read(SoundedNumber.at(t, i), i);
            next = next > i ? next : houseDigits(i);
            next = next > i ? next : agedDigits(i);
            next = next > i ? next : spelled(i);
            next = next > i ? next : address(i);
            next = next > i ? next : bracketedDot(i);
            next = next > i ? next : bracketedAt(i);
            next = next > i ? next : commaHost(i);
            next = next > i ? next : read(CapitalSigns.at(t, i), i);
            next = next > i ? next : bracketedScheme(i);
            next = next > i ? next : dottedNumbers(i);
            next = next > i ? next : read(SpokenAge.at(t, i), i);
            next = next > i ? next : read(numbers.at(i), i);
            next = next > i ? next : read(LetteredNumber.at(t, i), i);
            next = next > i ? next : read(joints.at(i), i);
            next = next > i ? next : read(SplitNumber.at(t, i), i);
            i = next > i ? next : i + 1;
        }
        if (written == 0) {
            return null;
        }
        out.copy(written, text.length());
        return out.build();
    }

    private void joinLines(int i) {
        if (HiddenJoints.isCut(t, i) && written <= t.end(i - 1)) {
            out.copy(written, t.end(i - 1));
            out.replace(" ", t.end(i - 1), t.start(i));
            written = t.start(i);
        }
    }

    /** Writes it down; the token behind it, or the same one where there is nothing to write. */
    private int read(@Nullable Reading reading, int i) {
        if (reading == null || reading.tight() && written > t.end(i - 1)) {
            return i;
        }
        out.copy(written, reading.tight() ? t.end(i - 1) : t.start(reading.first()));
        out.replace(reading.text(), t.start(reading.first()), t.end(reading.last()));
        written = reading.tight() ? t.start(reading.last() + 1) : t.end(reading.last());
        return reading.last() + 1;
    }

    private void replace(String with, int first, int last) {
        out.copy(written, t.start(first));
        out.replace(with, t.start(first), t.end(last));
        written = t.end(last);
    }

    /** j a n e @ g m a i l . c o m */
    private int spelled(int first) {
        int i = first;
        int characters = 0;
        while (t.kind(i) != 0
                && t.kind(i) != Tokens.PLACEHOLDER
                && t.length(i) == 1
                && (t.isAlphanumeric(i) || t.isOneOf(i, "@._-()+:/"))
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

    /** {@code 9 4}, {@code 9-4}, {@code 9_4}: where it can be an age. */
    private int agedDigits(int nine) {
        int unit = afterJoint(t, nine);
        boolean two = isNine(t, nine)
                && isDigit(t, unit)
                && t.start(unit) - t.end(nine) == 1
                && !t.hasDigit(unit + 1)
                && !t.isOneOf(unit + 1, "-_./:%")
                && !t.hasDigit(nine - 1)
                && !t.isOneOf(nine - 1, "-_./:$");
        if (!two) {
            return nine;
        }
        replace(t.string(nine) + t.string(unit), nine, unit);
        return unit + 1;
    }

    private static int afterJoint(Tokens t, int i) {
        return t.isOneOf(i + 1, "-_.") ? i + 2 : i + 1;
    }

    private static boolean isNine(Tokens t, int i) {
        return t.isNumber(i) && t.length(i) == 1 && t.first(i) == '9';
    }

    /** {@code 7 4 2 Evergreen St}: the digits of a house, one by one. */
    private int houseDigits(int first) {
        int last = first;
        while (last - first < 2 * HOUSE_DIGITS_MAX && isDigit(t, last)) {
            int next = t.isMark(last + 1, '.') && !t.spaceBefore(last + 2) ? last + 2 : last + 1;
            if (!isDigit(t, next) || t.lineBreakBefore(next)) {
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
            digits.append(isDigit(t, i) ? t.string(i) : "");
        }
        replace(digits.toString(), first, last);
        return last + 1;
    }

    private static boolean isDigit(Tokens t, int i) {
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

    /** {@code www,example,com}. */
    private int commaHost(int www) {
        if (t.is(www, WordClass.PLATFORM) && isLooseDot(www + 1) && t.equalsFolded(www + 2, "com")) {
            boolean path = t.isMark(www + 3, '/');
            replace(t.string(www) + ".com" + (path ? "/" : ""), www, path ? www + 3 : www + 2);
            return path ? www + 4 : www + 3;
        }
        boolean host = t.equalsFolded(www, "www")
                && t.isMark(www + 1, ',')
                && t.isAlphanumeric(www + 2)
                && !t.spaceBefore(www + 2)
                && t.isMark(www + 3, ',')
                && t.is(www + 4, WordClass.TLD)
                && !t.spaceBefore(www + 4);
        if (!host) {
            return www;
        }
        replace("www." + t.string(www + 2) + '.' + t.string(www + 4), www, www + 4);
        return www + 5;
    }

    /** {@code facebook,com/jane}, {@code instagram. com /jane}. */
    private boolean isLooseDot(int i) {
        return t.isMark(i, ',') && !t.spaceBefore(i + 1)
                || t.isMark(i, '.') && (t.spaceBefore(i) || t.spaceBefore(i + 1));
    }

    /** {@code [at]jane84}. */
    private int bracketedAt(int i) {
        boolean sign = t.isOneOf(i, "[({<")
                && t.is(i + 1, WordClass.AT_WORD)
                && t.isOneOf(i + 2, "])}>")
                && t.isAlphanumeric(i + 3)
                && !t.spaceBefore(i + 3)
                && t.spaceBefore(i);
        if (!sign) {
            return i;
        }
        replace("@", i, i + 2);
        return i + 3;
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
}
