package org.listeningpost.ingest.redact.place;

import java.util.Set;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Rule;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * The school that somebody teaches at or sends a child to: {@code Kestrel Elementary}, {@code Castle Green Primary School},
 * {@code colegio Los Almendros}. It tells a neighborhood, which Safe Harbor wants gone (45 CFR 164.514(b)(2)(i)(B)).
 */
public final class SchoolRule implements Rule {
    private static final Words GOING = Words.of("va", "van", "iba", "voy", "fue", "asiste", "lleva", "llevo");

    private static final int NAME_WORDS_MAX = 4;
    private static final int LOWER_WORDS_MAX = 2;
    private static final Set<String> LEVELS =
            Set.of("elementary", "elem", "primary", "middle", "high", "preschool", "kindergarten", "junior", "grammar");
    private static final Set<String> BUILDINGS = Set.of("school", "elementary", "elem", "academy");
    private static final Set<String> BEFORE = Set.of(
            "colegio", "escuela", "instituto", "ceip", "ies", "guarderia", "preparatoria", "secundaria", "primaria");
    private static final Set<String> NO_NAME = Set.of(
            "the", "a", "an", "my", "our", "his", "her", "their", "your", "in", "at", "to", "from", "of", "and", "for",
            "every", "de", "del", "la", "el", "mi", "su", "y", "en", "una", "un", "public", "private", "local");
    /** Part of a name only before another part of it: "Old Quarry", but not "our old elementary". */
    private static final Set<String> QUALIFIERS = Set.of("old", "new");

    private static final Set<String> NO_NAME_AFTER = Set.of(
            "de",
            "del",
            "la",
            "el",
            "y",
            "en",
            "que",
            "para",
            "con",
            "es",
            "no",
            "se",
            "publica",
            "publico",
            "privada",
            "privado",
            "por",
            "a",
            "donde",
            "nacional",
            "superior",
            "medica");

    static final Words STARTS = new Words(BUILDINGS, BEFORE, Set.of("high"));

    @Override
    public void at(Scan scan, int i) {
        Tokens t = scan.tokens();
        String word = t.folded(i);
        if (BEFORE.contains(word)) {
            named(scan, t, i);
        } else if (BUILDINGS.contains(word) || isHigh(t, i)) {
            called(scan, t, i);
        }
    }

    /** "at Sugar Maple High". */
    private static boolean isHigh(Tokens t, int i) {
        return t.equalsFolded(i, "high")
                && t.isCapitalized(i)
                && t.isCapitalized(i - 1)
                && !t.isCapitalized(i + 1)
                && (isBefore(t, i - 2) || t.equalsFolded(i - 3, "at") || isSpanishTo(t, i - 3));
    }

    private static boolean isBefore(Tokens t, int i) {
        return t.equalsFolded(i, "at") || t.equalsFolded(i, "to") || t.equalsFolded(i, "from") || isSpanishTo(t, i);
    }

    /** "va a", "fue a": the Spanish preposition, and not the English article. */
    private static boolean isSpanishTo(Tokens t, int i) {
        return t.equalsFolded(i, "a") && GOING.has(t, i - 1);
    }

    /** Back from "school" or "elementary" over its level to the capitals before it. */
    private static void called(Scan scan, Tokens t, int last) {
        int level = last;
        while (level > 0 && t.isWord(level - 1) && LEVELS.contains(t.folded(level - 1))) {
            level--;
        }
        boolean leveled = level < last || !t.equalsFolded(last, "school");
        int first = level;
        boolean lower = !t.isCapitalized(last);
        while (leveled
                && first > 0
                && level - first < NAME_WORDS_MAX
                && isNamePart(t, first - 1, lower && level - first < LOWER_WORDS_MAX)) {
            first--;
        }
        boolean qualified = t.isWord(first) && QUALIFIERS.contains(t.folded(first));
        if (qualified && (level - first == 1 || !t.isCapitalized(first) && !lower)) {
            first++;
        }
        boolean placed = t.isAny(first - 1, WordClass.PREPOSITION.bit | WordClass.PLACE_CUE.bit)
                || isSpanishTo(t, first - 1)
                || t.equalsFolded(first - 1, "al")
                || t.equalsFolded(first - 1, "del")
                || t.equalsFolded(first - 1, "de");
        if (first < level && placed) {
            scan.add(first, last, IdentifierType.PLACE, Candidate.CUED, "school");
        }
    }

    private static boolean isNamePart(Tokens t, int i, boolean lowerAllowed) {
        if (t.isPlaceholder(i)) {
            return false;
        }
        boolean qualifier = t.isWord(i) && QUALIFIERS.contains(t.folded(i));
        boolean word = t.isWord(i) && !NO_NAME.contains(t.folded(i)) && (qualifier || !t.is(i, WordClass.STOP));
        boolean known =
                t.length(i) >= 3 && lowerAllowed && t.before(i, 2, WordClass.PREPOSITION.bit | WordClass.PLACE_CUE.bit);
        return word && (t.isCapitalized(i) || known);
    }

    /** On from "colegio" over an article to the name. */
    private static void named(Scan scan, Tokens t, int school) {
        int last = school;
        for (int i = school + 1; i < t.count() && i <= school + NAME_WORDS_MAX; i++) {
            boolean article = i == school + 1
                    && (t.equalsFolded(i, "los")
                            || t.equalsFolded(i, "las")
                            || t.equalsFolded(i, "la")
                            || t.equalsFolded(i, "el"));
            boolean lower = !t.isCapitalized(school)
                    && (t.isAny(school - 1, WordClass.PREPOSITION.bit | WordClass.PLACE_CUE.bit)
                            || t.equalsFolded(school - 1, "a")
                            || t.equalsFolded(school - 1, "al")
                            || t.equalsFolded(school - 1, "del"))
                    && t.length(i) > 2
                    && i <= school + LOWER_WORDS_MAX
                    && !NO_NAME_AFTER.contains(t.folded(i))
                    && !t.is(i, WordClass.STOP);
            boolean name = t.isWord(i)
                    && !t.lineBreakBefore(i)
                    && (t.isCapitalized(i) || lower)
                    && t.start(i) - t.end(i - 1) == 1;
            boolean particle = name || t.equalsFolded(i, "de") || t.equalsFolded(i, "del") || article;
            if (!particle) {
                break;
            }
            last = name ? i : last;
        }
        if (last > school && !NO_NAME_AFTER.contains(t.folded(last))) {
            scan.add(school, last, IdentifierType.PLACE, Candidate.CUED, "school");
        }
    }
}
