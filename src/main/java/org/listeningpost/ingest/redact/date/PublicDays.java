package org.listeningpost.ingest.redact.date;

import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/** Days that name an event and nobody's date: July 4th, World Cancer Day. Stateless. */
final class PublicDays {
    private static final int OWN_WITHIN = 12;

    private PublicDays() {}

    /** National days that name an event, not somebody's date. */
    static boolean isKnown(Tokens t, int day, int month) {
        if (t.before(month, OWN_WITHIN, WordClass.OWN_DATE.bit)) {
            return false;
        }
        boolean january = t.equalsFolded(month, "january") || t.equalsFolded(month, "jan");
        return (day == 4 && t.equalsFolded(month, "july"))
                || (day == 6 && january)
                || (day == 5
                        && t.equalsFolded(month, "mayo")
                        && t.equalsFolded(month - 1, "de")
                        && isSpelled(t, month - 2));
    }

    /** "Cinco" is a digit in the second view only. */
    private static boolean isSpelled(Tokens t, int i) {
        NormalizedText text = t.text();
        return i >= 0 && Character.isLetter(text.original().charAt(text.originalStart(t.start(i))));
    }

    /** "World Cancer Day, 4 February": the date of a public event. */
    static boolean isWorld(Tokens t, int first, int last) {
        for (int i = Math.max(0, first - 5); i < Math.min(t.count(), last + 6); i++) {
            if (t.is(i, WordClass.DAY_OF)
                    && (isWorldWord(t, i - 2)
                            || isWorldWord(t, i - 3)
                            || isWorldWord(t, i + 1)
                            || isWorldWord(t, i - 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWorldWord(Tokens t, int i) {
        return t.equalsFolded(i, "world")
                || t.equalsFolded(i, "international")
                || t.equalsFolded(i, "mundial")
                || t.equalsFolded(i, "internacional")
                || t.equalsFolded(i, "national");
    }
}
