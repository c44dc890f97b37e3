package org.listeningpost.ingest.redact.place;

import java.util.Set;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * A street that no word of a street gives away: {@code Mariano Moreno 3163, Ecatepec}, {@code vivo en Magnolia 482}, {@code Los Almendros
 * esquina Alfonso XII}, {@code the 7100 block of Lincoln}, {@code Briarwood Street, number 532}. Stateless.
 */
public final class StreetWithoutKind {
    private static final int NAME_WORDS_MAX = 4;
    private static final int HOUSE_MAX = 4;
    private static final int NUMBER_WITHIN = 8;
    /** Words with a capital before a number that name no street. */
    private static final Set<String> OTHERS = Set.of(
            "covid",
            "fase",
            "phase",
            "grupo",
            "group",
            "nivel",
            "level",
            "tipo",
            "type",
            "ley",
            "articulo",
            "capitulo",
            "page",
            "pagina",
            "day",
            "week",
            "semana",
            "part",
            "parte",
            "chapter",
            "version",
            "figure",
            "figura",
            "table",
            "tabla",
            "room",
            "step",
            "item",
            "vol",
            "volume",
            "episode",
            "episodio",
            "season",
            "temporada",
            "ronda",
            "round",
            "ward",
            "unit",
            "bed",
            "agenda",
            "canal",
            "channel",
            "radio",
            "fm",
            "iphone",
            "windows",
            "top",
            "title",
            "section",
            "seccion",
            "number",
            "numero",
            "highway",
            "route",
            "ruta",
            "flight",
            "vuelo",
            "gate",
            "linea",
            "line",
            "distrito",
            "district",
            "zona",
            "zone",
            "operation",
            "project",
            "mission",
            "pfizer",
            "moderna",
            "omicron",
            "vitamin",
            "omega",
            "apollo",
            "area");

    static final Words STARTS = new Words(Set.of("block", "esquina"));

    private StreetWithoutKind() {}

    /** At "block", "esquina". */
    static void at(Scan scan, int i) {
        Tokens t = scan.tokens();
        if (t.equalsFolded(i, "block")) {
            block(scan, t, i);
        } else if (t.equalsFolded(i, "esquina")) {
            corner(scan, t, i);
        }
    }

    /** "the 7100 block of Lincoln". */
    private static void block(Scan scan, Tokens t, int block) {
        int number = block - 1;
        boolean house = t.isNumber(number) && t.length(number) >= 3 && t.length(number) <= HOUSE_MAX + 1
                || t.kind(number) == Tokens.MIXED && Character.isDigit(t.first(number));
        int first = block + 2;
        if (!house
                || !t.equalsFolded(block + 1, "of")
                || !t.isCapitalized(first) && !t.is(first, WordClass.DIRECTION)) {
            return;
        }
        int last = first;
        while (last - first < NAME_WORDS_MAX && t.isWord(last + 1) && isPart(t, last + 1)) {
            last++;
        }
        scan.add(number, last, IdentifierType.ADDRESS, Candidate.CUED, "street:block");
    }

    private static boolean isPart(Tokens t, int i) {
        return !t.lineBreakBefore(i)
                && (t.isCapitalized(i) && !t.is(i, WordClass.STOP)
                        || t.isAny(i, WordClass.STREET.bit | WordClass.STREET_AMBIGUOUS.bit));
    }

    /** "Los Almendros esquina Alfonso XII", "Reforma esq. con Juárez": names on both sides. */
    private static void corner(Scan scan, Tokens t, int corner) {
        int after = t.equalsFolded(corner + 1, "con") ? corner + 2 : corner + 1;
        int last = -1;
        for (int i = after; i < after + NAME_WORDS_MAX && isName(t, i, i == after); i++) {
            last = t.isCapitalized(i) ? i : last;
        }
        int first = -1;
        for (int i = corner - 1; i > corner - 1 - NAME_WORDS_MAX && isName(t, i, false); i--) {
            first = t.isCapitalized(i) ? i : first;
        }
        if (first >= 0 && last >= 0) {
            scan.add(first, last, IdentifierType.ADDRESS, Candidate.CUED, "corner");
        }
    }

    private static boolean isName(Tokens t, int i, boolean first) {
        return t.isWord(i)
                && !t.lineBreakBefore(first ? i : i + 1)
                && (t.isCapitalized(i) && !(t.is(i, WordClass.STOP) && !AddressExtent.isParticle(t, i))
                        || AddressExtent.isParticle(t, i));
    }

    /**
     * At a number behind a name: where a town follows behind a comma, or where somebody lives there.
     *
     * @return whether it was the number of a house
     */
    public static boolean behind(Scan scan, int number) {
        Tokens t = scan.tokens();
        int name = t.isMark(number - 1, ',') ? number - 2 : number - 1;
        if (isOnRoad(t, number)) {
            scan.add(number, number + 2, IdentifierType.ADDRESS, Candidate.CUED, "street:road");
            return true;
        }
        if (t.length(number) > HOUSE_MAX || t.length(number) < 2 || t.isYear(number)) {
            return false;
        }
        if (isTaken(t, name)
                && t.length(number) > 2
                && t.isMark(number + 1, ',')
                && (isTaken(t, number + 2) || t.isCapitalized(number + 2))) {
            int end = isTaken(t, number + 2) ? number : number + 2;
            scan.add(number, end, IdentifierType.ADDRESS, Candidate.CUED, "street:bare");
            return true;
        }
        if (!isStreetName(t, name)) {
            return false;
        }
        int first = name;
        while (name - first < NAME_WORDS_MAX - 1
                && t.isWord(first - 1)
                && t.start(first) - t.end(first - 1) == 1
                && (t.isCapitalized(first - 1) && isStreetName(t, first - 1)
                        || isArticle(t, first - 1) && t.isCapitalized(first - 1))) {
            first--;
        }
        int town = t.isMark(number + 1, ',') ? number + 2 : -1;
        int townEnd = townEnd(t, town);
        boolean settled = name == number - 1 && CityRules.isSettled(t, first - 1);
        boolean placed = t.isAny(first - 1, WordClass.PREPOSITION.bit | WordClass.PLACE_CUE.bit)
                || t.isOneOf(first - 1, "(\"")
                || t.equalsFolded(first - 1, "a");
        if (townEnd < 0
                && placed
                && t.length(number) > 2
                && town > 0
                && t.isWord(town)
                && t.isCapitalized(town)
                && !t.isCapitalized(town + 1)) {
            townEnd = town;
        }
        if (townEnd < 0 && !(settled && !t.isAny(number + 1, WordClass.COUNTING))) {
            return false;
        }
        scan.add(first, Math.max(number, townEnd), IdentifierType.ADDRESS, Candidate.CUED, "street:bare");
        return true;
    }

    /** {@code 11318 FM 607}: a house on a road that a county or a state numbers. */
    private static boolean isOnRoad(Tokens t, int number) {
        int road = number + 1;
        boolean market = t.equalsFolded(road, "fm");
        boolean county = t.equalsFolded(road, "cr") && t.length(road + 1) > 2;
        return (market || county)
                && t.isUpperCase(road)
                && t.length(number) > 3
                && t.isBlankBehind(number)
                && t.isBlankBehind(road)
                && t.isNumber(road + 1)
                && t.length(road + 1) <= 4
                && !t.is(road + 2, WordClass.UNIT)
                && !t.isJoint(road + 2, ".");
    }

    /** Whether a name or a place was taken here before: streets are called after both. */
    private static boolean isTaken(Tokens t, int i) {
        return t.isPlaceholder(i, IdentifierType.PERSON) || t.isPlaceholder(i, IdentifierType.PLACE);
    }

    private static boolean isArticle(Tokens t, int i) {
        return AddressExtent.isParticle(t, i) && t.isCapitalized(i);
    }

    private static boolean isStreetName(Tokens t, int i) {
        boolean other = t.isAny(
                i,
                WordClass.STOP.bit
                        | WordClass.MONTH.bit
                        | WordClass.MONTH_AMBIGUOUS.bit
                        | WordClass.WEEKDAY.bit
                        | WordClass.COUNTRY.bit
                        | WordClass.UNIT.bit
                        | WordClass.COUNTED.bit
                        | WordClass.NUMBER_CUES);
        return t.isWord(i) && t.isCapitalized(i) && t.length(i) > 2 && !other && !OTHERS.contains(t.folded(i));
    }

    /** The last word of a known town that starts here, or -1. */
    private static int townEnd(Tokens t, int town) {
        if (!t.isWord(town) || !t.isCapitalized(town) || t.lineBreakBefore(town)) {
            return -1;
        }
        for (int k = Math.min(t.count() - 1, town + 3); k >= town; k--) {
            if (t.is(k, WordClass.CITY) && t.phraseStart(k) == town && !t.is(k, WordClass.COUNTRY)) {
                return k;
            }
        }
        return -1;
    }

    /** "Old Quarry Lane and we're at number 896": the number that a street goes on with, or -1. */
    static int numberAfter(Tokens t, int street) {
        for (int i = street + 1; i < Math.min(t.count(), street + NUMBER_WITHIN) && !t.isOneOf(i, "!?;"); i++) {
            boolean label = t.equalsFolded(i, "number") || t.equalsFolded(i, "numero");
            if (label && t.isNumber(i + 1) && t.length(i + 1) <= HOUSE_MAX && !t.isAny(i + 2, WordClass.COUNTING)) {
                return i + 1;
            }
        }
        return -1;
    }
}
