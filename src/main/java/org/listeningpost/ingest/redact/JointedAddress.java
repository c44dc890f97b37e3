package org.listeningpost.ingest.redact;

import org.jspecify.annotations.Nullable;

/** A street whose words are joined by other signs than blanks: {@code 4315_Dogwood_Drive}, {@code 9292-bluebonnet-street}. Stateless. */
final class JointedAddress {
    private static final int DIGITS_MAX = 5;
    private static final int WORDS_MAX = 5;
    private static final String JOINTS = "_-.";
    private static final long KINDS = WordClass.STREET.bit | WordClass.STREET_AMBIGUOUS.bit;

    private JointedAddress() {}

    static boolean mayStart(Tokens t, int i) {
        return t.isNumber(i)
                && t.length(i) <= DIGITS_MAX
                && t.isOneOf(i + 1, JOINTS)
                && !t.spaceBefore(i + 1)
                && t.isWord(i + 2)
                && t.length(i + 2) > 2
                && last(t, i) > 0;
    }

    static @Nullable Reading at(Tokens t, int first) {
        if (!mayStart(t, first)) {
            return null;
        }
        int last = last(t, first);
        StringBuilder address = new StringBuilder(t.string(first));
        for (int i = first + 1; i <= last; i++) {
            if (t.isAlphanumeric(i)) {
                address.append(' ').append(t.string(i));
            }
        }
        return new Reading(first, last, address.toString());
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
