package org.listeningpost.http;

/** One cell of a CSV answer (RFC 4180): what a spreadsheet would run as a formula gets an apostrophe in front. */
public final class CsvCell {
    private static final String STARTS_FORMULA = "=+-@\t\r\n＝＋－＠";

    private CsvCell() {}

    public static String of(String text) {
        return quoted(!text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text);
    }

    /** The text as it is, for a reader that runs nothing. */
    public static String quoted(String text) {
        boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == '\t');
        return isPlain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
