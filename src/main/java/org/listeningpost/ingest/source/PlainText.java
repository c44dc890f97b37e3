package org.listeningpost.ingest.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a text is by how it begins, whatever its name says. */
public final class PlainText {
    private static final Pattern MAIL_HEADER = Pattern.compile(
            "(?i)(received|return-path|delivered-to|message-id|mime-version|from|to|cc|subject|date|reply-to|sender"
                    + "|content-type|dkim-signature|authentication-results|x-[a-z0-9-]{2,40}):[ \t]?.*");
    private static final int LINES_COMPARED_MAX = 6;
    private static final char[] DELIMITERS = {',', ';', '\t'};

    private PlainText() {}

    /** A message begins with headers, at least two of them known ones. */
    public static boolean looksLikeMail(String head) {
        List<String> lines = lines(head, 3);
        if (head.startsWith("From ") && lines.size() > 1) {
            return MAIL_HEADER.matcher(lines.get(1)).matches();
        }
        int headers = 0;
        for (String line : lines) {
            boolean isFolded = headers > 0 && !line.isEmpty() && Character.isWhitespace(line.charAt(0));
            headers += isFolded || MAIL_HEADER.matcher(line).matches() ? 1 : 0;
        }
        return headers >= 2 && headers == lines.size();
    }

    /**
     * The format of records; empty for prose, and for what is no text for us, such as HTML, PDF and mail.
     *
     * @param head the beginning of the text, without a byte order mark
     * @param isWhole whether that is all of it
     */
    public static Optional<SourceFormat> formatOf(String head, boolean isWhole) {
        String text = head.stripLeading();
        if (text.isEmpty()
                || text.startsWith("<")
                || text.startsWith("%PDF")
                || text.startsWith("{\\rtf")
                || looksLikeMail(head)) {
            return Optional.empty();
        }
        if (text.charAt(0) == '{') {
            return Optional.of(isLinewise(text) ? SourceFormat.NDJSON : SourceFormat.JSON);
        }
        if (text.startsWith("window.YTD.")) {
            // An account archive of X: JSON behind the name of a variable.
            return Optional.of(SourceFormat.JSON);
        }
        if (text.charAt(0) == '[') {
            String inside = text.substring(1).stripLeading();
            boolean isArray = inside.isEmpty() || "{[\"]".indexOf(inside.charAt(0)) >= 0;
            return isArray ? Optional.of(SourceFormat.JSON) : Optional.empty();
        }
        return delimited(text, isWhole);
    }

    /** One object a line: the first line closes what it opens. */
    private static boolean isLinewise(String text) {
        int end = text.indexOf('\n');
        String first = (end < 0 ? text : text.substring(0, end)).strip();
        return first.endsWith("}") && first.length() > 1;
    }

    private static Optional<SourceFormat> delimited(String text, boolean isWhole) {
        List<String> lines = lines(text, LINES_COMPARED_MAX);
        if (!isWhole && lines.size() > 1) {
            lines.removeLast();
        }
        String heading = lines.getFirst();
        char delimiter = delimiterOf(heading);
        for (String cell : heading.split(Pattern.quote(String.valueOf(delimiter)), -1)) {
            if (FieldNames.STANDARD.find(unquoted(cell)) != null) {
                return Optional.of(delimiter == '\t' ? SourceFormat.TSV : SourceFormat.CSV);
            }
        }
        // Without a known heading: a table where the lines have the same number of cells, which prose has not.
        int cells = count(heading, delimiter);
        boolean isEven = cells > 0 && lines.size() > 1;
        for (String line : lines) {
            isEven &= count(line, delimiter) == cells;
        }
        return isEven ? Optional.of(delimiter == '\t' ? SourceFormat.TSV : SourceFormat.CSV) : Optional.empty();
    }

    private static char delimiterOf(String heading) {
        char best = ',';
        for (char each : DELIMITERS) {
            if (count(heading, each) > count(heading, best)) {
                best = each;
            }
        }
        return best;
    }

    private static int count(String line, char delimiter) {
        int count = 0;
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == delimiter && !isQuoted) {
                count++;
            }
        }
        return count;
    }

    private static String unquoted(String cell) {
        String stripped = cell.strip();
        boolean isQuoted = stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"");
        return isQuoted ? stripped.substring(1, stripped.length() - 1) : stripped;
    }

    /** The first lines that are not blank. */
    private static List<String> lines(String text, int max) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length() && lines.size() < max) {
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            String line = text.substring(start, end);
            if (!line.isBlank()) {
                lines.add(line);
            }
            start = end + 1;
        }
        return lines;
    }
}
