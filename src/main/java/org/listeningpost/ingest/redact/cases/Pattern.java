package org.listeningpost.ingest.redact.cases;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes an identifier after a pattern: {@code #} a digit, {@code %} one from 2 to 9, {@code ^} and {@code &} letters,
 * {@code <...>} a choice, a range, a list of the file or a generator, a backslash before what stands for itself.
 */
final class Pattern {
    private final Map<String, List<String>> lists;
    private final Random random;

    Pattern(Map<String, List<String>> lists, Random random) {
        this.lists = lists;
        this.random = random;
    }

    String fill(String pattern) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '#' -> out.append(Invented.digits(random, 1));
                case '%' -> out.append(Invented.number(random, 2, 9));
                case '^' -> out.append(Invented.letters(random, 1));
                case '&' -> out.append((char) ('a' + random.nextInt(26)));
                case '\\' -> out.append(pattern.charAt(++i));
                case '<' -> {
                    int end = pattern.indexOf('>', i);
                    out.append(slot(pattern.substring(i + 1, end)));
                    i = end;
                }
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private String slot(String slot) {
        if (slot.contains("|")) {
            return Invented.of(random, List.of(slot.split("\\|")));
        }
        if (slot.matches("[0-9,]+-[0-9,]+")) {
            String[] bounds = slot.replace(",", "").split("-");
            String number = Invented.number(random, Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]));
            return slot.contains(",")
                    ? number.substring(0, number.length() - 3) + ',' + number.substring(number.length() - 3)
                    : number;
        }
        List<String> list = lists.get(slot.equals("Last1") ? "Last" : slot);
        return list != null ? Invented.of(random, list) : generated(slot);
    }

    private String generated(String slot) {
        String separator = slot.matches(".*[^A-Za-z0-9]") ? slot.substring(slot.length() - 1) : "";
        return switch (slot.substring(0, slot.length() - separator.length())) {
            case "ssn" -> String.join(separator, Invented.ssn(random));
            case "card" -> Invented.card(random);
            case "card4" -> Invented.groups(Invented.card(random), 4, separator);
            case "iban" -> Invented.iban(random);
            case "iban4" -> Invented.groups(Invented.iban(random), 4, separator);
            case "aba" -> aba();
            case "npi" -> Invented.npi(random);
            case "dea" -> Invented.dea(random);
            case "mbi" -> mbi(separator);
            case "vin" -> Invented.vin(random);
            case "imei" -> Invented.luhn("35" + Invented.digits(random, 12));
            case "nhs" -> Invented.nhs(random);
            case "nhs3" -> nhs(separator);
            case "dni" -> dni(separator);
            case "nie" -> nie();
            case "curp" -> Invented.curp(random);
            default -> throw new IllegalArgumentException("no list and no generator is called " + slot);
        };
    }

    private String mbi(String separator) {
        String mbi = Invented.mbi(random);
        return mbi.substring(0, 4) + separator + mbi.substring(4, 7) + separator + mbi.substring(7);
    }

    private String nhs(String separator) {
        String nhs = Invented.nhs(random);
        return nhs.substring(0, 3) + separator + nhs.substring(3, 6) + separator + nhs.substring(6);
    }

    private String dni(String separator) {
        String dni = Invented.dni(random);
        return dni.substring(0, 8) + separator + dni.substring(8);
    }

    private String nie() {
        int value = random.nextInt(10_000_000);
        return "X" + Invented.pad(value, 7) + "TRWAGMYFPDXBNJZSQVHLCKE".charAt(value % 23);
    }

    private String aba() {
        String head = "0" + Invented.number(random, 1, 9) + Invented.digits(random, 6);
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += (head.charAt(i) - '0') * new int[] {3, 7, 1}[i % 3];
        }
        return head + (10 - sum % 10) % 10;
    }
}
