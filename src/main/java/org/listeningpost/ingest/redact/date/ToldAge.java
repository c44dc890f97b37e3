package org.listeningpost.ingest.redact.date;

import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * Where a number from 90 on is told as an age by what follows or by the way there: {@code is 94 too old}, {@code ya va por los 106},
 * {@code brought her in, 97, hip}, {@code 94 recién cumplidos}, {@code a spry 96}. Stateless.
 */
final class ToldAge {
    private static final int SUBJECT_WITHIN = 8;
    private static final int OBJECT_WITHIN = 3;
    private static final Words OLD = Words.of("old", "young", "late", "frail", "mayor", "viejo", "vieja", "tarde");
    private static final Words TOO = Words.of("too", "muy", "demasiado", "really", "simply", "just", "so", "way");
    private static final Words ON_THE_WAY = Words.of(
            "va",
            "voy",
            "van",
            "iba",
            "anda",
            "ando",
            "andaba",
            "ronda",
            "rondaba",
            "roza",
            "rozaba",
            "rozando",
            "rondando",
            "raspa",
            "raspando",
            "pasa",
            "pasaba",
            "paso",
            "supera",
            "frisa",
            "arana",
            "tira");
    /** How somebody bears an age. */
    private static final Words SPRY = Words.of(
            "spry",
            "feisty",
            "sprightly",
            "ripe",
            "frail",
            "healthy",
            "tender",
            "grand",
            "whopping",
            "stubborn",
            "tough");

    private static final Words BORNE =
            Words.of("cumplidos", "llevados", "vividos", "cumpliditos", "corridos", "bailados");
    private static final Words WELL = Words.of("recien", "bien", "ya", "mal", "muy", "casi");
    private static final Words OBJECTS = Words.of("him", "her", "them", "me");
    private static final Words HITS = Words.of(
            "hits",
            "reaches",
            "turning",
            "approaching",
            "nears",
            "nearing",
            "pushing",
            "reaching",
            "made",
            "reached",
            "reach");
    /** A number of followers or of days without a drink is celebrated, too, by those who write. */
    private static final Words CELEBRATES = Words.of("celebrated", "celebrates", "celebrating");

    private static final Words OLDEST = Words.of("oldest", "eldest", "mayor", "vieja", "viejo", "longeva", "longevo");
    private static final Words WHEN = Words.of("this", "next", "on", "in", "tomorrow", "today", "last", "soon");

    private ToldAge() {}

    /**
     * @param i the number
     * @param end its last token: {@code 92 and a half}
     */
    static boolean isMeant(Tokens t, int i, int end) {
        return isTooOld(t, end)
                || isOnTheWay(t, i, end)
                || isApposed(t, i, end)
                || isBorne(t, end)
                || isSpry(t, i, end)
                || isShyOf(t, i, end)
                || isHit(t, i, end)
                || isBig(t, i, end)
                || isOldest(t, i, end)
                || isAsideOf(t, i, end)
                || isInverted(t, i, end)
                || isComingUp(t, i, end)
                || isArrivedAt(t, i, end)
                || isCharted(t, end)
                || isLived(t, i, end);
    }

    /** "the oldest in our dialysis room is 94 and does the crossword". */
    private static boolean isOldest(Tokens t, int i, int end) {
        boolean is = t.equalsFolded(i - 1, "is")
                || t.equalsFolded(i - 1, "was")
                || t.equalsFolded(i - 1, "es")
                || t.equalsFolded(i - 1, "tiene");
        for (int k = i - 2; k >= Math.max(0, i - 2 - SUBJECT_WITHIN) && is && !t.isOneOf(k, ".!?;"); k--) {
            if (OLDEST.has(t, k)) {
                return goesOn(t, end);
            }
        }
        return false;
    }

    /** "made it to the big 91". */
    private static boolean isBig(Tokens t, int i, int end) {
        return t.equalsFolded(i - 1, "big") && t.equalsFolded(i - 2, "the") && goesOn(t, end);
    }

    /** "is 94 too old", "94 is really too old", "94 es muy mayor". */
    private static boolean isTooOld(Tokens t, int end) {
        int next = end + 1;
        boolean is = t.equalsFolded(next, "is") || t.equalsFolded(next, "es") || t.equalsFolded(next, "not");
        next = is ? next + 1 : next;
        boolean too = false;
        while (next <= end + 4 && TOO.has(t, next)) {
            too |= !t.equalsFolded(next, "really") && !t.equalsFolded(next, "just");
            next++;
        }
        return too && OLD.has(t, next);
    }

    /** "ya va por los 106", "roza los 95", "pasa de los 97": somebody, and nothing that is counted. */
    private static boolean isOnTheWay(Tokens t, int i, int end) {
        if (!t.equalsFolded(i - 1, "los")) {
            return false;
        }
        boolean link = t.equalsFolded(i - 2, "por")
                || t.equalsFolded(i - 2, "en")
                || t.equalsFolded(i - 2, "de")
                || t.equalsFolded(i - 2, "para")
                || t.equalsFolded(i - 2, "a");
        int verb = link ? i - 3 : i - 2;
        boolean way = ON_THE_WAY.has(t, verb);
        return way && goesOn(t, end) && isSomebody(t, verb);
    }

    private static boolean isSomebody(Tokens t, int i) {
        for (int k = i; k >= Math.max(0, i - SUBJECT_WITHIN) && !t.isOneOf(k, ".!?;"); k--) {
            if (AgedPerson.isReading(t, k) || t.hasDigit(k)) {
                return false;
            }
            if (AgedPerson.isPerson(t, k) || AgedPerson.isPronoun(t, k)) {
                return true;
            }
        }
        return false;
    }

    private static boolean goesOn(Tokens t, int end) {
        return AgedPerson.isClosed(t, end) || t.is(end + 1, WordClass.STOP);
    }

    /** "admitted him, 95, CHF", "brought her in, 97, hip". */
    private static boolean isApposed(Tokens t, int i, int end) {
        if (!t.isOneOf(i - 1, ",(") || !t.isOneOf(end + 1, ",).;")) {
            return false;
        }
        for (int k = i - 2; k >= Math.max(0, i - 1 - OBJECT_WITHIN) && t.isWord(k); k--) {
            if (AgedPerson.isReading(t, k)) {
                return false;
            }
            if (OBJECTS.has(t, k)) {
                return true;
            }
        }
        return false;
    }

    /** "mi abuelo llegó a 97 con puro café". */
    private static boolean isArrivedAt(Tokens t, int i, int end) {
        boolean verb = t.equalsFolded(i - 2, "llego") || t.equalsFolded(i - 2, "llegaba");
        boolean on = goesOn(t, end) || t.equalsFolded(end + 1, "con") || t.equalsFolded(end + 1, "y");
        return verb && t.equalsFolded(i - 1, "a") && on && isSomebody(t, i - 2);
    }

    /** "94 recién cumplidos", "98 bien llevados". */
    private static boolean isBorne(Tokens t, int end) {
        int next = WELL.has(t, end + 1) ? end + 2 : end + 1;
        return BORNE.has(t, next);
    }

    /** "a spry 96": and no thing that there are so many of. */
    private static boolean isSpry(Tokens t, int i, int end) {
        return SPRY.has(t, i - 1)
                && (t.equalsFolded(i - 2, "a") || t.equalsFolded(i - 2, "the") || t.equalsFolded(i - 2, "old"))
                && goesOn(t, end);
    }

    /** "a week shy of 97", "two months short of 101". */
    private static boolean isShyOf(Tokens t, int i, int end) {
        boolean shy = t.equalsFolded(i - 1, "of") && (t.equalsFolded(i - 2, "shy") || t.equalsFolded(i - 2, "short"));
        boolean time = t.isAny(i - 3, WordClass.AGE_AFTER.bit)
                || t.equalsFolded(i - 3, "week")
                || t.equalsFolded(i - 3, "weeks")
                || t.equalsFolded(i - 3, "month")
                || t.equalsFolded(i - 3, "months")
                || t.equalsFolded(i - 3, "days");
        return shy && time && goesOn(t, end);
    }

    /** "my great aunt hits 101 this Sunday". */
    private static boolean isHit(Tokens t, int i, int end) {
        boolean feast = CELEBRATES.has(t, i - 1);
        boolean hit = feast || HITS.has(t, i - 1);
        boolean when = AgedPerson.isClosed(t, end) || WHEN.has(t, end + 1) || t.equalsFolded(end + 1, "and");
        boolean is = t.equalsFolded(i - 2, "is") || t.equalsFolded(i - 2, "was") || t.equalsFolded(i - 2, "s");
        int who = is ? i - 3 : i - 2;
        who = t.isOneOf(who, "'\u2019") || t.equalsFolded(who, "just") ? who - 1 : who;
        boolean person = AgedPerson.isPerson(t, who);
        boolean pronoun =
                feast ? t.equalsFolded(who, "she") || t.equalsFolded(who, "he") : AgedPerson.isPronoun(t, who);
        return hit && when && (person || pronoun);
    }

    /** "my gran, 94 and deaf as a post": a person, a comma, and no list of numbers. */
    private static boolean isAsideOf(Tokens t, int i, int end) {
        return t.isMark(i - 1, ',')
                && AgedPerson.isPerson(t, i - 2)
                && (t.equalsFolded(end + 1, "and") || t.equalsFolded(end + 1, "y"))
                && t.isWord(end + 2);
    }

    /** "94 tiene mi papá", "94 tengo y": the number before the verb. */
    private static boolean isInverted(Tokens t, int i, int end) {
        boolean has = t.equalsFolded(end + 1, "tiene") || t.equalsFolded(end + 1, "cumple");
        return has && t.is(end + 2, WordClass.POSSESSIVE) && AgedPerson.isPerson(t, end + 3)
                || t.equalsFolded(end + 1, "tengo") && goesOn(t, end + 1)
                || t.equalsFolded(end + 1, "tenia") && t.isOneOf(i - 1, ",.(") && goesOn(t, end + 1);
    }

    /** "old fella in bay 2 is coming up on 95 and proposed to me": somebody, and no road. */
    private static boolean isComingUp(Tokens t, int i, int end) {
        boolean coming = t.equalsFolded(i - 1, "on")
                && (t.equalsFolded(i - 2, "up") && t.equalsFolded(i - 3, "coming")
                        || t.equalsFolded(i - 2, "going")
                        || t.equalsFolded(i - 2, "knocking"));
        for (int k = i - 3; k >= Math.max(0, i - 2 - SUBJECT_WITHIN) && coming && !t.isOneOf(k, ".!?;"); k--) {
            if (AgedPerson.isReading(t, k)) {
                return false;
            }
            if (AgedPerson.isPerson(t, k) || t.equalsFolded(k, "she") || t.equalsFolded(k, "he")) {
                return goesOn(t, end);
            }
        }
        return false;
    }

    /** "93/F", "93/M": how charts begin. */
    private static boolean isCharted(Tokens t, int end) {
        boolean sex = t.isJoint(end + 1, "/") && (t.equalsFolded(end + 2, "f") || t.equalsFolded(end + 2, "m"));
        return sex && t.isCapitalized(end + 2) && goesOn(t, end + 2);
    }

    /** "been alive 94 years", "94 years on this earth", "96 years of life". */
    private static boolean isLived(Tokens t, int i, int end) {
        if (!t.is(end + 1, WordClass.AGE_AFTER)) {
            return false;
        }
        boolean earth =
                t.equalsFolded(end + 2, "on") && (t.equalsFolded(end + 3, "this") || t.equalsFolded(end + 3, "earth"));
        boolean life = t.equalsFolded(end + 2, "of") && t.equalsFolded(end + 3, "life")
                || t.equalsFolded(end + 2, "de") && t.equalsFolded(end + 3, "vida");
        return earth || life || t.equalsFolded(i - 1, "alive") || t.equalsFolded(i - 1, "lived");
    }
}
