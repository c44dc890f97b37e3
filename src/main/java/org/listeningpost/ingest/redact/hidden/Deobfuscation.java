package org.listeningpost.ingest.redact.hidden;

import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.MappedBuilder;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * The second view: what a reader understands where letters hide it. Number words become digits, spelled-out runs are
 * closed, and "at" and "dot" become signs beside mail providers and top-level domains.
 */
public final class Deobfuscation {
    private static final int SPELLED_MIN = 5;
    private static final int HOUSE_DIGITS_MAX = 5;
    private static final int HANDLE_MIN = 3;
    private static final int KEYWORD_MIN = 4;
    private static final int STREET_LETTERS_MAX = 7;
    private static final Words STREETS =
            Words.of("ave", "avenue", "drive", "lane", "place", "terrace", "circle", "grove", "close");
    private static final int HANDLE_DIGITS_MAX = 4;

    private final Tokens t;
    private final NormalizedText text;
    private final MappedBuilder out;
    private final SpokenAddress addresses;
    private final HiddenWords hidden;
    private final HiddenJoints joints;
    private final HiddenHosts hosts;
    private final SpokenNumbers numbers;
    private int written;

    private Deobfuscation(Tokens tokens, Lexicon lexicon) {
        this.t = tokens;
        this.text = tokens.text();
        this.out = new MappedBuilder(text);
        this.addresses = new SpokenAddress(tokens);
        this.hidden = new HiddenWords(tokens, lexicon);
        this.joints = new HiddenJoints(tokens);
        this.hosts = new HiddenHosts(tokens, addresses);
        this.numbers = new SpokenNumbers(tokens);
    }

    /** The second view, or null where nothing calls for one. */
    public static @Nullable NormalizedText of(Tokens tokens, Lexicon lexicon) {
        return SecondLook.isNeeded(tokens) ? new Deobfuscation(tokens, lexicon).rewrite() : null;
    }

    private @Nullable NormalizedText rewrite() {
        int i = 0;
        while (i < t.count()) {
            int next =
                    switch (t.kind(i)) {
                        case Tokens.WORD -> word(i);
                        case Tokens.NUMBER -> number(i);
                        case Tokens.MIXED -> mixed(i);
                        case Tokens.MARK -> mark(i);
                        default -> i;
                    };
            i = next > i ? next : i + 1;
        }
        if (written == 0) {
            return null;
        }
        out.copy(written, text.length());
        return out.build();
    }

    /** What can begin at a word; the token behind what was read, or the same one. */
    private int word(int i) {
        if (t.isPlain(i)) {
            return i;
        }
        int next = named(i);
        next = next > i ? next : read(hidden.at(i), i);
        next = next > i ? next : read(SpelledCode.at(t, i), i);
        next = next > i ? next : read(ThenChain.at(t, i), i);
        next = next > i ? next : read(HiddenLink.at(t, i), i);
        next = next > i ? next : read(SoundedNumber.at(t, i), i);
        next = next > i ? next : spelled(i);
        next = next > i ? next : told(i);
        next = next > i ? next : read(joints.at(i), i);
        return next > i ? next : read(BrokenLine.at(t, i), i);
    }

    private int number(int i) {
        joinLines(i);
        int next = named(i);
        next = next > i ? next : read(hidden.at(i), i);
        next = next > i ? next : read(SpelledCode.at(t, i), i);
        next = next > i ? next : read(ThenChain.at(t, i), i);
        next = next > i ? next : read(PartedDate.at(t, i), i);
        next = next > i ? next : read(JointedAddress.at(t, i), i);
        next = next > i ? next : read(JointedAddress.spelled(t, i), i);
        next = next > i ? next : houseDigits(i);
        next = next > i ? next : agedDigits(i);
        next = next > i ? next : spelled(i);
        next = next > i ? next : told(i);
        next = next > i ? next : read(SplitNumber.at(t, i), i);
        return next > i ? next : read(BrokenLine.at(t, i), i);
    }

    /** At letters and digits in one. */
    private int mixed(int i) {
        int next = read(hidden.at(i), i);
        next = next > i ? next : read(SpelledCode.at(t, i), i);
        next = next > i ? next : read(ThenChain.at(t, i), i);
        next = next > i ? next : told(i);
        return next > i ? next : read(BrokenLine.at(t, i), i);
    }

    /** What can begin at a word, a number and both in one. */
    private int told(int i) {
        int next = read(LooseHost.at(t, i), i);
        next = next > i ? next : address(i);
        next = next > i ? next : read(hosts.at(i), i);
        next = next > i ? next : read(SpokenAge.at(t, i), i);
        next = next > i ? next : read(numbers.at(i), i);
        return next > i ? next : read(LetteredNumber.at(t, i), i);
    }

    private int mark(int i) {
        int next = read(hidden.at(i), i);
        next = next > i ? next : spelled(i);
        next = next > i ? next : read(hosts.at(i), i);
        return next > i ? next : read(joints.at(i), i);
    }

    /** A code by the names of its letters, which begins before its first number. */
    private int named(int number) {
        boolean may = t.isNumber(number) || t.is(number, WordClass.NUMBER_WORD);
        Reading reading = may ? LetterNames.at(t, number) : null;
        return reading != null && written <= t.start(reading.first()) ? read(reading, number) : number;
    }

    private void joinLines(int i) {
        if (BrokenLine.isCut(t, i) && written <= t.end(i - 1)) {
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
        if (t.length(first) != 1) {
            return first;
        }
        boolean lone = t.isWord(first)
                && "yaoe".indexOf(t.first(first)) >= 0
                && (t.isNumber(first + 1) || t.isCapitalized(first + 1));
        if (lone && t.spaceBefore(first + 1)) {
            return first;
        }
        int i = first;
        int characters = 0;
        while (t.kind(i) != 0
                && t.kind(i) != Tokens.PLACEHOLDER
                && t.length(i) == 1
                && (t.isAlphanumeric(i) || t.isOneOf(i, "@._-()+:/"))
                && (i == first || t.start(i) - t.end(i - 1) <= 4)
                && !(i > first && (t.lineBreakBefore(i) || isOtherJoint(i) && hidden.at(i) != null))) {
            characters += t.isAlphanumeric(i) ? 1 : 0;
            i++;
        }
        boolean glued = i < t.count() && i > first && !t.spaceBefore(i) && t.isAlphanumeric(i);
        // "5 3 6 O a k S t y era otro": the last letter is a word of its own.
        boolean word = i > first + 1
                && "yaoe".indexOf(t.first(i - 1)) >= 0
                && t.isCapitalized(first) | t.isNumber(first)
                && t.isWord(i)
                && t.spaceBefore(i)
                && !endsStreet(i - 1);
        int end = glued || word ? i - 1 : i;
        int least = t.isMark(first, '@') ? HANDLE_MIN : SPELLED_MIN;
        if (characters < least || end - first < least) {
            return first;
        }
        for (int k = first; k < end; k++) {
            boolean wordGap = k > first && (t.start(k) - t.end(k - 1) >= 2 || isCodeBehind(first, k));
            out.copy(written, k == first ? t.start(k) : written);
            if (wordGap) {
                out.replace(" ", t.start(k) - 1, t.start(k)); // one blank, however many there are
            }
            out.copy(t.start(k), t.end(k));
            written = t.end(k);
        }
        return t.before(first, 3, WordClass.PLATFORM.bit) ? withDigits(end) : end;
    }

    /** {@code p l a c a s P K S 8 3 2 0}: behind a word in small letters, one by one, capitals or digits begin. */
    private boolean isCodeBehind(int first, int k) {
        if (k - first < KEYWORD_MIN || !t.spaceBefore(k) || !t.isCapitalized(k)) {
            return false;
        }
        for (int i = first; i < k; i++) {
            if (!t.isWord(i) || t.isCapitalized(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@code B i r c h w o o d A v e}: its last letter is no word. */
    private boolean endsStreet(int last) {
        int capital = last;
        while (capital > last - STREET_LETTERS_MAX && t.length(capital) == 1 && !t.isCapitalized(capital)) {
            capital--;
        }
        StringBuilder word = new StringBuilder();
        for (int i = capital; i <= last; i++) {
            word.append(t.string(i));
        }
        return capital < last && STREETS.contains(Lexicon.fold(word.toString()));
    }

    /** "I'm n-i-n-e-t-y", "F.U.R. D.e.c.": another word begins here, whose letters are joined by signs. */
    private boolean isOtherJoint(int i) {
        return t.isWord(i) && t.spaceBefore(i) && t.kind(i + 1) == Tokens.MARK && !t.spaceBefore(i + 1);
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
        int unit = SecondLook.afterJoint(t, nine);
        boolean two = SecondLook.isNine(t, nine)
                && SecondLook.isDigit(t, unit)
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

    /** {@code 7 4 2 Evergreen St}: the digits of a house, one by one. */
    private int houseDigits(int first) {
        int last = first;
        while (last - first < 2 * HOUSE_DIGITS_MAX && SecondLook.isDigit(t, last)) {
            int next = t.isJoint(last + 1, ".-") ? last + 2 : last + 1;
            if (!SecondLook.isDigit(t, next) || t.lineBreakBefore(next)) {
                break;
            }
            last = next;
        }
        boolean street = t.isWord(last + 1)
                && t.isCapitalized(last + 1)
                && t.after(last, 4, WordClass.STREET.bit | WordClass.STREET_AMBIGUOUS.bit);
        if (last == first || !street || t.isNumber(first - 1)) {
            return first;
        }
        StringBuilder digits = new StringBuilder();
        for (int i = first; i <= last; i++) {
            digits.append(SecondLook.isDigit(t, i) ? t.string(i) : "");
        }
        replace(digits.toString(), first, last);
        return last + 1;
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
}
