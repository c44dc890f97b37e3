package org.listeningpost.ingest.redact.cases;

import java.util.List;

/** Ways in which people hide an identifier from a filter and show it to a reader. */
final class Disguise {
    private static final List<String> WORDS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final List<String> SPANISH =
            List.of("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve");
    private static final String LATIN = "aceopxyABCEHKMOPTX";
    private static final String CYRILLIC =
            "\u0430\u0441\u0435\u043E\u0440\u0445\u0443\u0410\u0412\u0421\u0415\u041D\u041A\u041C\u041E\u0420\u0422\u0425";

    private Disguise() {}

    static String fullWidth(String plain) {
        return shifted(plain, '!', '~', 0xFEE0);
    }

    static String mathematicalDigits(String plain) {
        return shifted(plain, '0', '9', 0x1D7CE - '0');
    }

    static String arabicDigits(String plain) {
        return shifted(plain, '0', '9', 0x660 - '0');
    }

    private static String shifted(String plain, char from, char to, int by) {
        StringBuilder out = new StringBuilder();
        plain.chars().forEach(c -> out.appendCodePoint(c >= from && c <= to ? c + by : c));
        return out.toString();
    }

    static String zeroWidth(String plain) {
        return between(plain, "\u200B");
    }

    static String softHyphens(String plain) {
        return between(plain, "\u00AD");
    }

    static String spaced(String plain) {
        return between(plain, " ");
    }

    private static String between(String plain, String mark) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            out.append(i == 0 ? "" : mark).append(plain.charAt(i));
        }
        return out.toString();
    }

    static String keycaps(String digits) {
        StringBuilder out = new StringBuilder();
        digits.chars().forEach(c -> out.append((char) c).append(Character.isDigit(c) ? "\uFE0F\u20E3" : ""));
        return out.toString();
    }

    static String spoken(String digits) {
        return said(digits, WORDS);
    }

    static String spokenSpanish(String digits) {
        return said(digits, SPANISH);
    }

    private static String said(String digits, List<String> words) {
        StringBuilder out = new StringBuilder();
        digits.chars()
                .filter(Character::isDigit)
                .forEach(c -> out.append(out.isEmpty() ? "" : " ").append(words.get(c - '0')));
        return out.toString();
    }

    static String cyrillic(String plain) {
        StringBuilder out = new StringBuilder();
        plain.chars().forEach(c -> out.append(LATIN.indexOf(c) >= 0 ? CYRILLIC.charAt(LATIN.indexOf(c)) : (char) c));
        return out.toString();
    }

    static String lettersForDigits(String plain) {
        return plain.replace('0', 'O').replace('1', 'l');
    }
}
