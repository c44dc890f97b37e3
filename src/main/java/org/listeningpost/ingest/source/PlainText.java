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
    private static final int ROWS_COMPARED_MAX = 6;
    /** So many lines of prose seldom have the same number of commas. */
    private static final int LOOSE_ROWS_MIN = 4;

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
        int firstEnd = endOfLine(text, 0);
        String first = text.substring(0, firstEnd);
        Character named = Delimiter.named(first);
        String table = named == null ? text : text.substring(firstEnd).stripLeading();
        char delimiter = named == null ? Delimiter.of(first) : named;
        FirstRows rows = FirstRows.of(table, delimiter, isWhole);
        boolean isTable = named != null || rows.isTable(Delimiter.isTight(first));
        return isTable ? Optional.of(partedBy(delimiter)) : belowTitles(text, isWhole);
    }

    private static SourceFormat partedBy(char delimiter) {
        return delimiter == Delimiter.TAB ? SourceFormat.TSV : SourceFormat.CSV;
    }

    /** Titles are prose; the table below them is known by a heading that nothing else looks like. */
    private static Optional<SourceFormat> belowTitles(String text, boolean isWhole) {
        String rest = text;
        for (int above = 0; above < HeadedRecordReader.ROWS_ABOVE_MAX && !rest.isEmpty(); above++) {
            rest = rest.substring(endOfLine(rest, 0)).stripLeading();
            char delimiter = Delimiter.of(rest.substring(0, endOfLine(rest, 0)));
            if (FirstRows.of(rest, delimiter, isWhole).isSureTable()) {
                return Optional.of(partedBy(delimiter));
            }
        }
        return Optional.empty();
    }

    /**
     * How a text begins if it is taken for a table.
     *
     * @param cells how many each row has; 0 where its quotes are broken
     * @param hasGaps whether blank lines stand between the rows, as between paragraphs
     */
    private record FirstRows(List<String> heading, List<Integer> cells, boolean hasGaps) {
        static FirstRows of(String text, char delimiter, boolean isWhole) {
            List<String> heading = List.of();
            List<Integer> cells = new ArrayList<>();
            boolean hasGaps = false;
            boolean isBlank = false;
            CellSplitter row = new CellSplitter(delimiter, true);
            int start = 0;
            while (start < text.length() && cells.size() < ROWS_COMPARED_MAX) {
                int end = endOfLine(text, start);
                String line = text.substring(start, end);
                start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
                boolean isCutOff = !isWhole && start >= text.length() && !cells.isEmpty();
                if (isCutOff || line.isBlank() && !row.isOpen()) {
                    isBlank = true;
                    continue;
                }
                boolean isSound = row.add(line);
                if (!isSound || !row.isOpen()) {
                    hasGaps |= isBlank && !cells.isEmpty();
                    isBlank = false;
                    heading = cells.isEmpty() ? List.copyOf(row.cells()) : heading;
                    cells.add(isSound ? row.cells().size() : 0);
                    row = new CellSplitter(delimiter, true);
                }
            }
            return new FirstRows(heading, cells, hasGaps);
        }

        /** By a heading that is certain, with a row below it. */
        boolean isSureTable() {
            return cells.size() > 1
                    && cells.get(1) == heading.size()
                    && new TableColumns(heading, FieldNames.STANDARD).isSure();
        }

        /**
         * By a heading that is known, and otherwise by rows that have the same number of cells, which prose has not. A sentence may
         * begin with a word that is a heading, too, and a paragraph be one such word: then blank lines tell.
         */
        boolean isTable(boolean isTight) {
            long known = heading.stream()
                    .filter(cell -> FieldNames.STANDARD.find(cell) != null)
                    .count();
            boolean isEven = cells.size() > 1 && cells.stream().allMatch(count -> count == heading.size());
            if (heading.size() < 2) {
                return known > 0 && !hasGaps;
            }
            if (known > 1 || isTight && isEven) {
                return true;
            }
            boolean isLikely = known > 0 ? isTight || isEven : isEven && cells.size() >= LOOSE_ROWS_MIN;
            return isLikely && !hasGaps;
        }
    }

    private static int endOfLine(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** The first lines that are not blank. */
    private static List<String> lines(String text, int max) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length() && lines.size() < max) {
            int end = endOfLine(text, start);
            String line = text.substring(start, end);
            if (!line.isBlank()) {
                lines.add(line);
            }
            start = end + 1;
        }
        return lines;
    }
}
