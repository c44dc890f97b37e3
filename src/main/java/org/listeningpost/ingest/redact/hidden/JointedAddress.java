package org.listeningpost.ingest.redact.hidden;

import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * A street whose words other signs than blanks join or part: {@code 4315_Dogwood_Drive}, {@code 9292-bluebonnet-street}, {@code 6535 /
 * Elkhorn / Ave}, {@code 123 [Oak] [Street]}. Stateless.
 */
public final class JointedAddress {
    private static final int DIGITS_MAX = 5;
    private static final int WORDS_MAX = 5;
    private static final String JOINTS = "_-.";
    private static final String NOISE = ",./|[](){}*~+=<>\"\u00B7\u2022";
    private static final int NOISE_MAX = 4;
    private static final String SPELLING = "-._*~";
    private static final Words ENDINGS = Words.of(
            "st",
            "street",
            "rd",
            "road",
            "ave",
            "avenue",
            "ln",
            "lane",
            "dr",
            "drive",
            "ct",
            "court",
            "blvd",
            "way",
            "close",
            "terrace",
            "place",
            "pl",
            "circle",
            "row",
            "hill",
            "grove",
            "crescent",
            "gardens");
    private static final long KINDS = WordClass.STREET.bit | WordClass.STREET_AMBIGUOUS.bit;

    private JointedAddress() {}

    static boolean mayStart(Tokens t, int i) {
        if (!t.isNumber(i) || t.length(i) > DIGITS_MAX || t.isYear(i)) {
            return false;
        }
        boolean joined = t.isOneOf(i + 1, JOINTS)
                && !t.spaceBefore(i + 1)
                && t.isWord(i + 2)
                && t.length(i + 2) > 2
                && last(t, i) > 0;
        boolean parted = isNoise(t, i + 1) || t.isCapitalized(i + 1) && isNoise(t, i + 2);
        return joined || parted && lastParted(t, i) > 0;
    }

    /** {@code 98-C-h-a-p-e-l-S-t}: letters that one sign parts behind the number of a house. */
    public static boolean maySpell(Tokens t, int i) {
        return t.isNumber(i)
                && t.length(i) <= DIGITS_MAX
                && t.isJoint(i + 1, SPELLING)
                && isLetter(t, i + 2)
                && t.isJoint(i + 3, SPELLING)
                && isLetter(t, i + 4);
    }

    private static boolean isLetter(Tokens t, int i) {
        return t.isWord(i) && t.length(i) == 1;
    }

    /** A blank before each capital, so that it is read as any other address. */
    static @Nullable Reading spelled(Tokens t, int first) {
        if (!maySpell(t, first)) {
            return null;
        }
        StringBuilder address = new StringBuilder(t.string(first));
        int last = first;
        int word = 0;
        while (t.isMark(last + 1, t.first(first + 1)) && isLetter(t, last + 2) && !t.spaceBefore(last + 2)) {
            last += 2;
            word = t.isCapitalized(last) ? address.length() + 1 : word;
            address.append(t.isCapitalized(last) ? " " : "").append(t.string(last));
        }
        boolean kind = word > 0 && ENDINGS.contains(Lexicon.fold(address.substring(Math.min(word, address.length()))));
        return kind && t.spaceBefore(last + 1) ? new Reading(first, last, address.toString()) : null;
    }

    private static boolean isNoise(Tokens t, int i) {
        return t.isOneOf(i, NOISE) || HiddenJoints.isSymbol(t, i);
    }

    /** The kind of street that ends it where a sign parts every two words, or -1. */
    private static int lastParted(Tokens t, int first) {
        int last = first;
        int signs = 0;
        for (int words = 1; words <= WORDS_MAX; words++) {
            int next = last + 1;
            while (next - last <= NOISE_MAX && isNoise(t, next)) {
                next++;
            }
            boolean parted = next > last + 1;
            signs += parted ? 1 : 0;
            if (!t.isWord(next) || t.lineBreakBefore(next) || !parted && !t.isCapitalized(next)) {
                return -1;
            }
            if (words > 1 && t.isAny(next, KINDS)) {
                int end = closed(t, next);
                return signs > 0 && (parted || signs > 1) ? end : -1;
            }
            last = next;
        }
        return -1;
    }

    static @Nullable Reading at(Tokens t, int first) {
        if (!mayStart(t, first)) {
            return null;
        }
        int joined = last(t, first);
        int last = joined > 0 ? joined : lastParted(t, first);
        StringBuilder address = new StringBuilder(t.string(first));
        for (int i = first + 1; i <= last; i++) {
            if (t.isAlphanumeric(i)) {
                address.append(' ').append(t.string(i));
            }
        }
        return new Reading(first, last, address.toString());
    }

    private static int closed(Tokens t, int last) {
        return t.isOneOf(last + 1, ")]}") && !t.spaceBefore(last + 1) ? last + 1 : last;
    }

    /** The kind of street that ends it, or -1. */
    private static int last(Tokens t, int first) {
        int words = 0;
        for (int i = first + 1; i < t.count() && words <= WORDS_MAX && !t.spaceBefore(i); i++) {
            if (t.isWord(i)) {
                words++;
                boolean kind = words > 1 && t.isAny(i, KINDS) && !t.isAny(i + 1, KINDS);
                if (kind) {
                    return i;
                }
            } else if (!t.isOneOf(i, JOINTS)) {
                return -1;
            }
        }
        return -1;
    }
}
