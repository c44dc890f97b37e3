package org.listeningpost.ingest.redact.place;

import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** The name of the house before a room in it: {@code in St. Brendan's, room 264}, {@code at Mercy West, room 494}. Stateless. */
final class WardName {
    private static final Words ROOMS = Words.of("room", "rm", "ward", "bed", "habitacion", "hab", "cuarto", "cama");
    private static final Words BEFORE = Words.of("in", "at", "en", "to", "from", "for", "is", "s", "esta");
    /** Kinds of rooms, which say nothing of a place. */
    private static final Words KINDS = Words.of(
            "emergency",
            "isolation",
            "exam",
            "waiting",
            "recovery",
            "operating",
            "delivery",
            "labor",
            "trauma",
            "hospital",
            "private",
            "hotel",
            "the",
            "ward",
            "unit",
            "maternity",
            "oncology",
            "pediatric",
            "intensive");

    private static final Words SAINTS = Words.of("st", "ste", "mt", "sta", "sto");
    private static final int WORDS_MAX = 4;

    private WardName() {}

    /** The first token of the name, or the word for the room itself. */
    static int first(Tokens t, int room) {
        int i = t.isMark(room - 1, ',') ? room - 2 : room - 1;
        if (i < 1 || !ROOMS.has(t, room) || t.lineBreakBefore(room)) {
            return room;
        }
        boolean genitive = t.equalsFolded(i, "s") && t.isOneOf(i - 1, "'\u2019") && !t.spaceBefore(i);
        i = genitive ? i - 2 : i;
        int first = room;
        for (int words = 0; words < WORDS_MAX && isName(t, i); words++) {
            first = i;
            boolean saint = t.isMark(i - 1, '.') && SAINTS.has(t, i - 2);
            i = saint ? i - 2 : i - 1;
            first = saint ? i : first;
            i = saint ? i - 1 : i;
        }
        return first < room && BEFORE.has(t, i) && !t.isCapitalized(i) ? first : room;
    }

    private static boolean isName(Tokens t, int i) {
        return t.isWord(i)
                && t.isCapitalized(i)
                && t.length(i) > 1
                && (!t.isUpperCase(i) || t.length(i) > WORDS_MAX)
                && !KINDS.has(t, i)
                && !t.is(i, WordClass.STOP)
                && !t.lineBreakBefore(i + 1);
    }
}
