package org.listeningpost.ingest.redact.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Ways in which people hide an identifier from a filter and show it to a reader. */
final class Disguise {
    private static final List<String> WORDS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final List<String> SPANISH =
            List.of("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve");
    private static final List<String> TEENS = List.of(
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final List<String> SPANISH_TEENS = List.of(
            "diez",
            "once",
            "doce",
            "trece",
            "catorce",
            "quince",
            "diecis\u00E9is",
            "diecisiete",
            "dieciocho",
            "diecinueve");
    private static final List<String> SPANISH_TENS =
            List.of("veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa");
    private static final String SUPERSCRIPT = "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079";
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

    /** A disguise by its name; a name that says only what the pattern itself does leaves the text as it is. */
    static String of(String kind, String plain, Random random) {
        return switch (kind) {
            case "words" -> saidAmong(plain, WORDS, 0);
            case "wordses" -> saidAmong(plain, SPANISH, 0);
            case "mixed" -> saidAmong(plain, WORDS, random.nextInt(1 << 20) | 1);
            case "spaced" -> plain.replace(" ", "").replaceAll("(?<=.)(?=.)", " ");
            case "spaced2" -> plain.replaceAll("(?<=[^ ])(?=[^ ])", " ");
            case "tens" -> inPairs(plain, WORDS, TEENS, TENS, "-");
            case "decenas" -> inPairs(plain, SPANISH, SPANISH_TEENS, SPANISH_TENS, " y ");
            case "dotted" -> Invented.groups(plain.replaceAll("[^A-Za-z0-9]", ""), 1, ".");
            case "dashed" -> Invented.groups(plain.replaceAll("[^A-Za-z0-9]", ""), 1, "-");
            case "nbsp" -> plain.replace(' ', '\u2009');
            case "super" -> superscript(plain);
            case "spaced3" -> Invented.groups(plain.replaceAll("[^0-9]", ""), 2, " ");
            case "full" -> fullWidth(plain);
            case "keycap" -> keycaps(plain);
            case "math" -> mathematical(plain);
            case "circled" -> circled(plain);
            case "arabic" -> arabicDigits(plain);
            case "zw" -> zeroWidth(plain);
            case "shy" -> softHyphens(plain);
            case "cyr" -> cyrillic(plain);
            case "lowercase" -> plain.toLowerCase(Locale.ROOT);
            case "upper" -> plain.toUpperCase(Locale.ROOT);
            case "stretched" -> plain + plain.substring(plain.length() - 1).repeat(3);
            case "leet" -> Character.isDigit(plain.charAt(0)) ? lettersForDigits(plain) : digitsForLetters(plain);
            default -> plain;
        };
    }

    /** Digits as words, of a mixture those whose bit is set; everything else stays where it is. */
    private static String saidAmong(String plain, List<String> words, int mixture) {
        StringBuilder out = new StringBuilder();
        int seen = 0;
        for (char c : plain.toCharArray()) {
            if (Character.isDigit(c)) {
                boolean said = mixture == 0 || (mixture >> seen++ % 20 & 1) == 1;
                out.append(out.isEmpty() || out.charAt(out.length() - 1) == ' ' ? "" : " ")
                        .append(said ? words.get(c - '0') : String.valueOf(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** "forty-two seventeen zero five": two digits a number, as people say them. */
    private static String inPairs(
            String plain, List<String> units, List<String> teens, List<String> tens, String joint) {
        String digits = plain.replaceAll("[^0-9]", "");
        List<String> said = new ArrayList<>();
        for (int i = 0; i < digits.length(); i += 2) {
            int ten = digits.charAt(i) - '0';
            int unit = i + 1 < digits.length() ? digits.charAt(i + 1) - '0' : -1;
            if (ten == 0 || unit < 0) {
                said.add(units.get(ten));
                if (unit >= 0) {
                    said.add(units.get(unit));
                }
            } else if (ten == 1) {
                said.add(teens.get(unit));
            } else {
                said.add(tens.get(ten - 2) + (unit == 0 ? "" : joint + units.get(unit)));
            }
        }
        return String.join(" ", said);
    }

    private static String superscript(String plain) {
        StringBuilder out = new StringBuilder();
        plain.chars().forEach(c -> out.append(c >= '0' && c <= '9' ? SUPERSCRIPT.charAt(c - '0') : (char) c));
        return out.toString();
    }

    private static String digitsForLetters(String plain) {
        return plain.replace('a', '@')
                .replace('e', '3')
                .replace('i', '1')
                .replace('o', '0')
                .replace('s', '$');
    }

    private static String circled(String plain) {
        StringBuilder out = new StringBuilder();
        plain.chars().forEach(c -> {
            boolean digit = c >= '0' && c <= '9';
            out.appendCodePoint(!digit ? c : c == '0' ? 0x24EA : 0x2460 + c - '1');
        });
        return out.toString();
    }

    private static String mathematical(String plain) {
        StringBuilder out = new StringBuilder();
        plain.chars().forEach(c -> {
            int by = c >= '0' && c <= '9'
                    ? 0x1D7CE - '0'
                    : c >= 'a' && c <= 'z' ? 0x1D41A - 'a' : c >= 'A' && c <= 'Z' ? 0x1D400 - 'A' : 0;
            out.appendCodePoint(c + by);
        });
        return out.toString();
    }
}
