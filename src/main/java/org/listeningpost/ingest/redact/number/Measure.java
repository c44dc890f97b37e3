package org.listeningpost.ingest.redact.number;

import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.Words;

/** Digits and a word behind them that counts them, in one: {@code 500mg}, {@code 1990s}, {@code 3PM}, {@code 100K}. Stateless. */
final class Measure {
    /** What counts behind digits without a blank; more than the words that count behind one. */
    static final Words WORDS = Words.of(
            "mg",
            "mcg",
            "ml",
            "kg",
            "km",
            "cm",
            "mm",
            "lb",
            "lbs",
            "kb",
            "mb",
            "gb",
            "tb",
            "hz",
            "mhz",
            "ghz",
            "am",
            "pm",
            "est",
            "edt",
            "cst",
            "pst",
            "gmt",
            "utc",
            "hrs",
            "hs",
            "h",
            "k",
            "m",
            "mn",
            "bn",
            "b",
            "s",
            "st",
            "nd",
            "rd",
            "th",
            "yo",
            "usd",
            "eur",
            "mil",
            "iu",
            "ui",
            "kcal",
            "cal",
            "bpm",
            "ppm",
            "mmhg",
            "x",
            "p",
            "mah",
            "w",
            "kw",
            "v",
            "ft",
            "mts",
            "million",
            "millones",
            "billion",
            "bc",
            "bce",
            "ad",
            "ac",
            "min",
            "mins",
            "secs",
            "yrs",
            "yr",
            "days",
            "cases");

    private static final int UNIT_MAX = 3;
    private static final int DIGITS_MAX = 5;

    private Measure() {}

    static boolean isAt(Tokens t, int i) {
        int at = t.unitStart(i);
        if (at < 0) {
            return false;
        }
        boolean lower = !Character.isUpperCase(t.text().charAt(at));
        return lower && t.end(i) - at <= UNIT_MAX && at - t.start(i) <= DIGITS_MAX
                || WORDS.contains(t.folded(i).substring(at - t.start(i)));
    }
}
