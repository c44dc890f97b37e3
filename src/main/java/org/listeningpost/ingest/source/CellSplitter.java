package org.listeningpost.ingest.source;

import java.util.ArrayList;
import java.util.List;

/** Splits one row into cells; a quoted cell may go on over several lines. */
final class CellSplitter {
    private final char delimiter;
    private final boolean quoted;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private boolean isOpen;

    CellSplitter(char delimiter, boolean quoted) {
        this.delimiter = delimiter;
        this.quoted = quoted;
    }

    /** Whether a quoted cell waits for its end on the next line. */
    boolean isOpen() {
        return isOpen;
    }

    List<String> cells() {
        return cells;
    }

    /** Lets go what was gathered; a cell that is open stays open. */
    void forget() {
        cells.clear();
        open.setLength(0);
    }

    /** Takes a line without its line break; false where a closing quote stands in the middle of a cell. */
    boolean add(String line) {
        int position = 0;
        if (isOpen) {
            open.append('\n');
            position = closeQuoted(line, 0);
        } else {
            position = cell(line, 0);
        }
        while (position >= 0 && position < line.length()) {
            // Here stands the delimiter behind the cell.
            position = cell(line, position + 1);
        }
        return position >= 0;
    }

    /** Reads the cell that starts there; returns where it ends, or -1 where it is broken. */
    private int cell(String line, int start) {
        if (quoted && start < line.length() && line.charAt(start) == '"') {
            open.setLength(0);
            isOpen = true;
            return closeQuoted(line, start + 1);
        }
        int end = line.indexOf(delimiter, start);
        if (end < 0) {
            end = line.length();
        }
        cells.add(line.substring(start, end));
        return end;
    }

    private int closeQuoted(String line, int start) {
        int i = start;
        while (i < line.length()) {
            int quote = line.indexOf('"', i);
            if (quote < 0) {
                break;
            }
            open.append(line, i, quote);
            i = quote + 1;
            if (i == line.length() || line.charAt(i) == delimiter) {
                cells.add(open.toString());
                isOpen = false;
                return i;
            }
            if (line.charAt(i) != '"') {
                return -1;
            }
            open.append('"');
            i++;
        }
        open.append(line, i, line.length());
        return line.length();
    }
}
