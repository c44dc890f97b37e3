package org.listeningpost.ingest.redact.date;

import java.util.Set;
import org.listeningpost.ingest.redact.hidden.JointedAddress;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Rule;
import org.listeningpost.ingest.redact.text.Scan;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * Ages of ninety and more: a number from 90 to 125 with years behind it ({@code 92yo}, {@code 94 y.o.}, {@code 93 años de
 * edad}), with a word of age before it ({@code turned 95}, {@code aged 91}), or beside a person ({@code my nan is 97},
 * {@code my neighbor, 93,}, {@code we lost grandma at 103}), where nothing is counted or measured.
 */
public final class AgeRule implements Rule {
    private static final int YOUNGEST = 90;
    private static final int OLDEST = 125;
    private static final long MEASURED = WordClass.COUNTING | WordClass.STREET.bit;

    private static final Set<String> UNITS = Set.of("yo", "yr", "yrs", "y", "year", "years");
    private static final Set<String> GLUED =
            Set.of("yo", "y", "yearold", "yearsold", "yrold", "yrsold", "yearolds", "anos", "anhos", "anios", "anyos");
    private static final Set<String> ORDINALS = Set.of("th", "st", "nd", "rd");
    private static final Words SPANISH_YEARS =
            Words.of("anos", "anitos", "anotes", "anazos", "anhos", "anios", "anyos");
    private static final Set<String> TEMPERATURE =
            Set.of("fever", "temp", "temps", "temperature", "degrees", "fiebre", "hit", "spiked");

    @Override
    public void at(Scan scan, int i) {
        Tokens t = scan.tokens();
        if (t.isNumber(i)) {
            spaced(scan, t, i);
            if (isHidden(t.value(i)) && t.length(i) <= 3) {
                number(scan, t, i);
            }
        } else if (t.kind(i) == Tokens.MIXED && t.length(i) <= 12) {
            mixed(scan, t, i);
        }
    }

    /** {@code 9 4 years old}. */
    private static void spaced(Scan scan, Tokens t, int i) {
        int unit = t.isOneOf(i + 1, "-\u00B7\u2022") ? i + 2 : i + 1;
        boolean dotted = t.isMark(i + 1, '.') && t.isMark(i + 3, '.') && !t.spaceBefore(i + 2);
        unit = dotted ? i + 2 : unit;
        boolean apart = t.length(i) == 1
                && t.first(i) == '9'
                && t.isNumber(unit)
                && t.length(unit) == 1
                && !t.isNumber(i - 1)
                && !t.hasDigit(unit + 1);
        if (!apart) {
            return;
        }
        boolean yearOld = t.equalsFolded(unit + 1, "y") && t.equalsFolded(unit + 2, "o");
        boolean years = t.is(unit + 1, WordClass.AGE_AFTER) || dotted && t.is(unit + 2, WordClass.AGE_AFTER);
        boolean aged = t.is(i - 1, WordClass.AGE_BEFORE)
                || t.before(i, 2, WordClass.AGE_BEFORE.bit) && !t.isAny(unit + 1, MEASURED);
        if (yearOld || years || aged) {
            int word = dotted ? unit + 2 : unit + 1;
            int old = years && t.is(word + 1, WordClass.OLD) ? word + 1 : word;
            scan.add(
                    i,
                    yearOld ? unit + 2 : years ? old : unit,
                    IdentifierType.AGE,
                    Candidate.CUED,
                    "age:spaced",
                    "[AGE:90+]");
        }
    }

    private static boolean isHidden(int age) {
        return age >= YOUNGEST && age <= OLDEST;
    }

    private static void number(Scan scan, Tokens t, int i) {
        if (isPartOfNumber(t, i)) {
            return;
        }
        int years = yearsEnd(t, i);
        if (years > i) {
            scan.add(i, years, IdentifierType.AGE, Candidate.CUED, "age", "[AGE:90+]");
            return;
        }
        boolean measured = t.isAny(i + 1, MEASURED)
                || t.isOneOf(i + 1, "%°$€£")
                || t.isMark(i + 1, '-') && t.isAny(i + 2, MEASURED)
                || t.isOneOf(i - 1, "$€£#");
        boolean told = t.is(i - 1, WordClass.AGE_BEFORE) && t.isWord(i + 1);
        if (measured && !told && !t.is(i + 1, WordClass.AGE_AFTER)) {
            return;
        }
        int end = afterHalf(t, i);
        if (AgeContext.isFigurative(t, end)) {
            scan.add(i, end, IdentifierType.AGE, Candidate.CUED, "age:figurative", "[AGE:90+]");
        } else if (t.before(i, 3, WordClass.AGE_BEFORE.bit)
                || AgedPerson.isMeant(t, i, end)
                || AgeContext.isMeant(t, i, end)
                || ToldAge.isMeant(t, i, end)) {
            int last = t.is(end + 1, WordClass.AGE_AFTER) ? end + 1 : end;
            scan.add(i, last, IdentifierType.AGE, Candidate.CUED, "age", "[AGE:90+]");
        }
    }

    /** 95.2, 92:10, 120/80, 90-110, 1-95. */
    private static boolean isPartOfNumber(Tokens t, int i) {
        boolean after =
                t.isOneOf(i + 1, ".,:/-") && !t.spaceBefore(i + 1) && t.hasDigit(i + 2) && !t.spaceBefore(i + 2);
        boolean before = t.isOneOf(i - 1, ".,:/-") && !t.spaceBefore(i) && t.hasDigit(i - 2) && !t.spaceBefore(i - 1);
        return after || before || JointedAddress.maySpell(t, i);
    }

    /** The last token of the words that make the number an age, or the number itself. */
    private static int yearsEnd(Tokens t, int i) {
        int next = afterHalf(t, i) + 1;
        while (t.isOneOf(next, "-/\")") && next < i + 3) {
            next++;
        }
        if (t.equalsFolded(next, "y") && t.isOneOf(next + 1, "./-") && t.equalsFolded(next + 2, "o")) {
            return next + 2;
        }
        if (!t.is(next, WordClass.AGE_AFTER)) {
            return i;
        }
        if (t.equalsFolded(next, "yo") || t.equalsFolded(next, "y/o")) {
            return next;
        }
        int word = next + 1;
        while (t.isOneOf(word, "-/") && word < next + 3) {
            word++;
        }
        if (t.is(word, WordClass.OLD) || t.equalsFolded(word, "o") || t.equalsFolded(word, "young")) {
            return word;
        }
        if (t.equalsFolded(word, "of") && t.equalsFolded(word + 1, "age")
                || t.equalsFolded(word, "de") && t.equalsFolded(word + 1, "edad")) {
            return word + 1;
        }
        boolean spanish = SPANISH_YEARS.has(t, next);
        return spanish && isSpanishAge(t, i) ? next : i;
    }

    /** "92 and a half", "92 y medio": the last token of it, or the number itself. */
    private static int afterHalf(Tokens t, int i) {
        boolean english = t.equalsFolded(i + 1, "and") && t.equalsFolded(i + 2, "a") && t.equalsFolded(i + 3, "half");
        boolean spanish =
                t.equalsFolded(i + 1, "y") && (t.equalsFolded(i + 2, "medio") || t.equalsFolded(i + 2, "pico"));
        return english ? i + 3 : spanish ? withFigure(t, i + 2) : i;
    }

    /** "noventa y pico (94)": the figure behind it, or the same token. */
    private static int withFigure(Tokens t, int last) {
        boolean figure = t.isMark(last + 1, '(') && isHidden(t.value(last + 2)) && t.isMark(last + 3, ')');
        return figure ? last + 3 : last;
    }

    /** "92 años" is an age, "hace 92 años" and "92 años de historia" are not. */
    private static boolean isSpanishAge(Tokens t, int i) {
        boolean person = t.before(i, 4, WordClass.KIN.bit | WordClass.AGE_BEFORE.bit)
                || t.equalsFolded(i - 1, "de")
                || t.equalsFolded(i - 1, "tiene")
                || t.equalsFolded(i - 1, "tengo")
                || t.equalsFolded(i - 1, "con");
        boolean history =
                t.equalsFolded(i + 2, "de") && !t.equalsFolded(i + 3, "edad") || t.equalsFolded(i + 2, "despues");
        return (person || !history) && !t.before(i, 3, WordClass.NOT_AGE.bit);
    }

    /** 92yo, 95yrs, 90s, 94yearold, 95th birthday. */
    private static void mixed(Scan scan, Tokens t, int i) {
        int digits = 0;
        while (digits < t.length(i) && Character.isDigit(t.text().charAt(t.start(i) + digits))) {
            digits++;
        }
        if (digits < 2 || digits > 3) {
            return;
        }
        String word = t.folded(i);
        if (!isHidden(Integer.parseInt(word.substring(0, digits)))) {
            return;
        }
        String unit = word.substring(digits);
        int next = t.isMark(i + 1, '-') ? i + 2 : i + 1;
        boolean old = UNITS.contains(unit) && (t.is(next, WordClass.OLD) || t.equalsFolded(next, "young"));
        boolean slash = unit.equals("y") && t.isOneOf(i + 1, "/.-") && t.equalsFolded(i + 2, "o");
        boolean decade = unit.equals("s") && (t.is(i - 1, WordClass.POSSESSIVE) || t.is(i - 2, WordClass.POSSESSIVE));
        boolean sex = (unit.equals("f") || unit.equals("m")) && isSex(t, i);
        boolean birthday =
                ORDINALS.contains(unit) && (t.equalsFolded(i + 1, "birthday") || t.equalsFolded(i + 1, "bday"));
        if (GLUED.contains(unit) || old || slash || decade || birthday || sex) {
            int last = slash ? i + 2 : old ? next : birthday ? i + 1 : i;
            scan.add(i, last, IdentifierType.AGE, Candidate.CUED, "age", "[AGE:90+]");
        }
    }

    /** "94F here", "again. 96M, lives alone": where a person is told of, not a fever. */
    private static boolean isSex(Tokens t, int i) {
        boolean opens = i == 0 || t.isOneOf(i - 1, ".,;:!?(/") || t.lineBreakBefore(i) || t.is(i - 1, WordClass.KIN);
        boolean goesOn = t.equalsFolded(i + 1, "here")
                || t.equalsFolded(i + 1, "with")
                || t.equalsFolded(i + 1, "fell")
                || t.equalsFolded(i + 1, "and")
                || t.isOneOf(i + 1, ",)")
                || t.is(i + 1, WordClass.KIN);
        for (int k = Math.max(0, i - 8); k < Math.min(t.count(), i + 8); k++) {
            if (t.isWord(k) && TEMPERATURE.contains(t.folded(k))) {
                return false;
            }
        }
        return opens && goesOn || AgedPerson.isSaid(t, i) || AgedPerson.isMeant(t, i, i) || AgeContext.isMeant(t, i, i);
    }

    /** "nonagenarian". */
    public void word(Scan scan, int i) {
        scan.add(i, i, IdentifierType.AGE, Candidate.CUED, "age:word", "[AGE:90+]");
    }
}
