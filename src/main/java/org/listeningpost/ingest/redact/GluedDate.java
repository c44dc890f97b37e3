package org.listeningpost.ingest.redact;

/** A date in one word: {@code 12DEC2024}, {@code 3ene24}. Stateless. */
final class GluedDate {
    private static final int LENGTH_MIN = 6;
    private static final int LENGTH_MAX = 16;

    private GluedDate() {}

    static boolean take(Scan scan, int i) {
        Tokens t = scan.tokens();
        if (t.kind(i) != Tokens.MIXED || t.length(i) < LENGTH_MIN || t.length(i) > LENGTH_MAX) {
            return false;
        }
        NormalizedText text = t.text();
        int month = whileDigits(text, t.start(i), t.end(i));
        int year = month;
        while (year < t.end(i) && Character.isLetter(text.charAt(year))) {
            year++;
        }
        int day = month - t.start(i);
        int digits = t.end(i) - year;
        boolean shaped = day >= 1
                && day <= 2
                && (digits == 2 || digits == 4)
                && whileDigits(text, year, t.end(i)) == t.end(i)
                && (scan.lexiconClasses(text, month, year) & (WordClass.MONTH.bit | WordClass.MONTH_AMBIGUOUS.bit))
                        != 0;
        if (shaped) {
            String placeholder = digits == 4 ? "[DATE:" + text.text(year, t.end(i)) + ']' : "[DATE]";
            scan.add(i, i, IdentifierType.DATE, Candidate.SHAPED, "date:glued", placeholder);
        }
        return shaped;
    }

    private static int whileDigits(NormalizedText text, int from, int to) {
        int at = from;
        while (at < to && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
