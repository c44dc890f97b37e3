package org.listeningpost.ingest.redact.date;

import java.util.Set;
import org.listeningpost.ingest.redact.hidden.HiddenJoints;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;

/**
 * Where a number from 90 on is somebody's age though no word of age stands beside it: answers to a question, notes of a few
 * words, ages that somebody did something at, years in a figure of speech. Stateless.
 */
final class AgeContext {
    private static final int SUBJECT_WITHIN = 8;
    private static final Set<String> ROUGHLY = Set.of(
            "almost",
            "nearly",
            "about",
            "around",
            "roughly",
            "like",
            "practically",
            "basically",
            "literally",
            "exactly",
            "casi",
            "unos",
            "como");
    /** Years, in a manner of speaking, behind a person who has them. */
    private static final Set<String> YEARS = Set.of(
            "tacos",
            "palos",
            "castanas",
            "primaveras",
            "inviernos",
            "veranos",
            "velas",
            "velitas",
            "winters",
            "springs");

    private static final Set<String> LAPS = Set.of("laps", "trips", "spins", "orbits", "rotations", "turns");
    /** How a note on somebody goes on: {@code 93. Lives alone.} */
    private static final Set<String> LIFE = Set.of(
            "lives",
            "living",
            "still",
            "fell",
            "alone",
            "widow",
            "widowed",
            "widower",
            "walks",
            "drives",
            "refuses",
            "frail",
            "independent",
            "sharp",
            "vive",
            "sola",
            "solo",
            "viuda",
            "viudo",
            "camina",
            "sigue");

    private static final Set<String> OBITUARIES =
            Set.of("obituary", "obit", "esquela", "headstone", "tombstone", "lapida");
    private static final Set<String> GOES_ON =
            Set.of("without", "after", "despite", "and", "before", "while", "when", "with", "sin", "y", "con");

    private static final Set<String> HIS = Set.of("his", "her", "he", "she", "su", "ella");
    private static final Set<String> CARE = Set.of(
            "anesthesia",
            "anaesthesia",
            "surgery",
            "operation",
            "operate",
            "operating",
            "chemo",
            "chemotherapy",
            "replacement",
            "transplant",
            "hospice",
            "statin",
            "statins",
            "biopsy",
            "colonoscopy",
            "dialysis",
            "intubate",
            "intubated",
            "pacemaker",
            "radiation",
            "driving",
            "anestesia",
            "cirugia",
            "operar",
            "operarse",
            "operacion",
            "quimio",
            "marcapasos");

    private AgeContext() {}

    /** "95 candles on the cake", "98 vueltas al sol", "91 laps around the sun": never anything else. */
    static boolean isFigurative(Tokens t, int end) {
        int next = end + 1;
        boolean sun = t.equalsFolded(next + 2, "sol") || t.equalsFolded(next + 3, "sol");
        boolean candles =
                t.equalsFolded(next, "candles") && (t.equalsFolded(next + 1, "on") || t.equalsFolded(next + 1, "to"));
        return candles
                || t.equalsFolded(next, "vueltas") && sun
                || t.isWord(next)
                        && LAPS.contains(t.folded(next))
                        && t.equalsFolded(next + 1, "around")
                        && t.equalsFolded(next + 3, "sun");
    }

    /**
     * @param i the number
     * @param end its last token: {@code 92 and a half}
     */
    static boolean isMeant(Tokens t, int i, int end) {
        int first = i;
        int last = end;
        if (t.isOneOf(i - 1, "*_~\"") && t.isMark(end + 1, t.first(i - 1))) {
            first--;
            last++;
        }
        boolean years = t.is(last + 1, WordClass.AGE_AFTER)
                && !t.equalsFolded(last + 2, "of")
                && !t.equalsFolded(last + 2, "de")
                && !t.is(last + 2, WordClass.NOT_AGE);
        last = years || t.isWord(last + 1) && YEARS.contains(t.folded(last + 1)) ? last + 1 : last;
        while (first > 0 && t.isWord(first - 1) && ROUGHLY.contains(t.folded(first - 1))) {
            first--;
        }
        boolean changed = first < i || last > end;
        return changed && (AgedPerson.isMeant(t, first, last) || t.before(first, 2, WordClass.AGE_BEFORE.bit))
                || isAnswer(t, first)
                || isNote(t, first, last)
                || isWritten(t, first)
                || isPatient(t, first, last)
                || isBeing(t, first, last)
                || isCarried(t, last)
                || isAskedOf(t, first, last)
                || isDoneAt(t, first, last);
    }

    /** "your age? 99". */
    private static boolean isAnswer(Tokens t, int first) {
        return t.isMark(first - 1, '?') && t.is(first - 2, WordClass.AGE_BEFORE);
    }

    /** "Fell in the shower. 93. Lives alone." */
    private static boolean isNote(Tokens t, int first, int last) {
        boolean opens = first == 0 || t.isOneOf(first - 1, ".!") || t.lineBreakBefore(first);
        boolean closes = t.isOneOf(last + 1, ".!,");
        return opens && closes && t.isWord(last + 2) && LIFE.contains(t.folded(last + 2));
    }

    /** "the obituary just says 92". */
    private static boolean isWritten(Tokens t, int first) {
        if (!t.equalsFolded(first - 1, "says")
                && !t.equalsFolded(first - 1, "said")
                && !t.equalsFolded(first - 1, "dice")) {
            return false;
        }
        for (int k = first - 2; k >= Math.max(0, first - 4); k--) {
            if (t.isWord(k) && OBITUARIES.contains(t.folded(k))) {
                return true;
            }
        }
        return false;
    }

    /** "Patient: 93, female". */
    private static boolean isPatient(Tokens t, int first, int last) {
        int word = t.isOneOf(first - 1, ":,") ? first - 2 : first - 1;
        boolean patient = t.equalsFolded(word, "patient")
                || t.equalsFolded(word, "pt")
                || t.equalsFolded(word, "px")
                || t.equalsFolded(word, "paciente");
        return patient && word < first - 1 && AgedPerson.isClosed(t, last);
    }

    /** "imagine being 97 and having to fight": being, and nothing that is measured. */
    private static boolean isBeing(Tokens t, int first, int last) {
        boolean being = t.equalsFolded(first - 1, "being") || t.equalsFolded(first - 1, "siendo");
        boolean measured = t.isAny(last + 1, WordClass.COUNTING) || t.isOneOf(last + 1, "%\u00B0/:");
        boolean wholly = t.value(first) == 100
                && !t.equalsFolded(last + 1, "and")
                && !t.equalsFolded(last + 1, "y")
                && !AgedPerson.isClosed(t, last);
        return being && !measured && !wholly;
    }

    /** "con 103 encima". */
    private static boolean isCarried(Tokens t, int last) {
        return t.equalsFolded(last + 1, "encima")
                || t.equalsFolded(last + 1, "a") && t.equalsFolded(last + 2, "cuestas");
    }

    /** "is anesthesia safe at 97?": what is done to people, and nothing that is measured. */
    private static boolean isAskedOf(Tokens t, int first, int last) {
        boolean at = t.equalsFolded(first - 1, "at") || t.equalsFolded(first - 1, "con");
        if (!at || !AgedPerson.isClosed(t, last)) {
            return false;
        }
        boolean care = false;
        for (int k = first - 2; k >= Math.max(0, first - SUBJECT_WITHIN) && !t.isOneOf(k, ".!?;"); k--) {
            if (AgedPerson.isReading(t, k) || t.hasDigit(k)) {
                return false;
            }
            care |= t.isWord(k) && t.length(k) >= 5 && CARE.contains(t.folded(k));
        }
        return care;
    }

    /** "granny got her booster at 98 without flinching", "at 97 (yes really) he's too frail": nothing is measured. */
    private static boolean isDoneAt(Tokens t, int first, int last) {
        if (!t.equalsFolded(first - 1, "at")) {
            return false;
        }
        int next = last + 1;
        if (t.isMark(next, '(')) {
            while (next < last + 5 && !t.isMark(next, ')')) {
                next++;
            }
            if (AgedPerson.isPronoun(t, next + 1)) {
                return true;
            }
        }
        boolean closed = AgedPerson.isClosed(t, last)
                || HiddenJoints.isSymbol(t, last + 1)
                || t.isWord(last + 1) && GOES_ON.contains(t.folded(last + 1));
        boolean somebody = false;
        for (int k = first - 2; closed && k >= Math.max(0, first - SUBJECT_WITHIN); k--) {
            if (AgedPerson.isReading(t, k) || t.hasDigit(k) || t.isOneOf(k, ".!?;")) {
                return false;
            }
            somebody |= AgedPerson.isPerson(t, k) || t.isWord(k) && HIS.contains(t.folded(k));
        }
        return closed && somebody;
    }
}
