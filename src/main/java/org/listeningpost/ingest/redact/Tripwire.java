package org.listeningpost.ingest.redact;

/**
 * A second opinion on what is about to be stored: a few shapes that must never be there, looked for without any of the
 * scanner's context, tables or exceptions. Shares no code with the rules, so that one mistake is not made twice.
 */
final class Tripwire {
    private Tripwire() {}

    /** What was seen, or an empty text. Never holds anything of the text. */
    static String seen(String safe) {
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            if (c < '(' || c > '@') {
                continue; // none of them starts with a letter, a blank or an emoji
            }
            if (c == '@' && isMail(safe, i)) {
                return "email";
            }
            if (c == ':'
                    && safe.startsWith("://", i)
                    && i > 0
                    && Character.isLetterOrDigit(safe.charAt(i - 1))
                    && i + 3 < safe.length()
                    && Character.isLetterOrDigit(safe.charAt(i + 3))) {
                return "url";
            }
            boolean numberStarts = isDigit(c) && (i == 0 || !isDigit(safe.charAt(i - 1)));
            if (numberStarts && fits(safe, i, "999-99-9999")) {
                return "ssn";
            }
            if ((numberStarts && fits(safe, i, "999-999-9999")) || fits(safe, i, "(999) 999-9999")) {
                return "phone";
            }
        }
        return "";
    }

    private static boolean isMail(String safe, int at) {
        if (at == 0 || !Character.isLetterOrDigit(safe.charAt(at - 1))) {
            return false;
        }
        int end = at + 1;
        int dot = -1;
        while (end < safe.length()
                && end - at < 254
                && (Character.isLetterOrDigit(safe.charAt(end)) || ".-".indexOf(safe.charAt(end)) >= 0)) {
            dot = safe.charAt(end) == '.' && end > at + 1 ? end : dot;
            end++;
        }
        return dot > 0 && end - dot > 2 && Character.isLetter(safe.charAt(dot + 1));
    }

    private static boolean fits(String safe, int at, String pattern) {
        if (at + pattern.length() > safe.length()) {
            return false;
        }
        for (int i = 0; i < pattern.length(); i++) {
            char c = safe.charAt(at + i);
            if (pattern.charAt(i) == '9' ? !isDigit(c) : c != pattern.charAt(i)) {
                return false;
            }
        }
        int end = at + pattern.length();
        return end == safe.length() || !isDigit(safe.charAt(end));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
