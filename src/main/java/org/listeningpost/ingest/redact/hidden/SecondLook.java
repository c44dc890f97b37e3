package org.listeningpost.ingest.redact.hidden;

import org.listeningpost.ingest.redact.text.NumberWords;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * Whether a text could hold hidden writing, so that {@link Deobfuscation} has to write another view of it. Every post is asked, so
 * that each token is only looked at by what can start with one of its kind. Stateless.
 */
final class SecondLook {
    private static final int SPELLED_MIN = 5;
    /** "I", "a" and the end of "don't" stand alone in every text, but not in a row. */
    private static final int ROW_MIN = 3;

    private static final int DIGITS_MIN = 3;
    private static final int WORDS_MIN = 3;
    /** Ages from here on are taken out, so that the words for them call for a second view by themselves. */
    private static final int OLD = 90;

    private static final Words ALWAYS = Words.of("slash", "www", "ciento", "cien", "score", "decades");

    /** No other word is asked by what tells its words from others. */
    static final Words TELLING = Words.any(
            ALWAYS,
            Words.of("hundred"),
            HiddenJoints.WORDS,
            SpelledCode.SPELLING,
            LetterNames.SPANISH,
            ThenChain.THEN,
            SoundedNumber.SURE,
            HiddenLink.STARTS,
            HiddenLink.PAGES);

    private static final long TELLING_CLASSES =
            WordClass.NUMBER_WORD.bit | WordClass.ORDINAL_WORD.bit | WordClass.PLATFORM.bit;

    private SecondLook() {}

    static boolean isNeeded(Tokens t) {
        boolean spelled = t.loneCharacters() >= SPELLED_MIN && hasRow(t);
        if (spelled || t.seen(WordClass.DOT_WORD) || t.seen(WordClass.MAIL_PROVIDER)) {
            return true;
        }
        int words = 0;
        for (int i = 0; i < t.count(); i++) {
            if (t.isPlain(i)) {
                continue;
            }
            words += t.is(i, WordClass.NUMBER_WORD) ? 1 : 0;
            boolean needed =
                    switch (t.kind(i)) {
                        case Tokens.WORD -> word(t, i);
                        case Tokens.NUMBER -> number(t, i);
                        case Tokens.MIXED -> mixed(t, i);
                        case Tokens.MARK -> mark(t, i);
                        default -> false;
                    };
            if (needed) {
                return true;
            }
        }
        boolean context = t.seen(WordClass.AGE_BEFORE)
                || t.seen(WordClass.AGE_AFTER)
                || t.seen(WordClass.MONTH)
                || t.seen(WordClass.STREET)
                || t.seen(WordClass.STREET_SPANISH)
                || t.seen(WordClass.ZIP_CUE)
                || t.seen(WordClass.MONTH_AMBIGUOUS)
                || t.digits() >= DIGITS_MIN;
        return words >= WORDS_MIN || words >= 1 && context;
    }

    /** Whether letters and digits stand alone in a row, signs between them or not. */
    private static boolean hasRow(Tokens t) {
        int row = 0;
        for (int i = 0; i < t.count() && row < ROW_MIN; i++) {
            if (t.isAlphanumeric(i)) {
                row = t.length(i) == 1 ? row + 1 : 0;
            }
        }
        return row >= ROW_MIN;
    }

    private static boolean word(Tokens t, int i) {
        return t.isAny(i, TELLING_CLASSES) && isToldByClass(t, i)
                || TELLING.has(t, i) && isToldByWord(t, i)
                || LetteredNumber.isAt(t, i)
                || HiddenWords.mayStart(t, i)
                || SpokenAge.isRoman(t, i)
                || BrokenLine.mayStart(t, i)
                || HiddenHosts.mayStart(t, i);
    }

    private static boolean isToldByClass(Tokens t, int i) {
        if (t.is(i, WordClass.NUMBER_WORD)
                && (LetterNames.mayStart(t, i)
                        || isDigitWords(t, i)
                        || isHouseWord(t, i)
                        || isOld(t, i)
                        || SpokenAge.isBirthYear(t, i))) {
            return true;
        }
        boolean dated =
                t.is(i, WordClass.ORDINAL_WORD) && (t.seen(WordClass.MONTH) || t.seen(WordClass.MONTH_AMBIGUOUS));
        boolean host = t.is(i, WordClass.PLATFORM) && t.isOneOf(i + 1, ",.") && t.equalsFolded(i + 2, "com");
        return dated || host;
    }

    private static boolean isToldByWord(Tokens t, int i) {
        return ALWAYS.has(t, i)
                || t.equalsFolded(i, "hundred") && !t.isNumber(i - 1)
                || HiddenJoints.mayStart(t, i)
                || SpelledCode.mayStart(t, i)
                || ThenChain.mayStart(t, i)
                || SoundedNumber.mayStart(t, i)
                || HiddenLink.mayStart(t, i);
    }

    private static boolean isOld(Tokens t, int i) {
        return NumberWords.valueOf(t.folded(i)) >= OLD;
    }

    private static boolean number(Tokens t, int i) {
        boolean nine = isNine(t, i) && isDigit(t, afterJoint(t, i));
        boolean house = isDigit(t, i)
                && isDigit(t, t.isJoint(i + 1, ".-") ? i + 2 : i + 1)
                && (t.seen(WordClass.STREET) || t.seen(WordClass.STREET_AMBIGUOUS));
        return nine
                || house
                || LetterNames.mayStart(t, i)
                || PartedDate.mayStart(t, i)
                || JointedAddress.mayStart(t, i)
                || JointedAddress.maySpell(t, i)
                || LetteredNumber.isAt(t, i)
                || SpokenAge.mayStart(t, i)
                || SplitNumber.mayStart(t, i)
                || BrokenLine.isCut(t, i)
                || BrokenLine.mayStart(t, i);
    }

    private static boolean mixed(Tokens t, int i) {
        return LetteredNumber.isAt(t, i)
                || !SpokenNumbers.mixedDigits(t, i).isEmpty()
                || HiddenWords.mayStart(t, i)
                || SpokenAge.mayStart(t, i)
                || BrokenLine.mayStart(t, i)
                || HiddenHosts.mayStart(t, i);
    }

    private static boolean mark(Tokens t, int i) {
        boolean bracketed = t.isOneOf(i, "[({<")
                && (t.isOneOf(i + 1, ".@") && t.isOneOf(i + 2, "])}>")
                        || t.is(i + 1, WordClass.AT_WORD) && t.isOneOf(i + 2, "])}>")
                        || t.isMark(i + 1, ':') && (t.isMark(i + 2, '/') || t.isMark(i + 3, '/')));
        boolean dot = t.isMark(i, '.')
                && t.spaceBefore(i)
                && t.spaceBefore(i + 1)
                && (t.isAny(i + 1, WordClass.TLDS) || t.hasDigit(i + 1) || t.hasDigit(i - 1));
        boolean late = t.isMark(i, '.')
                && t.spaceBefore(i)
                && !t.spaceBefore(i + 1)
                && t.isMark(i - 2, '/')
                && t.isMark(i - 3, '/');
        boolean bullet = SpokenSign.isBullet(t, i)
                && (t.is(i + 1, WordClass.TLD)
                        || SpokenSign.isBullet(t, i - 2) && t.is(i + 1, WordClass.TLD_AMBIGUOUS));
        return bracketed
                || dot
                || late
                || bullet
                || t.isWord(i + 1) && LooseHost.isSign(t, i)
                || isSpacedNumbers(t, i)
                || HiddenJoints.mayStart(t, i);
    }

    /** "calle Las Acacias doce", "twenty-two Ironwood Court". */
    private static boolean isHouseWord(Tokens t, int i) {
        return t.is(i, WordClass.NUMBER_WORD)
                && (t.equalsFolded(i - 1, "del")
                        || t.before(i, 5, WordClass.STREET_SPANISH.bit)
                        || t.after(i, 4, WordClass.STREET_AMBIGUOUS.bit) && isBeforeCapital(t, i));
    }

    private static boolean isBeforeCapital(Tokens t, int i) {
        return t.isCapitalized(i + 1) || t.isCapitalized(i + 2) || t.isCapitalized(i + 3);
    }

    private static boolean isNineWord(Tokens t, int i) {
        return t.equalsFolded(i, "nine") || t.equalsFolded(i, "nueve");
    }

    /** {@code nine-five}, {@code L S six five A B}. */
    private static boolean isDigitWords(Tokens t, int i) {
        return t.is(i, WordClass.NUMBER_WORD)
                && (isNineWord(t, i)
                                && (t.isMark(i + 1, '-') && t.is(i + 2, WordClass.NUMBER_WORD)
                                        || t.is(i + 1, WordClass.NUMBER_WORD))
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

    static int afterJoint(Tokens t, int i) {
        return t.isOneOf(i + 1, "-_.*") ? i + 2 : i + 1;
    }

    static boolean isNine(Tokens t, int i) {
        return t.isNumber(i) && t.length(i) == 1 && t.first(i) == '9';
    }

    static boolean isDigit(Tokens t, int i) {
        return t.isNumber(i) && t.length(i) == 1;
    }
}
