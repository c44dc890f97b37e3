package org.listeningpost.ingest.redact.number;

import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Lexicon;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * A number of four to six digits that nothing counts: {@code still me, still 651411}, {@code look up #8721}, {@code I'm 906.565
 * in their system}. A count has what it counts near it, and a price, a decimal or a year its own signs; of 97,000 real posts
 * a dozen hold a number of five or six digits without any of these. Longer numbers are {@link NumberRule}'s. Stateless.
 */
public final class ShortNumber {
    private static final int DIGITS_MIN = 5;
    private static final int DIGITS_MAX = 6;
    private static final int MARKED_MIN = 4;
    private static final int GROUP = 4;
    private static final int SLASHED_MAX = 11;
    private static final int NEAR = 8;
    private static final int BEHIND = 3;
    private static final int PLURAL_MIN = 4;

    /** Words in whose company numbers are statistics. */
    private static final Words STATISTICS = Words.of(
            "reported",
            "reports",
            "infected",
            "died",
            "dead",
            "deceased",
            "discharged",
            "death",
            "infections",
            "toll",
            "positives",
            "rate",
            "rates",
            "population",
            "average",
            "avg",
            "adverse",
            "injuries",
            "people",
            "patients",
            "vaers",
            "hospitalized",
            "hospitalizations",
            "volunteers",
            "participants",
            "subjects",
            "million",
            "record",
            "peak",
            "tpm",
            "daily",
            "per",
            "sample",
            "survey",
            "percent",
            "infectados",
            "muertos",
            "contagios",
            "defunciones",
            "positivos",
            "personas",
            "pacientes",
            "millones",
            "promedio",
            "tasa",
            "ingresados",
            "vacunados",
            "vacunas",
            "nuevos",
            "vaccines",
            "recover",
            "stats",
            "registered",
            "followers",
            "likes",
            "views",
            "votes",
            "seguidores",
            "visitas",
            "steps",
            "pasos",
            "capacity",
            "salary",
            "sueldo",
            "cpt",
            "hcpcs");

    /** Words that end like a plural and are none. */
    private static final Words NO_PLURAL = Words.of(
            "this",
            "does",
            "always",
            "plus",
            "less",
            "guess",
            "pues",
            "antes",
            "entonces",
            "todos",
            "todas",
            "tres",
            "seis",
            "eres",
            "unless",
            "across",
            "says",
            "comes",
            "gets",
            "goes",
            "keeps",
            "means",
            "shows",
            "sits",
            "stays",
            "yours",
            "theirs",
            "hers",
            "ours",
            "thanks",
            "thats",
            "whats",
            "shes",
            "theres",
            "heres",
            "whos",
            "hows",
            "else",
            "estamos",
            "vamos",
            "somos",
            "tenemos",
            "ademas",
            "menos",
            "gracias",
            "besos",
            "jaja",
            "perhaps",
            "besides",
            "sometimes",
            "needs",
            "wants",
            "belongs",
            "years",
            "despues");

    private ShortNumber() {}

    public static void at(Scan scan, int first) {
        Tokens t = scan.tokens();
        if (isMarked(t, first) && isPairs(t, first)) {
            scan.add(first, first + 4, IdentifierType.NUM, Candidate.WEAK, "digits:short");
            return;
        }
        int last = lastOf(t, first);
        if (last < 0 || isPieced(t, first, last) || isInside(t, first, last) || isCounted(t, first, last)) {
            return;
        }
        int end = CueRule.withLetter(t, last);
        scan.add(NumberEdges.withCapitals(t, first), end, IdentifierType.NUM, Candidate.WEAK, "digits:short");
    }

    /** The last token of a number that starts here and has the shape of one, or -1. */
    private static int lastOf(Tokens t, int first) {
        int length = t.length(first);
        if (goesOn(t, first + 1, ".") && length == 3 && t.length(first + 2) == 3) {
            return isRound(t, first + 2) || t.first(first) == '0' ? -1 : first + 2;
        }
        if (goesOn(t, first + 1, "/") && length >= 2 && length <= 4) {
            int behind = t.length(first + 2);
            boolean number = behind >= 4 && length + behind <= SLASHED_MAX && length + behind > DIGITS_MAX;
            return number && !t.isYear(first) && !t.isYear(first + 2) ? first + 2 : -1;
        }
        if (isTwice(t, first)) {
            return first + 1;
        }
        boolean whole = length >= (isMarked(t, first) ? MARKED_MIN : DIGITS_MIN) && length <= DIGITS_MAX;
        return whole && !isRound(t, first) && !t.isYear(first) && !isVisit(t, first) ? first : -1;
    }

    /** {@code 0307 1001}: twice four digits that are no years and not round, and no others beside them. */
    private static boolean isTwice(Tokens t, int first) {
        int second = first + 1;
        return t.length(first) == GROUP
                && t.isBlankBehind(first)
                && t.isNumber(second)
                && t.length(second) == GROUP
                && !t.isYear(first)
                && !t.isYear(second)
                && !isRound(t, first)
                && !isRound(t, second)
                && !t.hasDigit(first - 1)
                && !t.hasDigit(second + 1);
    }

    /** Put together by a second view: {@link HiddenNumber}'s to judge. */
    public static boolean isPieced(Tokens t, int first, int last) {
        NormalizedText text = t.text();
        int end = text.originalEnd(t.end(last));
        return end - text.originalStart(t.start(first)) != t.end(last) - t.start(first);
    }

    /** 99202 to 99499: what a visit is billed under (CPT, evaluation and management), the same for everybody. */
    private static boolean isVisit(Tokens t, int i) {
        return t.value(i) >= 99_202 && t.value(i) <= 99_499;
    }

    /** Whether the number goes on behind this sign. */
    private static boolean goesOn(Tokens t, int i, String sign) {
        return t.isJoint(i, sign) && t.isNumber(i + 1);
    }

    private static boolean isMarked(Tokens t, int first) {
        return t.isMark(first - 1, '#') && t.start(first) - t.end(first - 1) <= 1;
    }

    /** {@code # 36-34-53}. */
    private static boolean isPairs(Tokens t, int first) {
        return goesOn(t, first + 1, "-")
                && goesOn(t, first + 3, "-")
                && t.length(first) == 2
                && t.length(first + 2) == 2
                && t.length(first + 4) == 2;
    }

    /** 41000, 12500: nobody is given such a number. */
    private static boolean isRound(Tokens t, int i) {
        int end = t.end(i);
        return t.text().charAt(end - 1) == '0' && t.text().charAt(end - 2) == '0';
    }

    /** A part of something longer, a price, a share, a range. */
    private static boolean isInside(Tokens t, int first, int last) {
        boolean starred = t.isMark(first - 1, '*') && t.spaceBefore(first - 1) && t.isMark(last + 1, '*');
        boolean before = !t.spaceBefore(first)
                && !starred
                && t.isOneOf(first - 1, ".,-/:–_&+~=@'*^")
                && (!t.spaceBefore(first - 1) || t.isOneOf(first - 1, "+~-–@&^"));
        boolean behind = !t.spaceBefore(last + 1)
                && (t.isOneOf(last + 1, "%+–°º")
                        || t.isOneOf(last + 1, ".,-/:_'") && !t.spaceBefore(last + 2) && t.isAlphanumeric(last + 2));
        return before
                || behind
                || t.isMark(first - 1, '#') && t.isMark(first - 2, '&')
                || t.equalsFolded(first - 1, "to") && isText(t, first)
                || t.isOneOf(first - 1, "$€£¥₹<>≈")
                || t.isOneOf(last + 1, "$€£¥₹%<>–")
                || t.isWord(first - 1) && !t.spaceBefore(first);
    }

    /** "text HOPE to 66746": everybody may. */
    private static boolean isText(Tokens t, int first) {
        boolean text = false;
        for (int i = first - 2; i >= Math.max(0, first - 1 - BEHIND); i--) {
            text |= t.equalsFolded(i, "text") || t.equalsFolded(i, "txt") || t.equalsFolded(i, "sms");
        }
        return text;
    }

    private static boolean isCounted(Tokens t, int first, int last) {
        return isCountedBehind(t, last)
                || isPluralBehind(t, last)
                || t.after(last, NEAR, WordClass.COUNTED.bit)
                || t.before(first, NEAR, WordClass.COUNTED.bit | WordClass.PUBLIC_NUMBER.bit | WordClass.CURRENCY.bit)
                || isStatistic(t, first, last);
    }

    /** Whether words near it make the number a count or a figure. */
    static boolean isCountedBeside(Tokens t, int first, int last) {
        return isCountedBehind(t, last) || isPluralBehind(t, last) || isStatistic(t, first, last);
    }

    private static boolean isCountedBehind(Tokens t, int last) {
        for (int i = last + 1; i <= last + BEHIND && (t.isAlphanumeric(i) || t.isOneOf(i, "-#+")); i++) {
            if (t.isNumber(i) && t.equalsFolded(i - 1, "for")) {
                return false; // "22708 for 12 hours": the hours are the other number's
            }
            boolean near = i == last + 1 || t.length(i) > 2; // "4 mi", but "con mi hija"
            if (near && t.isAny(i, WordClass.COUNTING)) {
                return true;
            }
        }
        return false;
    }

    /** "41797 new infections", "23500 perros": within two words something stands in the plural. */
    private static boolean isPluralBehind(Tokens t, int last) {
        for (int i = last + 1; i <= last + 2 && t.isWord(i) && !t.lineBreakBefore(i); i++) {
            boolean plural = t.length(i) >= PLURAL_MIN && Lexicon.fold(t.text().charAt(t.end(i) - 1)) == 's';
            if (t.is(i, WordClass.STOP)) {
                return false;
            }
            if (plural && !NO_PLURAL.has(t, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStatistic(Tokens t, int first, int last) {
        int least = first == last ? DIGITS_MIN : 2;
        for (int i = Math.max(0, first - NEAR); i <= Math.min(t.count() - 1, last + NEAR); i++) {
            boolean word = STATISTICS.has(t, i);
            boolean number =
                    (i < first - 2 || i > last + 2) && t.isNumber(i) && t.length(i) >= least && t.length(i) <= 7;
            if (word || number) {
                return true;
            }
        }
        return false;
    }
}
