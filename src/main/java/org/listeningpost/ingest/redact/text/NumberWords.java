package org.listeningpost.ingest.redact.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Small numbers and ordinals in English and Spanish letters. */
public final class NumberWords {
    private static final String[] ENGLISH = {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen"
    };
    private static final String[] SPANISH = {
        "cero",
        "uno",
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "once",
        "doce",
        "trece",
        "catorce",
        "quince",
        "dieciseis",
        "diecisiete",
        "dieciocho",
        "diecinueve",
        "veinte",
        "veintiuno",
        "veintidos",
        "veintitres",
        "veinticuatro",
        "veinticinco",
        "veintiseis",
        "veintisiete",
        "veintiocho",
        "veintinueve"
    };
    private static final String[] TENS = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    private static final String[] TENS_SPANISH = {
        "veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"
    };
    private static final String[] ORDINALS = {
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth"
    };

    /** As they sound; "too", "fore" and "ate" are words of their own. */
    private static final Map<String, Integer> SOUNDS = Map.ofEntries(
            Map.entry("zeero", 0),
            Map.entry("ziro", 0),
            Map.entry("wun", 1),
            Map.entry("won", 1),
            Map.entry("too", 2),
            Map.entry("tu", 2),
            Map.entry("thre", 3),
            Map.entry("tree", 3),
            Map.entry("fore", 4),
            Map.entry("for", 4),
            Map.entry("fower", 4),
            Map.entry("fiv", 5),
            Map.entry("fife", 5),
            Map.entry("siks", 6),
            Map.entry("sicks", 6),
            Map.entry("sevin", 7),
            Map.entry("ate", 8),
            Map.entry("ait", 8),
            Map.entry("nein", 9),
            Map.entry("niner", 9));

    private static final String[][] HEARD = {
        {"huno"}, {"doz"}, {"trez"}, {"quatro"}, {"sinco", "zinco"}, {"seys"}, {"ciete"}, {"hocho"}, {"nuebe"}
    };

    private static final Map<String, Integer> VALUES = new HashMap<>();
    private static final Map<String, Integer> ORDINAL_VALUES = new HashMap<>();

    static {
        for (int i = 0; i < ENGLISH.length; i++) {
            VALUES.put(ENGLISH[i], i);
        }
        for (int i = 0; i < SPANISH.length; i++) {
            VALUES.put(SPANISH[i], i);
        }
        for (int i = 0; i < TENS.length; i++) {
            VALUES.put(TENS[i], 20 + 10 * i);
            VALUES.put(TENS_SPANISH[i], 20 + 10 * i);
        }
        for (int unit = 1; unit <= 9; unit++) {
            VALUES.put("ninety" + ENGLISH[unit], 90 + unit);
        }
        // The ten that ages need, as people misspell it and run it together with its unit.
        for (String ninety :
                List.of("ninty", "nintey", "ninetey", "nintety", "ninethy", "nobenta", "novemta", "nouenta")) {
            VALUES.put(ninety, 90);
        }
        // Units as people spell them who write what they hear.
        for (int unit = 1; unit <= 9; unit++) {
            for (String heard : HEARD[unit - 1]) {
                VALUES.put(heard, unit);
            }
        }
        for (int unit = 1; unit <= 9; unit++) {
            for (String ten : List.of("noventai", "noventay", "noventa", "noventi")) {
                VALUES.put(ten + SPANISH[unit], 90 + unit);
            }
        }
        VALUES.put("oh", 0);
        VALUES.put("nought", 0);
        VALUES.put("fourty", 40);
        for (int i = 0; i < ORDINALS.length; i++) {
            ORDINAL_VALUES.put(ORDINALS[i], i + 1);
        }
        ORDINAL_VALUES.put("thirtieth", 30);
        ORDINAL_VALUES.put("primero", 1);
    }

    private NumberWords() {}

    /** The value of a cardinal, or -1. */
    public static int valueOf(String folded) {
        return VALUES.getOrDefault(folded, -1);
    }

    /** Every word that sounds like a digit. */
    public static Set<String> sounds() {
        return SOUNDS.keySet();
    }

    /** The digit that a word sounds like, or -1. */
    public static int soundOf(String folded) {
        return SOUNDS.getOrDefault(folded, -1);
    }

    /** The value of an ordinal, or -1. */
    public static int ordinalOf(String folded) {
        return ORDINAL_VALUES.getOrDefault(folded, -1);
    }
}
