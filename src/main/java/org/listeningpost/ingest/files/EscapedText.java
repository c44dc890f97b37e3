package org.listeningpost.ingest.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of a workbook, in which what XML does not allow, and line breaks of Windows, stand as {@code _x000D_}. */
final class EscapedText {
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private EscapedText() {}

    static String plain(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return ESCAPE.matcher(text).replaceAll(found -> {
            char c = (char) Integer.parseInt(found.group(1), 16);
            boolean isText = !Character.isISOControl(c) || c == '\n' || c == '\r' || c == '\t';
            return isText ? Matcher.quoteReplacement(String.valueOf(c)) : "";
        });
    }
}
