package org.listeningpost.ingest.redact.place;

import java.util.List;
import java.util.Set;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/** Cities and towns: known ones beside a cue or without another sense, unknown ones where somebody lives in them. */
public final class CityRules {
    private static final int WORDS_MAX = 3;
    private static final Set<String> OF = Set.of(
            "outskirts",
            "all",
            "out",
            "outside",
            "suburbs",
            "suburb",
            "south",
            "north",
            "east",
            "west",
            "side",
            "heart");
    private static final Set<String> SENT = Set.of(
            "mandaron",
            "mandan",
            "enviaron",
            "llevaron",
            "llevan",
            "trasladaron",
            "trasladan",
            "derivaron",
            "fuimos",
            "viajamos",
            "llegue",
            "llegamos",
            "regrese",
            "volvi",
            "volvimos",
            "vine",
            "vino",
            "vinimos",
            "viaje",
            "trasladada",
            "trasladado",
            "derivada",
            "derivado");
    /** Before "de" and a town: who comes from there, and what stands there. */
    private static final Set<String> COMES = Set.of(
            "vine",
            "vino",
            "vinimos",
            "vengo",
            "venimos",
            "viene",
            "vienen",
            "sali",
            "salimos",
            "llegue",
            "llegamos",
            "llego",
            "regrese",
            "familia",
            "hospital",
            "clinica",
            "materno",
            "ambulatorio",
            "sanatorio",
            "maternidad",
            "urgencias",
            "farmacia",
            "escuela",
            "pueblo",
            "ciudad",
            "centro",
            "comadre",
            "paisano",
            "paisana",
            "medico",
            "medica",
            "doctora",
            "enfermera",
            "partera");
    /** Who is there for a town. */
    private static final Set<String> SERVES = Set.of(
            "nurse",
            "nurses",
            "teacher",
            "cop",
            "mayor",
            "coroner",
            "sheriff",
            "paramedic",
            "medic",
            "ems",
            "dispatcher",
            "midwife",
            "doula",
            "counselor",
            "pharmacist",
            "librarian");
    /** "back in grimsby": with these before it, the preposition is one of place. */
    private static final Set<String> WHERE = Set.of(
            "back", "home", "over", "up", "down", "out", "here", "aca", "alla", "aqui", "ahi", "centre", "center",
            "hospice", "chemist");

    private static final Set<String> PEOPLE =
            Set.of("gente", "vecinos", "vecinas", "afueras", "alguien", "alrededores", "norte", "sur");
    private static final List<String> TAG_ENDINGS = List.of("strong", "moms", "dads", "parents", "nurses", "proud");
    private static final long LAND = WordClass.STATE_CODE.bit | WordClass.STATE.bit | WordClass.COUNTRY.bit;
    /** What no town is called. */
    static final long NO_TOWN = WordClass.STOP.bit
            | WordClass.MONTH.bit
            | WordClass.MONTH_AMBIGUOUS.bit
            | WordClass.WEEKDAY.bit
            | WordClass.STATE.bit
            | WordClass.COUNTRY.bit
            | WordClass.KIN.bit;

    /** Behind the name of a town: what is called after it, or after somebody who is called as the town is. */
    private static final Words CALLED_AFTER_TOWNS = Words.of(
            "vaccine",
            "jab",
            "astrazeneca",
            "university",
            "variant",
            "strain",
            "virus",
            "lab",
            "coma",
            "scale",
            "chromosome",
            "disease",
            "syndrome",
            "sprouts",
            "index");

    private static final long NO_NAME = NO_TOWN | WordClass.CITY.bit;

    /** At a city's (last) word. */
    public void city(Scan scan, int last) {
        Tokens t = scan.tokens();
        int first = t.phraseStart(last);
        int length = t.end(last) - t.start(first);
        boolean hidden = TownSpelling.isHidden(t, first, last) && length > 3;
        boolean capital = hidden || t.isCapitalized(first) && t.isCapitalized(last) || TownSpelling.isOddCase(t, last);
        boolean large = t.is(last, WordClass.CITY_LARGE);
        boolean land = t.isAny(last, WordClass.STATE.bit | WordClass.COUNTRY.bit);
        int before = beforeModifiers(t, first);
        boolean article = !capital && !large && first < last && AddressExtent.isParticle(t, first);
        boolean framed = TownFrame.isAround(t, first, last);
        boolean settled = isSettled(t, before);
        if (land
                || article
                || !capital && !large && !framed && !settled
                || isPartOfName(t, first, last)
                || isBrand(t, last)) {
            return;
        }
        boolean cue = t.is(before, WordClass.PLACE_CUE) || isPlaced(t, before, first);
        boolean told =
                framed || hidden && length > 4 || isPeopleOf(t, last) || isListed(scan, t, first) || isPinned(t, first);
        boolean sure = t.is(last, WordClass.CITY_SURE) && !isAfterCapital(t, first);
        boolean believed = capital
                ? cue || settled || told || sure
                : length > 3 && (framed || settled || (cue || told) && sure || large && isNear(t, before));
        if (believed) {
            boolean part = capital
                    && t.is(first - 1, WordClass.DIRECTION)
                    && t.isCapitalized(first - 1)
                    && t.length(first - 1) > 2; // East Nashville
            scan.add(part ? first - 1 : first, last, IdentifierType.PLACE, Candidate.CUED, "city");
            scan.cityUntil(t.end(last));
        }
    }

    /** "downtown Duluth", "all of Valdosta", "outskirts of Tulsa", "nos mandaron a Fresno", "gente de Tucuman", "left Wigan". */
    private static boolean isPlaced(Tokens t, int before, int first) {
        int word = before - 1;
        if (before < first - 1 && t.equalsFolded(first - 1, "downtown")) {
            return true;
        }
        if (t.equalsFolded(before, "of")) {
            return t.isWord(word) && OF.contains(t.folded(word));
        }
        if (t.equalsFolded(before, "a")) {
            return t.isWord(word) && SENT.contains(t.folded(word));
        }
        if (t.equalsFolded(before, "de")) {
            return t.is(word, WordClass.KIN)
                    || t.isWord(word) && (PEOPLE.contains(t.folded(word)) || COMES.contains(t.folded(word)));
        }
        if (t.equalsFolded(before, "for")) {
            return t.isWord(word) && SERVES.contains(t.folded(word));
        }
        return t.equalsFolded(before, "raised")
                || t.equalsFolded(before, "left")
                || t.equalsFolded(before, "covers")
                || t.equalsFolded(before, "leaving")
                || t.equalsFolded(before, "by") && (t.equalsFolded(word, "out") || t.equalsFolded(word, "over"));
    }

    /** {@code #Tulsa} where a town stands, {@code #tulsastrong}: at the hash. */
    public void hashtag(Scan scan, int hash) {
        Tokens t = scan.tokens();
        int tag = hash + 1;
        if (!t.isWord(tag) || t.spaceBefore(tag) || t.length(tag) <= 3) {
            return;
        }
        String word = t.folded(tag);
        boolean strong = false;
        for (String ending : TAG_ENDINGS) {
            int letters = word.length() - ending.length();
            WordClass town = ending.equals("strong") ? WordClass.CITY : WordClass.CITY_LARGE;
            strong |= letters > 3 && word.endsWith(ending) && scan.knows(word.substring(0, letters), town);
        }
        int before = beforeModifiers(t, hash);
        boolean placed = t.is(before, WordClass.PLACE_CUE)
                || isSettled(t, before)
                || isPeopleOf(t, tag)
                || t.equalsFolded(tag + 1, "people");
        boolean town = t.is(tag, WordClass.CITY) && !t.isAny(tag, LAND);
        boolean sure = t.is(tag, WordClass.CITY_SURE) && t.isCapitalized(tag);
        if (strong || town && (sure || placed && t.isCapitalized(tag)) || TownTag.isTown(scan, tag)) {
            scan.add(tag, tag, IdentifierType.PLACE, Candidate.CUED, "city:hashtag");
        }
    }

    /** "in downtown Tulsa", "near South Bend": the word before what only says which part of it. */
    private static int beforeModifiers(Tokens t, int first) {
        int before = first - 1;
        while (before > first - 3
                && (t.is(before, WordClass.DIRECTION)
                        || t.equalsFolded(before, "downtown")
                        || t.equalsFolded(before, "central")
                        || t.equalsFolded(before, "greater")
                        || t.equalsFolded(before, "the"))) {
            before--;
        }
        return before;
    }

    /** "living in", "moved to", "based in", "born in", "vivo en"; at the preposition. */
    static boolean isSettled(Tokens t, int preposition) {
        boolean place = t.equalsFolded(preposition, "in")
                || t.equalsFolded(preposition, "to")
                || t.equalsFolded(preposition, "from")
                || t.equalsFolded(preposition, "near")
                || t.equalsFolded(preposition, "en")
                || t.equalsFolded(preposition, "a")
                || t.equalsFolded(preposition, "de");
        int verb = preposition - 1;
        if (t.equalsFolded(verb, "here") || t.equalsFolded(verb, "back") || t.equalsFolded(verb, "out")) {
            verb--;
        }
        return place && t.is(verb, WordClass.SETTLED);
    }

    /** "near houston", "outside tulsa": words before a place and nothing else. */
    private static boolean isNear(Tokens t, int before) {
        boolean in = t.equalsFolded(before, "in")
                || t.equalsFolded(before, "to")
                || t.equalsFolded(before, "from")
                || t.equalsFolded(before, "en");
        return t.equalsFolded(before, "near")
                || t.equalsFolded(before, "outside")
                || t.equalsFolded(before, "raised")
                || TownFrame.isServed(t, before)
                || in && t.isWord(before - 1) && WHERE.contains(t.folded(before - 1))
                || t.equalsFolded(before, "cerca")
                || t.equalsFolded(before, "de") && t.equalsFolded(before - 1, "cerca");
    }

    /** The words go on to a name of something else: "Houston Methodist", "Paris Hilton". */
    private static boolean isPartOfName(Tokens t, int first, int last) {
        int next = last + 1;
        boolean glued = t.isWord(next) && t.isCapitalized(next) && !t.spaceBefore(next);
        boolean follows = t.isWord(next)
                && t.isCapitalized(next)
                && t.isCapitalized(last)
                && t.start(next) - t.end(last) == 1
                && !t.isUpperCase(last)
                && t.length(next) > 1
                && !(t.isMark(first - 1, ':') && t.isMark(next + 1, ':')) // the next field of a form
                && !t.isAny(next, LAND | WordClass.WEEKDAY.bit | WordClass.MONTH.bit | WordClass.STOP.bit);
        boolean phraseInside = t.is(next, WordClass.CITY) && t.phraseStart(next) <= first;
        return glued || follows || phraseInside;
    }

    private static boolean isBrand(Tokens t, int last) {
        int next = last + 1;
        return CALLED_AFTER_TOWNS.has(t, next)
                || t.isOneOf(next, "/@") && !t.spaceBefore(next)
                || t.isMark(next, '.') && !t.spaceBefore(next) && t.isWord(next + 1) && !t.spaceBefore(next + 1);
    }

    private static boolean isAfterCapital(Tokens t, int first) {
        int before = first - 1;
        boolean capital = t.isWord(before)
                && t.isCapitalized(before)
                && t.start(first) - t.end(before) == 1
                && !t.isUpperCase(first)
                && before > 0
                && !t.isAny(before, WordClass.STOP.bit | WordClass.WEEKDAY.bit);
        boolean inside = t.isOneOf(before, "@#._-'/") && !t.spaceBefore(first);
        boolean side = t.equalsFolded(before - 1, "side") || t.equalsFolded(before - 1, "end");
        return capital || inside || t.equalsFolded(before, "of") && t.isCapitalized(before - 1) && !side;
    }

    /** "Toledo residents", "Leeds-based". */
    private static boolean isPeopleOf(Tokens t, int last) {
        int next = t.isMark(last + 1, '-') ? last + 2 : last + 1;
        return t.is(next, WordClass.PEOPLE_OF);
    }

    /** "in Tulsa, Akron and Toledo". */
    private static boolean isListed(Scan scan, Tokens t, int first) {
        int i = first - 1;
        boolean and = t.equalsFolded(i, "and")
                || t.equalsFolded(i, "or")
                || t.equalsFolded(i, "to")
                || t.equalsFolded(i, "y")
                || t.equalsFolded(i, "a");
        i = and ? i - 1 : i;
        i = t.isOneOf(i, ",/&-") ? i - 1 : i;
        return i < first - 1 && i >= 0 && scan.isCityEnd(t.end(i));
    }

    private static boolean isPinned(Tokens t, int first) {
        return t.isMark(first - 1, '\uDCCD') || t.isMark(first - 1, '\uDCCC');
    }

    /** Capitals behind "live in", "moved to": a town that no list knows. At the verb. */
    public void settled(Scan scan, int verb) {
        Tokens t = scan.tokens();
        int i = verb + 1;
        if (t.equalsFolded(i, "here") || t.equalsFolded(i, "back") || t.equalsFolded(i, "out")) {
            i++;
        }
        if (!isSettled(t, i) || t.equalsFolded(verb, "soy") || t.equalsFolded(verb, "somos")) {
            return;
        }
        int first = i + 1;
        int last = -1;
        for (int k = first; k < first + WORDS_MAX && t.isWord(k) && !t.lineBreakBefore(k); k++) {
            boolean name = t.isCapitalized(k) && !t.isAny(k, NO_NAME) && t.length(k) > 2 && !isBrand(t, k);
            if (!name && !AddressExtent.isParticle(t, k)) {
                break;
            }
            last = name ? k : last;
        }
        // "States Move to Expand": in a headline every word has a capital.
        boolean shouting = t.isCapitalized(i) || t.isCapitalized(verb) && verb > 0;
        if (last >= first && !shouting && t.isCapitalized(first) && !t.isCapitalized(last + 1)) {
            scan.add(first, last, IdentifierType.PLACE, Candidate.SHAPED, "town");
        }
    }
}
