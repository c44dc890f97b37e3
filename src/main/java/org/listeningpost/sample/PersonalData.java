package org.listeningpost.sample;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Invents identifiers of each kind. Numbers come from ranges reserved for examples where there is one: 555-01xx, the
 * documentation networks, example domains, social security numbers that were published as specimens.
 */
final class PersonalData {
    private static final List<String> FIRST = List.of(
            "Marisol",
            "Tobias",
            "Anneliese",
            "Deshawn",
            "Priyanka",
            "Leocadia",
            "Wendell",
            "Yesenia",
            "Gunnar",
            "Ottilie",
            "Ramiro",
            "Clementine",
            "Thaddeus",
            "Noemi",
            "Cordell",
            "Xiomara",
            "Ignatius",
            "Rosalind",
            "Evander",
            "Guadalupe",
            "Beatrix",
            "Lorenzo",
            "Philippa",
            "Demetrius",
            "Araceli",
            "Winifred",
            "Octavio",
            "Henrietta",
            "Salvador",
            "Delphine");
    private static final List<String> LAST = List.of(
            "Quintanilla",
            "Hargreaves",
            "Oyelaran",
            "Lindqvist",
            "Abernathy",
            "Villaseñor",
            "Kowalczyk",
            "Thibodeaux",
            "Nakagawa",
            "Featherstone",
            "Zamudio",
            "Pemberton",
            "Okonkwo",
            "Castellanos",
            "Rasmussen",
            "Bhattacharya",
            "Whitlock",
            "Montalvo",
            "Drummond",
            "Escamilla",
            "Vandermeer",
            "Solórzano",
            "Mackintosh",
            "Arredondo",
            "Prendergast",
            "Ibarra",
            "Holloway",
            "Szymanski",
            "Fairbanks",
            "Delacroix");
    private static final List<String> STREETS = List.of(
            "Alder Street",
            "Maple Avenue",
            "Birchwood Lane",
            "Mill Road",
            "Orchard Drive",
            "Larkspur Court",
            "Old Quarry Road",
            "Chestnut Boulevard",
            "Sycamore Way",
            "Harbor Street");
    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };
    private static final String[] MONTHS_ES = {
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre"
    };

    private PersonalData() {}

    static String value(String type, RandomGenerator random) {
        return switch (type) {
            case "PERSON" -> pick(FIRST, random) + " " + pick(LAST, random);
            case "PHONE" -> phone(random);
            case "EMAIL" -> email(random);
            case "URL" -> "https://fundraiser.example.net/" + lower(pick(LAST, random)) + "-" + digits(5, random);
            case "IP" -> "203.0.113." + (1 + random.nextInt(254));
            case "SSN" -> "987-65-" + (4320 + random.nextInt(10));
            case "MRN" -> digits(8, random);
            case "HEALTH_PLAN" -> letters(3, random) + digits(9, random);
            case "ACCOUNT" -> digits(4, random) + "-" + digits(6, random);
            case "LICENSE" -> letters(1, random) + digits(7, random);
            case "VEHICLE" -> letters(3, random) + "-" + digits(4, random);
            case "DEVICE" -> "SN" + digits(4, random) + letters(2, random) + digits(4, random);
            case "NATIONAL_ID" -> letters(1, random) + digits(8, random);
            case "ID" -> "E-" + digits(6, random);
            case "DATE" ->
                MONTHS[random.nextInt(12)] + " " + (1 + random.nextInt(28)) + ", 20" + (10 + random.nextInt(15));
            case "DATE_ES" ->
                (1 + random.nextInt(28)) + " de " + MONTHS_ES[random.nextInt(12)] + " de 20"
                        + (10 + random.nextInt(15));
            case "AGE" -> String.valueOf(91 + random.nextInt(12));
            case "ADDRESS" -> (100 + random.nextInt(8900)) + " " + pick(STREETS, random);
            case "ZIP" -> "0" + (4000 + random.nextInt(900));
            case "HANDLE" -> "@" + handle(random.nextInt(100_000));
            default -> throw new IllegalArgumentException("no invented value for " + type);
        };
    }

    static String name(int person) {
        int mixed = person * 0x9E3779B1;
        return FIRST.get(Math.floorMod(mixed, FIRST.size())) + " " + LAST.get(Math.floorMod(mixed >>> 13, LAST.size()));
    }

    static String handle(int person) {
        int mixed = person * 0x9E3779B1;
        String first = lower(FIRST.get(Math.floorMod(mixed, FIRST.size())));
        return first + "_" + Integer.toString(person, 36) + Integer.toString(Math.floorMod(mixed >>> 7, 36), 36);
    }

    private static String phone(RandomGenerator random) {
        String area = String.valueOf(207 + random.nextInt(700));
        String line = "555-01" + digits(2, random);
        return random.nextBoolean() ? area + "-" + line : "(" + area + ") " + line;
    }

    private static String email(RandomGenerator random) {
        return lower(pick(FIRST, random)) + "." + lower(pick(LAST, random)) + digits(2, random) + "@example.org";
    }

    private static String pick(List<String> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replace('ñ', 'n').replace('ó', 'o');
    }

    private static String digits(int count, RandomGenerator random) {
        StringBuilder out = new StringBuilder(count);
        out.append((char) ('1' + random.nextInt(9)));
        while (out.length() < count) {
            out.append((char) ('0' + random.nextInt(10)));
        }
        return out.toString();
    }

    private static String letters(int count, RandomGenerator random) {
        StringBuilder out = new StringBuilder(count);
        while (out.length() < count) {
            out.append("ABCDEFGHJKLMNPRSTUVWXYZ".charAt(random.nextInt(23)));
        }
        return out.toString();
    }
}
