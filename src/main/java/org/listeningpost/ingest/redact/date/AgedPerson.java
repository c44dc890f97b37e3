package org.listeningpost.ingest.redact.date;

import java.util.Set;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** Whether a number from 90 on is the age of somebody who is spoken of beside it, and nothing that was measured. Stateless. */
public final class AgedPerson {
    private static final int LINKS_MAX = 6;
    private static final int SUBJECT_WITHIN = 10;
    /** What is told in numbers from 90 on and is no age: {@code my sats are 94}, {@code her sugar was 98}. */
    private static final Set<String> READINGS = Set.of(
            "temp",
            "temperature",
            "fever",
            "sats",
            "sat",
            "oxygen",
            "o2",
            "spo2",
            "pulse",
            "bp",
            "pressure",
            "heart",
            "rate",
            "score",
            "sugar",
            "glucose",
            "level",
            "levels",
            "a1c",
            "weight",
            "weighs",
            "hr",
            "bpm",
            "ox",
            "percent",
            "systolic",
            "diastolic",
            "resting",
            "cholesterol",
            "ldl",
            "hdl",
            "egfr",
            "gfr",
            "iq",
            "grade",
            "test",
            "exam",
            "fiebre",
            "temperatura",
            "oxigeno",
            "pulso",
            "presion",
            "azucar",
            "glucosa",
            "saturacion",
            "peso",
            "nivel",
            "calificacion",
            "room",
            "bill",
            "price",
            "copay",
            "number",
            "numero",
            "km",
            "hemoglobin",
            "vitals",
            "pounds");

    private static final Set<String> IS = Set.of(
            "is", "was", "are", "were", "am", "s", "m", "re", "be", "turned", "turning", "hes", "shes", "tiene",
            "tenia", "cumplio", "cumple", "es", "era", "someone", "like", "at", "with", "around", "almost", "nearly");

    private static final Set<String> PRONOUNS =
            Set.of("i", "he", "she", "who", "im", "hes", "shes", "ella", "yo", "quien", "u", "you");
    private static final Set<String> CONTRACTED = Set.of("im", "hes", "shes");
    /** Between a person and the age. */
    private static final Set<String> LINKS = Set.of(
            "is",
            "was",
            "am",
            "m",
            "s",
            "are",
            "re",
            "be",
            "ll",
            "will",
            "turned",
            "turning",
            "turns",
            "hit",
            "reached",
            "tiene",
            "tenia",
            "tengo",
            "cumplio",
            "cumple",
            "cumplira",
            "con",
            "de",
            "at",
            "to",
            "now",
            "almost",
            "like",
            "around",
            "unos",
            "como",
            "nearly",
            "just",
            "already",
            "only",
            "ya",
            "casi",
            "about",
            "still",
            "who",
            "que",
            "a",
            "los",
            "sus",
            "last",
            "next",
            "in",
            "law",
            "soon",
            "passed",
            "died",
            "murio",
            "door");
    /** What "100" is said of that is no age. */
    private static final Set<String> WHOLLY =
            Set.of("sure", "certain", "with", "for", "on", "done", "positive", "behind", "against", "agree", "pro");

    private static final Set<String> ENDS_LIFE =
            Set.of("died", "passed", "lost", "fallecio", "murio", "lived", "vivio");

    private static final Words NEARLY =
            Words.of("almost", "nearly", "about", "already", "turning", "over", "casi", "ya");

    private AgedPerson() {}

    /** Whether the word names something that is read off a device or a form, and not lived. */
    public static boolean isReading(Tokens t, int i) {
        return t.isWord(i) && READINGS.contains(t.folded(i));
    }

    static boolean isPronoun(Tokens t, int i) {
        return t.isWord(i) && PRONOUNS.contains(t.folded(i));
    }

    /**
     * @param i the number
     * @param end its last token: {@code 92 and a half}
     */
    static boolean isMeant(Tokens t, int i, int end) {
        return isReached(t, i, end)
                || isOfAge(t, i, end)
                || isBeside(t, i, end)
                || isBefore(t, i)
                || isAtThatAge(t, i, end)
                || isAndStill(t, end)
                || isToldOf(t, i, end);
    }

    /** "lived to be 104", "pushing 95", "made it to 97", "the big 90", "murio con 95". */
    private static boolean isReached(Tokens t, int i, int end) {
        int to = t.equalsFolded(i - 1, "be") ? i - 2 : i - 1;
        boolean lived = t.equalsFolded(to, "to")
                && (t.equalsFolded(to - 1, "lived")
                        || t.equalsFolded(to - 1, "live")
                        || t.equalsFolded(to - 1, "it") && t.equalsFolded(to - 2, "made"));
        boolean died = t.equalsFolded(i - 1, "con") && t.isWord(i - 2) && ENDS_LIFE.contains(t.folded(i - 2));
        boolean pushing =
                t.equalsFolded(i - 1, "pushing") || t.equalsFolded(i - 1, "big") && t.equalsFolded(i - 2, "the");
        return lived && !t.is(end + 1, WordClass.STREET) || isClosed(t, end) && (died || pushing);
    }

    /** "a woman of 93", "is 97 too old for", "grandpa at 94". */
    private static boolean isOfAge(Tokens t, int i, int end) {
        boolean of = t.equalsFolded(i - 1, "of") && isPerson(t, i - 2) && !t.equalsFolded(i - 2, "people");
        boolean tooOld = t.equalsFolded(end + 1, "too")
                && (t.is(end + 2, WordClass.OLD)
                        || t.equalsFolded(end + 2, "young")
                        || t.equalsFolded(end + 2, "late"));
        return of || tooOld;
    }

    /** "the lady in the next bed is 93 and a riot", "our volunteer at the desk is 95": somebody is, and nothing is measured. */
    private static boolean isToldOf(Tokens t, int i, int end) {
        int verb = NEARLY.has(t, i - 1) ? i - 2 : i - 1;
        boolean is = t.isWord(verb) && IS.contains(t.folded(verb));
        boolean ends = isClosed(t, end)
                || t.equalsFolded(end + 1, "when")
                || t.equalsFolded(end + 1, "cuando")
                || t.equalsFolded(end + 1, "and")
                || t.equalsFolded(end + 1, "y")
                || t.equalsFolded(end + 1, "with");
        if (!is || !ends) {
            return false;
        }
        boolean somebody = false;
        for (int k = i - 1;
                k >= Math.max(0, i - SUBJECT_WITHIN) && !t.isOneOf(k, "!?;") && !t.lineBreakBefore(k + 1);
                k--) {
            if (isReading(t, k) || t.hasDigit(k) && !t.is(k - 1, WordClass.DWELLING)) {
                return false;
            }
            somebody |= isPerson(t, k);
        }
        return somebody;
    }

    /** "who is", "she's" right before. */
    static boolean isSaid(Tokens t, int i) {
        int who = t.isMark(i - 2, '\'') ? i - 3 : i - 2;
        boolean is = t.isWord(i - 1) && IS.contains(t.folded(i - 1));
        return is && (isPronoun(t, who) || isPerson(t, who));
    }

    public static boolean isClosed(Tokens t, int end) {
        return end + 1 >= t.count() || t.isOneOf(end + 1, ",.!?;()\"") || t.lineBreakBefore(end + 1);
    }

    static boolean isPerson(Tokens t, int who) {
        return t.is(who, WordClass.KIN) || t.isPlaceholder(who, IdentifierType.PERSON) || Persons.NAMED.has(t, who);
    }

    /** Whether somebody is spoken of before it who is old: {@code my neighbor was born in '23}. */
    static boolean isElder(Tokens t, int i) {
        for (int k = i - 1; k >= Math.max(0, i - SUBJECT_WITHIN) && !t.isOneOf(k, ".!?;"); k--) {
            if (Persons.ELDERS.has(t, k)) {
                return true;
            }
        }
        return false;
    }

    /** "my neighbor, 93, was", "[PERSON] (91)", "grandma is 97", "I'm 91", "we lost great-grandma at 103". */
    private static boolean isBeside(Tokens t, int i, int end) {
        if (t.value(i) == 100 && t.isWord(i + 1) && WHOLLY.contains(t.folded(i + 1))) {
            return false;
        }
        int who = i - 1;
        int links = 0;
        while (who >= 0 && links < LINKS_MAX && isLink(t, who)) {
            links++;
            who--;
        }
        boolean closed = isClosed(t, end);
        boolean apposed = t.isOneOf(i - 1, ",(");
        if (apposed && !closed) {
            return false;
        }
        if (isPronoun(t, who) && !t.isMark(i - 1, '-')) {
            return (links > 0 || CONTRACTED.contains(t.folded(who)))
                    && !t.isOneOf(i - 1, ",")
                    && !t.equalsFolded(i - 1, "in")
                    && !t.equalsFolded(i - 1, "a");
        }
        boolean person = isPerson(t, who);
        boolean told = links > 0 || !t.equalsFolded(who, "patient");
        boolean whoIs = links > 0 && saysWho(t, who + 1, i);
        return (person || whoIs) && told && !t.equalsFolded(i - 1, "in") && !t.equalsFolded(i - 1, "a");
    }

    /** "who is 97", "who's 96", "tengo 91" among the words between. */
    private static boolean saysWho(Tokens t, int from, int to) {
        for (int k = from; k < to; k++) {
            if (t.equalsFolded(k, "who") || t.equalsFolded(k, "tengo") || t.equalsFolded(k, "tiene")) {
                return true;
            }
        }
        return false;
    }

    /** "95 and still driving", "97 y todavía". */
    private static boolean isAndStill(Tokens t, int i) {
        boolean and = t.equalsFolded(i + 1, "and") || t.isMark(i + 1, '&') || t.equalsFolded(i + 1, "y");
        return and
                && (t.equalsFolded(i + 2, "still")
                        || t.equalsFolded(i + 2, "living")
                        || t.equalsFolded(i + 2, "lives")
                        || t.equalsFolded(i + 2, "todavia")
                        || t.equalsFolded(i + 2, "sigue"));
    }

    /** "a 95 woman". */
    private static boolean isBefore(Tokens t, int i) {
        return (t.equalsFolded(i - 1, "a") || t.equalsFolded(i - 1, "the")) && Persons.NAMED.has(t, i + 1)
                || t.equalsFolded(i + 1, "female")
                || t.equalsFolded(i + 1, "male");
    }

    private static boolean isLink(Tokens t, int i) {
        return t.isOneOf(i, "',(-\"") || t.isWord(i) && t.length(i) <= 7 && LINKS.contains(t.folded(i));
    }

    /** "At 97 she still drives", "died peacefully at 102". */
    private static boolean isAtThatAge(Tokens t, int i, int end) {
        int before = t.isMark(i - 1, '"') ? i - 2 : i - 1;
        boolean spanish = t.equalsFolded(before, "los") || t.equalsFolded(before, "sus");
        if (!spanish && !t.equalsFolded(before, "at")) {
            return false;
        }
        if (spanish && t.equalsFolded(before - 1, "a")) {
            return true;
        }
        int next = end + 1;
        while (next <= end + 2 && t.isOneOf(next, ",!")) {
            next++;
        }
        boolean someone = isPronoun(t, next) || t.equalsFolded(next, "my");
        for (int k = i - 2; k >= Math.max(0, i - 6) && !someone; k--) {
            someone = t.isWord(k) && ENDS_LIFE.contains(t.folded(k));
        }
        return someone;
    }
}
