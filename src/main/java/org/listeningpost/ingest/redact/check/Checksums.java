package org.listeningpost.ingest.redact.check;

/** Check digits and number plans. Pure arithmetic on already compact, plain ASCII text. */
public final class Checksums {
    private static final String VIN_VALUES = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
    private static final int[] VIN_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    private Checksums() {}

    static boolean isLuhn(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return digits.length() > 1 && sum % 10 == 0;
    }

    public static boolean isCard(CharSequence digits) {
        char first = digits.charAt(0);
        return digits.length() >= 12 && digits.length() <= 19 && first >= '2' && first <= '6' && isLuhn(digits);
    }

    public static boolean isSsn(CharSequence digits) {
        if (digits.length() != 9) {
            return false;
        }
        String area = digits.subSequence(0, 3).toString();
        boolean areaIssued = !area.equals("000") && !area.equals("666") && area.charAt(0) != '9';
        return areaIssued && !isZeros(digits, 3, 5) && !isZeros(digits, 5, 9);
    }

    /** Individual taxpayer numbers look like social security numbers that start with 9. */
    public static boolean isItin(CharSequence digits) {
        return digits.length() == 9 && digits.charAt(0) == '9' && !isZeros(digits, 5, 9);
    }

    private static boolean isZeros(CharSequence digits, int start, int end) {
        for (int i = start; i < end; i++) {
            if (digits.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    static boolean isNpi(CharSequence digits) {
        return digits.length() == 10 && isLuhn("80840" + digits);
    }

    static boolean isNhs(CharSequence digits) {
        if (digits.length() != 10) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (digits.charAt(i) - '0') * (10 - i);
        }
        int check = 11 - sum % 11;
        return (check == 11 ? 0 : check) == digits.charAt(9) - '0';
    }

    static boolean isRouting(CharSequence digits) {
        if (digits.length() != 9) {
            return false;
        }
        int[] weights = {3, 7, 1};
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (digits.charAt(i) - '0') * weights[i % 3];
        }
        return sum % 10 == 0 && sum > 0;
    }

    public static boolean isIsbn(CharSequence digits) {
        if (digits.length() != 13
                || !(digits.toString().startsWith("978") || digits.toString().startsWith("979"))) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 13; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }

    /** Two letters and seven digits, upper case. */
    public static boolean isDea(CharSequence code) {
        if (code.length() != 9 || !matches(code, "AX9999999")) {
            return false;
        }
        int odd = code.charAt(2) + code.charAt(4) + code.charAt(6) - 3 * '0';
        int even = code.charAt(3) + code.charAt(5) + code.charAt(7) - 3 * '0';
        return (odd + 2 * even) % 10 == code.charAt(8) - '0';
    }

    public static boolean isVin(CharSequence code) {
        if (code.length() != 17) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int value = VIN_VALUES.indexOf(code.charAt(i)) % 10;
            if (VIN_VALUES.indexOf(code.charAt(i)) < 0 || code.charAt(i) == '.') {
                return false;
            }
            sum += value * VIN_WEIGHTS[i];
        }
        int remainder = sum % 11;
        return code.charAt(8) == (remainder == 10 ? 'X' : (char) ('0' + remainder));
    }

    public static boolean isIban(CharSequence code) {
        if (code.length() < 15 || code.length() > 34 || !matches(code.subSequence(0, 4), "AA99")) {
            return false;
        }
        int remainder = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt((i + 4) % code.length());
            int value = Character.digit(c, 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder == 1;
    }

    /** Medicare beneficiary identifier, upper case. */
    public static boolean isMbi(CharSequence code) {
        if (code.length() != 11 || !matches(code, "9AX9AX9AA99") || code.charAt(0) == '0') {
            return false;
        }
        for (int i = 0; i < 11; i++) {
            if ("SLOIBZ".indexOf(code.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Spanish identity number: eight digits and their letter, or X, Y, Z and seven digits and the letter. */
    public static boolean isDni(CharSequence code) {
        if (code.length() != 9) {
            return false;
        }
        int prefix = "XYZ".indexOf(code.charAt(0));
        String digits = (prefix >= 0 ? prefix : "")
                + code.subSequence(prefix >= 0 ? 1 : 0, 8).toString();
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        return DNI_LETTERS.charAt((int) (Long.parseLong(digits) % 23)) == code.charAt(8);
    }

    /** UK national insurance number. */
    public static boolean isNino(CharSequence code) {
        return code.length() == 9
                && matches(code, "AA999999A")
                && "DFIQUV".indexOf(code.charAt(0)) < 0
                && "DFIOQUV".indexOf(code.charAt(1)) < 0
                && code.charAt(8) <= 'D';
    }

    /** Mexican population registry code. */
    public static boolean isCurp(CharSequence code) {
        return code.length() == 18
                && matches(code, "AAAA999999AAAAAAX9")
                && (code.charAt(10) == 'H' || code.charAt(10) == 'M' || code.charAt(10) == 'X');
    }

    /** Mexican taxpayer code of a person or a company. */
    public static boolean isRfc(CharSequence code) {
        return (code.length() == 13 && matches(code, "AAAA999999XXX") && isMonthDay(code, 6))
                || (code.length() == 12 && matches(code, "AAA999999XXX") && isMonthDay(code, 5));
    }

    private static boolean isMonthDay(CharSequence code, int at) {
        int month = Integer.parseInt(code.subSequence(at, at + 2).toString());
        int day = Integer.parseInt(code.subSequence(at + 2, at + 4).toString());
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    /** Brazilian personal number. */
    public static boolean isCpf(CharSequence digits) {
        if (digits.length() != 11 || digits.chars().distinct().count() == 1) {
            return false;
        }
        return cpfDigit(digits, 9) == digits.charAt(9) - '0' && cpfDigit(digits, 10) == digits.charAt(10) - '0';
    }

    private static int cpfDigit(CharSequence digits, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (digits.charAt(i) - '0') * (count + 1 - i);
        }
        int rest = sum * 10 % 11;
        return rest == 10 ? 0 : rest;
    }

    /** A = letter, 9 = digit, X = either; upper case only. */
    public static boolean matches(CharSequence code, String pattern) {
        if (code.length() != pattern.length()) {
            return false;
        }
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = c >= 'A' && c <= 'Z';
            boolean fits =
                    switch (pattern.charAt(i)) {
                        case 'A' -> letter;
                        case '9' -> digit;
                        default -> digit || letter;
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
