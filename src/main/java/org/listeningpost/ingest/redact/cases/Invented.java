package org.listeningpost.ingest.redact.cases;

import java.util.List;
import java.util.Random;

/** Invented identifiers with right check digits. None of them is anybody's. */
final class Invented {
    private static final List<String> FIRST = List.of(
            "jane", "maria", "liam", "ahmed", "chen", "sofia", "oliver", "fatima", "diego", "priya", "noah", "lucia");
    private static final List<String> LAST = List.of(
            "doe", "garcia", "smith", "patel", "nguyen", "lopez", "kim", "okafor", "silva", "brown", "ruiz", "novak");
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final String MBI_LETTERS = "ACDEFGHJKMNPQRTUVWXY";

    private Invented() {}

    static String of(Random random, List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    static String first(Random random) {
        return of(random, FIRST);
    }

    static String last(Random random) {
        return of(random, LAST);
    }

    static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    static String number(Random random, int from, int to) {
        return String.valueOf(from + random.nextInt(to - from + 1));
    }

    static String letters(Random random, int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }

    /** Three groups of a North American number. */
    static String[] phone(Random random) {
        return new String[] {
            number(random, 2, 9) + digits(random, 2), number(random, 2, 9) + digits(random, 2), digits(random, 4)
        };
    }

    static String[] ssn(Random random) {
        int area = 1 + random.nextInt(899);
        area = area == 666 ? 667 : area;
        return new String[] {pad(area, 3), pad(1 + random.nextInt(99), 2), pad(1 + random.nextInt(9999), 4)};
    }

    static String pad(int value, int width) {
        return "0".repeat(Math.max(0, width - String.valueOf(value).length())) + value;
    }

    static String luhn(String head) {
        for (char c = '0'; c <= '9'; c++) {
            int sum = 0;
            String digits = head + c;
            for (int i = 0; i < digits.length(); i++) {
                int digit = digits.charAt(digits.length() - 1 - i) - '0';
                int twice = digit * 2;
                sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
            }
            if (sum % 10 == 0) {
                return digits;
            }
        }
        return head + '0';
    }

    static String card(Random random) {
        return luhn("4" + digits(random, 14));
    }

    static String npi(Random random) {
        String head = "1" + digits(random, 8);
        return head + luhn("80840" + head).charAt(14);
    }

    static String dea(Random random) {
        String d = digits(random, 6);
        int sum = d.charAt(0)
                + d.charAt(2)
                + d.charAt(4)
                - 3 * '0'
                + 2 * (d.charAt(1) + d.charAt(3) + d.charAt(5) - 3 * '0');
        return "B" + letters(random, 1) + d + sum % 10;
    }

    static String mbi(Random random) {
        return number(random, 1, 9)
                + mbiLetter(random)
                + mbiLetter(random)
                + digits(random, 1)
                + mbiLetter(random)
                + mbiLetter(random)
                + digits(random, 1)
                + mbiLetter(random)
                + mbiLetter(random)
                + digits(random, 2);
    }

    private static String mbiLetter(Random random) {
        return String.valueOf(MBI_LETTERS.charAt(random.nextInt(MBI_LETTERS.length())));
    }

    static String dni(Random random) {
        int value = 10_000_000 + random.nextInt(89_999_999);
        return String.valueOf(value) + "TRWAGMYFPDXBNJZSQVHLCKE".charAt(value % 23);
    }

    static String curp(Random random) {
        return letters(random, 4) + "8" + digits(random, 1) + "0" + number(random, 1, 9) + "1" + digits(random, 1)
                + (random.nextBoolean() ? "H" : "M") + letters(random, 5) + "0" + digits(random, 1);
    }

    static String nhs(Random random) {
        while (true) {
            String head = digits(random, 9);
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += (head.charAt(i) - '0') * (10 - i);
            }
            int check = (11 - sum % 11) % 11;
            if (check < 10) {
                return head + check;
            }
        }
    }

    static String iban(Random random) {
        String account = "WEST" + digits(random, 14);
        String numeric = "32142829" + account.substring(4) + "161100";
        int remainder = 0;
        for (int i = 0; i < numeric.length(); i++) {
            remainder = (remainder * 10 + numeric.charAt(i) - '0') % 97;
        }
        return "GB" + pad(98 - remainder, 2) + account;
    }

    static String vin(Random random) {
        String values = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
        int[] weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
        String code = "1" + letters(random, 2).replace('Q', 'C') + digits(random, 5) + "0" + letters(random, 1)
                + letters(random, 1) + digits(random, 6);
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += values.indexOf(code.charAt(i)) % 10 * weights[i];
        }
        int rest = sum % 11;
        return code.substring(0, 8) + (rest == 10 ? "X" : rest) + code.substring(9);
    }

    static String groups(String digits, int size, String separator) {
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            grouped.append(i > 0 && i % size == 0 ? separator : "").append(digits.charAt(i));
        }
        return grouped.toString();
    }
}
