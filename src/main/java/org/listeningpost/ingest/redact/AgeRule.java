package org.listeningpost.ingest.redact;

/** Ages of ninety and more: {@code my 92yo dad}, {@code turned 95}, {@code de 94 años}, {@code in her 90s}. */
final class AgeRule implements Rule {
    private static final int OLDEST = 125;

    @Override
    public void at(Scan scan, int i) {
        Tokens t = scan.tokens();
        if (t.isNumber(i)) {
            spaced(scan, t, i);
            if (isHidden(t.value(i)) && t.length(i) <= 3) {
                number(scan, t, i);
            }
        } else if (t.kind(i) == Tokens.MIXED && t.length(i) <= 6) {
            mixed(scan, t, i);
        }
    }

    /** {@code 9 4 years old}. */
    private static void spaced(Scan scan, Tokens t, int i) {
        boolean apart = t.length(i) == 1
                && t.first(i) == '9'
                && t.isNumber(i + 1)
                && t.length(i + 1) == 1
                && !t.isNumber(i - 1)
                && t.is(i + 2, WordClass.AGE_AFTER)
                && t.is(i + 3, WordClass.OLD);
        if (apart) {
            scan.add(i, i + 3, IdentifierType.AGE, Candidate.CUED, "age:spaced", "[AGE:90+]");
        }
    }

    private static boolean isHidden(int age) {
        return age >= 90 && age <= OLDEST;
    }

    private static void number(Scan scan, Tokens t, int i) {
        int next = i + 1;
        while (t.isMark(next, '-') || t.isMark(next, ' ')) {
            next++;
        }
        int last = i;
        boolean told = false;
        if (t.is(next, WordClass.AGE_AFTER)) {
            last = next;
            int word = next + 1;
            while (t.isMark(word, '-') || t.isMark(word, '/')) {
                word++;
            }
            boolean abbreviation = t.equalsFolded(next, "yo") || t.equalsFolded(next, "y/o");
            boolean old = t.is(word, WordClass.OLD) || t.equalsFolded(word, "o");
            boolean spanish = t.equalsFolded(next, "anos") && isSpanishAge(t, i);
            last = old ? word : last;
            told = abbreviation || old || spanish;
        } else if (t.equalsFolded(next, "y") && t.isMark(next + 1, '/') && t.equalsFolded(next + 2, "o")) {
            last = next + 2;
            told = true;
        }
        boolean before =
                t.before(i, 2, WordClass.AGE_BEFORE.bit) && !t.isMark(i + 1, '%') && !t.is(i + 1, WordClass.UNIT);
        boolean agedBefore = before || (t.is(i - 1, WordClass.AGE_BEFORE));
        boolean decimal =
                t.isOneOf(i + 1, ".,:/") && !t.spaceBefore(i + 1) && t.isNumber(i + 2) && !t.spaceBefore(i + 2);
        if ((told || agedBefore || isBesidePerson(t, i)) && !decimal) {
            scan.add(i, last, IdentifierType.AGE, Candidate.CUED, "age", "[AGE:90+]");
        }
    }

    /** "my neighbor, 93, was", "[PERSON] (91)", "grandma is 97 and", "I'm 91." */
    private static boolean isBesidePerson(Tokens t, int i) {
        boolean closed = i + 1 >= t.count() || t.isOneOf(i + 1, ",.!?;)") || t.lineBreakBefore(i + 1);
        boolean apposed = closed && t.isOneOf(i - 1, ",(") && isPerson(t, i - 2);
        int verb = t.equalsFolded(i - 1, "now") || t.equalsFolded(i - 1, "almost") ? i - 2 : i - 1;
        boolean is = t.equalsFolded(verb, "is")
                || t.equalsFolded(verb, "was")
                || t.equalsFolded(verb, "am")
                || t.equalsFolded(verb, "m")
                || t.equalsFolded(verb, "s")
                || t.equalsFolded(verb, "tiene")
                || t.equalsFolded(verb, "tenia");
        boolean goesOn = closed && !t.isMark(i + 1, ')')
                || t.equalsFolded(i + 1, "and")
                || t.equalsFolded(i + 1, "but")
                || t.equalsFolded(i + 1, "y")
                || t.equalsFolded(i + 1, "today")
                || t.equalsFolded(i + 1, "now");
        boolean still = t.equalsFolded(i + 1, "and") && t.equalsFolded(i + 2, "still");
        if (still) {
            return true;
        }
        int who = t.isMark(verb - 1, '\'') ? verb - 2 : verb - 1;
        return apposed || is && goesOn && (isPerson(t, who) || isPronoun(t, who));
    }

    private static boolean isPerson(Tokens t, int i) {
        return t.is(i, WordClass.KIN) || t.isPlaceholder(i) && t.text().charAt(t.start(i) + 2) == 'E';
    }

    private static boolean isPronoun(Tokens t, int i) {
        return t.equalsFolded(i, "i")
                || t.equalsFolded(i, "he")
                || t.equalsFolded(i, "she")
                || t.equalsFolded(i, "who");
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

    /** 92yo, 95yrs, 90s, 94yearold. */
    private static void mixed(Scan scan, Tokens t, int i) {
        int digits = 0;
        String word = t.folded(i);
        while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
            digits++;
        }
        if (digits < 2 || digits > 3 || !isHidden(Integer.parseInt(word.substring(0, digits)))) {
            return;
        }
        String unit = word.substring(digits);
        boolean years = unit.equals("yo") || unit.equals("yr") || unit.equals("yrs") || unit.equals("y");
        boolean old = t.is(i + 1, WordClass.OLD) || (t.isMark(i + 1, '-') && t.is(i + 2, WordClass.OLD));
        boolean slash = unit.equals("y") && t.isMark(i + 1, '/') && t.equalsFolded(i + 2, "o");
        boolean decade = unit.equals("s") && (t.is(i - 1, WordClass.POSSESSIVE) || t.is(i - 2, WordClass.POSSESSIVE));
        if (unit.equals("yo") || (years && old) || slash || decade) {
            int last = slash ? i + 2 : old ? (t.isMark(i + 1, '-') ? i + 2 : i + 1) : i;
            scan.add(i, last, IdentifierType.AGE, Candidate.CUED, "age", "[AGE:90+]");
        }
    }

    /** "nonagenarian". */
    void word(Scan scan, int i) {
        scan.add(i, i, IdentifierType.AGE, Candidate.CUED, "age:word", "[AGE:90+]");
    }
}
