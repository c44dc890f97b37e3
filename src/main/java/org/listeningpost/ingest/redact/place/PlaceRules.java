package org.listeningpost.ingest.redact.place;

import java.util.Set;
import org.listeningpost.ingest.redact.number.ShortNumber;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;
import org.listeningpost.ingest.redact.text.Zip3;

/** Places finer than a state: cities beside their state, counties, ZIP codes, check-ins. */
public final class PlaceRules {
    private static final Words SAINTS = Words.of("st", "ste", "mt", "ft", "sta");
    private static final int CHECK_IN_WORDS_MAX = 8;
    private static final int COUNTY_WORDS_MAX = 3;
    /** What is said of a county that is not its name. */
    private static final Set<String> NO_COUNTY = Set.of(
            "each",
            "every",
            "another",
            "other",
            "one",
            "single",
            "whole",
            "entire",
            "same",
            "next",
            "neighboring",
            "neighbouring",
            "adjacent",
            "nearby",
            "surrounding",
            "rural",
            "urban",
            "poor",
            "poorest",
            "rich",
            "richest",
            "small",
            "smallest",
            "large",
            "larger",
            "largest",
            "big",
            "biggest",
            "different",
            "home",
            "local",
            "given",
            "particular",
            "any",
            "red",
            "blue",
            "state",
            "city",
            "metro",
            "per",
            "many",
            "most",
            "average",
            "new",
            "affected",
            "hardest",
            "hit",
            "republican",
            "democratic",
            "conservative",
            "liberal",
            "populous",
            "healthiest",
            "sick",
            "wealthy",
            "little",
            "tiny",
            "border",
            "bordering",
            "coastal",
            "current",
            "medical",
            "health",
            "live",
            "living");

    private final Zip3 zip3;

    public PlaceRules(Zip3 zip3) {
        this.zip3 = zip3;
    }

    /** At a state: the capitalized words and the comma before it are a city; a ZIP code may follow. */
    public void state(Scan scan, int state) {
        Tokens t = scan.tokens();
        int head = t.phraseStart(state);
        boolean code = t.is(state, WordClass.STATE_CODE) && !t.is(state, WordClass.STATE);
        if (code && (!t.isUpperCase(state) || t.length(state) != 2)) {
            return;
        }
        int i = state + 1;
        while (t.isOneOf(i, ",.") && i <= state + 2) {
            i++;
        }
        zip(scan, t, i, false);
        boolean comma = t.isMark(head - 1, ',');
        int last = comma ? head - 2 : head - 1;
        int first = last;
        while (first > 0
                && last - first < 3
                && t.isWord(first - 1)
                && t.isCapitalized(first - 1)
                && t.isCapitalized(first)
                && t.start(first) - t.end(first - 1) == 1
                && !t.is(first - 1, WordClass.STOP)) {
            first--;
        }
        boolean known = t.is(last, WordClass.CITY);
        if (t.phraseStart(Math.max(0, last)) < first && last >= 0) {
            first = t.phraseStart(last);
        }
        // "DE", "LA" and "ME" are words where everything is in capitals; "KY, CT, MD" is a list of states.
        boolean word = code && t.is(state, WordClass.STOP) && !comma && last >= 0 && t.isUpperCase(last);
        boolean list = last >= 0 && t.is(last, WordClass.STATE_CODE) && t.length(last) == 2;
        boolean words = last >= 0
                && !word
                && !list
                && t.isWord(last)
                && (t.isCapitalized(last) || known)
                && !t.isAny(last, WordClass.STOP.bit | WordClass.STATE.bit | WordClass.MONTH.bit)
                && !t.lineBreakBefore(comma ? head - 1 : head);
        boolean lower = known && !t.isCapitalized(state) && !t.isCapitalized(last) && t.length(last) > 3 && !code;
        if (words && (comma ? (known || code || t.is(first - 1, WordClass.PLACE_CUE)) : known && code || lower)) {
            scan.add(first, last, IdentifierType.PLACE, Candidate.CUED, "city:state");
        }
    }

    /** At "county", "condado". */
    public void county(Scan scan, int word) {
        Tokens t = scan.tokens();
        if (t.isCapitalized(word - 1)
                && t.isWord(word - 1)
                && !t.is(word - 1, WordClass.STOP)
                && t.isCapitalized(word)) {
            int first = word - 1;
            while (first > 0
                    && word - first < 3
                    && t.isCapitalized(first - 1)
                    && t.isWord(first - 1)
                    && !t.is(first - 1, WordClass.STOP)
                    && t.start(first) - t.end(first - 1) == 1) {
                first--;
            }
            first = t.is(word - 1, WordClass.CITY) ? Math.min(first, t.phraseStart(word - 1)) : first;
            scan.add(withSaint(t, first), word, IdentifierType.PLACE, Candidate.CUED, "county");
        } else if ((t.equalsFolded(word + 1, "of") || t.equalsFolded(word + 1, "de")) && t.isCapitalized(word + 2)) {
            scan.add(word, word + 2, IdentifierType.PLACE, Candidate.CUED, "county");
        } else if (t.equalsFolded(word, "county") && !t.isCapitalized(word)) {
            lowerCounty(scan, t, word);
        }
    }

    /** {@code St. Louis County}. */
    private static int withSaint(Tokens t, int first) {
        boolean saint = t.isMark(first - 1, '.')
                && !t.spaceBefore(first - 1)
                && SAINTS.has(t, first - 2)
                && t.isCapitalized(first - 2)
                && !t.lineBreakBefore(first);
        return saint ? first - 2 : first;
    }

    /** "in humboldt county", "for palm beach county": behind a preposition, words that tell nothing else. */
    private static void lowerCounty(Scan scan, Tokens t, int word) {
        int first = word;
        while (word - first < COUNTY_WORDS_MAX
                && isCountyName(t, first - 1)
                && t.start(first) - t.end(first - 1) == 1) {
            first--;
        }
        boolean placed = t.isAny(first - 1, WordClass.PREPOSITION.bit | WordClass.PLACE_CUE.bit)
                || t.equalsFolded(first - 1, "for")
                || t.equalsFolded(first - 1, "de")
                || t.equalsFolded(first - 1, "through")
                || t.equalsFolded(first - 1, "across")
                || t.is(first - 1, WordClass.SETTLED);
        if (first < word && placed) {
            scan.add(first, word, IdentifierType.PLACE, Candidate.CUED, "county");
        }
    }

    private static boolean isCountyName(Tokens t, int i) {
        boolean other = t.isAny(
                i,
                WordClass.STOP.bit
                        | WordClass.PREPOSITION.bit
                        | WordClass.POSSESSIVE.bit
                        | WordClass.ORDINAL_WORD.bit
                        | WordClass.NUMBER_WORD.bit
                        | WordClass.STATE_CODE.bit
                        | WordClass.COUNTED.bit);
        return t.isWord(i) && t.length(i) > 2 && !other && !NO_COUNTY.contains(t.folded(i));
    }

    /** At "zip", "código postal". */
    public void zipCue(Scan scan, int cue) {
        Tokens t = scan.tokens();
        int i = cue + 1;
        int steps = 0;
        while (steps < 4
                && !t.hasDigit(i)
                && (t.isOneOf(i, ":#=.-([")
                        || t.isAny(i, WordClass.FILLER.bit | WordClass.STRONG_FILLER.bit | WordClass.ZIP_CUE.bit))) {
            i++;
            steps++;
        }
        zip(scan, t, i, true);
    }

    private void zip(Scan scan, Tokens t, int i, boolean cue) {
        if (!t.isNumber(i) || t.lineBreakBefore(i) && cue) {
            return;
        }
        int end = cue ? inParts(t, i) : i;
        if (end > i) {
            String code = t.string(i) + t.string(end);
            scan.add(i, end, IdentifierType.ZIP, Candidate.CHECKED, "zip", zip3.placeholder(code));
        } else if (t.length(i) == 5) {
            boolean four = t.isMark(i + 1, '-') && t.isNumber(i + 2) && t.length(i + 2) == 4 && !t.spaceBefore(i + 2);
            boolean counted = t.isAny(i + 1, WordClass.UNIT.bit) && !cue;
            if (!counted) {
                // "cp veintiocho cero cuarenta y uno": the letters, spoken as the number is, are told with it.
                boolean told = cue && t.equalsFolded(i - 1, "cp") && ShortNumber.isPieced(t, i, i);
                scan.add(
                        told ? i - 1 : i,
                        four ? i + 2 : i,
                        IdentifierType.ZIP,
                        Candidate.CHECKED,
                        "zip",
                        zip3.placeholder(t.string(i)));
            }
        } else if (cue && t.length(i) >= 3 && t.length(i) <= 9) {
            scan.add(i, i, IdentifierType.ZIP, Candidate.CUED, "postcode", "[ZIP]");
        }
    }

    /** {@code 85_201}, {@code 760-10}: a code in two parts. */
    private static int inParts(Tokens t, int i) {
        boolean parts = t.isNumber(i)
                && t.isJoint(i + 1, "_-.\u00B7")
                && t.isNumber(i + 2)
                && t.length(i) + t.length(i + 2) == 5;
        return parts ? i + 2 : i;
    }

    /** After a round pushpin, and after "checked in at". */
    public void checkIn(Scan scan, int mark) {
        Tokens t = scan.tokens();
        int last = mark;
        int i = mark + 1;
        while (i < t.count()
                && i <= mark + CHECK_IN_WORDS_MAX
                && !t.lineBreakBefore(i)
                && (t.isAlphanumeric(i) || t.isOneOf(i, ",'&-"))
                && (t.isCapitalized(i) || !t.isWord(i) || i == mark + 1 || t.length(i) <= 3)) {
            last = t.isAlphanumeric(i) ? i : last;
            i++;
        }
        boolean closed = last + 1 >= t.count() || t.lineBreakBefore(last + 1);
        if (last > mark && closed && t.isWord(mark + 1) && t.isCapitalized(mark + 1)) {
            scan.add(mark + 1, last, IdentifierType.PLACE, Candidate.CUED, "check-in");
        }
    }
}
