package org.listeningpost.ingest.redact.text;

import java.util.HashSet;
import java.util.Set;

/**
 * The form of our placeholders. One that already stands in a text stays, so that redacting twice changes nothing; its
 * parameter may hold only what we would have written ourselves, so that a forged one carries nothing.
 */
public final class Placeholders {
    private static final int LENGTH_MAX = 80;

    private final Set<String> words = new HashSet<>();
    private final AllowList allowed;
    private final Zip3 zip3;

    public Placeholders(AllowList allowed, Zip3 zip3) {
        this.allowed = allowed;
        this.zip3 = zip3;
        for (IdentifierType type : IdentifierType.values()) {
            words.add(type.name());
        }
    }

    public static String of(IdentifierType type) {
        return "[" + type.name() + "]";
    }

    /** With the year where it is one; a number that is none would tell a part of what was taken out. */
    public static String ofDate(int year) {
        return isYear(year) ? "[DATE:" + year + "]" : of(IdentifierType.DATE);
    }

    private static boolean isYear(int year) {
        return year >= 1900 && year <= 2099;
    }

    /** Exclusive end of the placeholder that starts at this bracket, or -1. */
    int endAt(NormalizedText text, int bracket) {
        int limit = Math.min(text.length(), bracket + LENGTH_MAX);
        for (int i = bracket + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ']') {
                return isOurs(text, bracket, i + 1) ? i + 1 : -1;
            }
            if (c == '[' || c == ' ' || c == '\n') {
                return -1;
            }
        }
        return -1;
    }

    private boolean isOurs(NormalizedText text, int start, int end) {
        int from = text.originalStart(start);
        boolean same = text.originalEnd(end) - from == end - start;
        for (int i = start; same && i < end; i++) {
            same = text.original().charAt(from + i - start) == text.charAt(i);
        }
        if (!same) {
            return false;
        }
        String inside = text.text(start + 1, end - 1);
        int colon = inside.indexOf(':');
        if (colon < 0) {
            return words.contains(inside);
        }
        String parameter = inside.substring(colon + 1);
        return switch (inside.substring(0, colon)) {
            case "DATE" -> parameter.length() == 4 && isDigits(parameter) && isYear(Integer.parseInt(parameter));
            case "AGE" -> parameter.equals("90+");
            case "ZIP3" ->
                parameter.equals("000")
                        || (parameter.length() == 3 && isDigits(parameter) && zip3.isPopulous(parameter));
            case "URL" -> allowed.allowedDomain(parameter).equals(parameter);
            default -> false;
        };
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
