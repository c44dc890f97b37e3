package org.listeningpost.ingest.redact.place;

import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * The house behind a room in it: {@code Room 709, Mill Nursing Home}, {@code flat 4 Larch Court}, {@code room 411 of the Renner
 * Building}. Stateless.
 */
final class NamedHouse {
    private static final Words HOMES = Words.of("home", "homes");
    private static final Words KINDS = Words.of("nursing", "care", "residential", "rest", "retirement", "convalescent");
    private static final Words HOUSES = Words.of(
            "house", "court", "lodge", "manor", "hall", "towers", "tower", "apartments", "building", "pavilion");
    private static final Words INSIDE = Words.of("of", "in", "at");
    /** What is no house but what somebody is there for, and who runs it. */
    private static final Words OTHERS =
            Words.of("department", "emergency", "clinic", "hospital", "medical", "center", "centre", "mayo", "kaiser");

    private static final int WORDS_MAX = 5;

    private NamedHouse() {}

    /** The last word of the house's name, or the room where none follows. */
    static int lastOf(Tokens t, int room) {
        int i = t.isMark(room + 1, ',') ? room + 2 : behindThe(t, room + 1);
        for (int words = 0; words < WORDS_MAX && isName(t, i); words++) {
            if (words > 0 && (HOUSES.has(t, i) || HOMES.has(t, i) && KINDS.has(t, i - 1))) {
                return i;
            }
            i = t.isMark(i + 1, '.') && t.length(i) == 2 ? i + 2 : i + 1;
            i = isGenitive(t, i) ? i + 2 : i;
        }
        return room;
    }

    /** {@code of the}. */
    private static int behindThe(Tokens t, int i) {
        return INSIDE.has(t, i) && t.equalsFolded(i + 1, "the") ? i + 2 : i;
    }

    private static boolean isName(Tokens t, int i) {
        return t.isWord(i)
                && t.isCapitalized(i)
                && !t.is(i, WordClass.STOP)
                && !OTHERS.has(t, i)
                && !t.lineBreakBefore(i);
    }

    /** {@code 's} behind a name. */
    private static boolean isGenitive(Tokens t, int i) {
        return t.isOneOf(i, "'\u2019") && !t.spaceBefore(i) && t.equalsFolded(i + 1, "s") && !t.spaceBefore(i + 1);
    }
}
