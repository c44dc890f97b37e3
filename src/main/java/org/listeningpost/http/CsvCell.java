package org.listeningpost.http;

/**
 * One cell of a CSV answer (RFC 4180): what a spreadsheet would run as a formula gets an apostrophe in front. That holds inside
 * of a text, too: where the list separator is a semicolon, our quotes are plain characters, and each line break and semicolon
 * of a text begins a cell.
 */
public final class CsvCell {
    private static final String STARTS_FORMULA = "=+-@＝＋－＠";
    private static final String STARTS_CELL = "\t\r\n;";

    private CsvCell() {}

    public static String of(String text) {
        if (!text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0) {
            return quoted("'" + safe(text));
        }
        return quoted(safe(text));
    }

    private static String safe(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        boolean isStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isStart && STARTS_FORMULA.indexOf(c) >= 0) {
                out.append('\'');
            }
            // Blanks and quotes before a formula are taken off or skipped.
            isStart = STARTS_CELL.indexOf(c) >= 0
                    || isStart && (c == '"' || Character.isWhitespace(c) || Character.isSpaceChar(c));
            out.append(c);
        }
        return out.toString();
    }

    /** The text as it is, for a reader that runs nothing. */
    public static String quoted(String text) {
        boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == '\t');
        return isPlain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
