package org.listeningpost.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts lines together into rows of cells. Written here rather than taken from a library because a quote that is never
 * closed must cost one line, not the rest of the file, and must not gather it in memory: the row is given up, and
 * reading goes on behind the line in which it began. A cell that is closed but longer than a row may be costs its row:
 * its lines are passed over. What stands in the lines tells the one from the other, see {@link #isOneCell}.
 */
final class DelimitedRows {
    /** Millions of them may follow each other, so there is one. */
    private static final Line EMPTY = new Line("", null, false);

    private final LineSlicer lines;
    private final boolean quoted;
    private final int rowCharactersMax;
    private final Deque<Line> pushedBack = new ArrayDeque<>();
    /** 0 before the first line. */
    private char delimiter;
    /** How many cells the heading has; 0 before it. */
    private int columns;

    /** Why a row is none. */
    enum Fault {
        BROKEN_UTF8("broken_utf8", "the row is not valid UTF-8; save the file as UTF-8"),
        NUL("nul", "the row holds a NUL character; export the file again as text"),
        TOO_LARGE("too_large", ""),
        QUOTE(
                "broken_quote",
                "a quoted cell is not closed, or goes on behind its closing quote; double the quotes inside of a cell and"
                        + " close it");

        private final String code;
        private final String reason;

        Fault(String code, String reason) {
            this.code = code;
            this.reason = reason;
        }

        String code() {
            return code;
        }
    }

    record Row(List<String> cells, @Nullable Fault fault) {}

    /** @param isOpen whether a line that is too large ends inside of quotes */
    private record Line(String text, @Nullable Fault fault, boolean isOpen) {}

    private DelimitedRows(InputStream in, boolean quoted, int rowBytesMax) {
        this.lines = new LineSlicer(in, rowBytesMax, true);
        this.quoted = quoted;
        this.rowCharactersMax = rowBytesMax;
        this.delimiter = quoted ? 0 : Delimiter.TAB;
    }

    /** Quoted as in RFC 4180; what parts the cells is seen in the first line. */
    static DelimitedRows quoted(InputStream in, int rowBytesMax) {
        return new DelimitedRows(in, true, rowBytesMax);
    }

    /**
     * Parted by tabs. Data sets quote nothing, and a text may begin with a quotation mark; spreadsheets quote as in CSV. A row is
     * taken as quoted where that makes as many cells of it as the heading has.
     */
    static DelimitedRows tabbed(InputStream in, int rowBytesMax) {
        return new DelimitedRows(in, false, rowBytesMax);
    }

    /** For people, with the remedy. */
    String reason(Fault fault) {
        return fault == Fault.TOO_LARGE
                ? "the row has more than " + rowCharactersMax
                        + " bytes; shorten it, or raise ingest.record_bytes_max in the configuration"
                : fault.reason;
    }

    /** The next row that is not blank, or null at the end. */
    @Nullable
    Row next() throws IOException {
        while (true) {
            Line line = nextLine();
            if (line == null) {
                return null;
            }
            if (line.fault == Fault.TOO_LARGE) {
                CellSplitter inside = new CellSplitter(delimiter, quoted);
                return line.isOpen && inside.add("\"") ? passOver(inside, nextLine()) : tooLarge();
            }
            if (line.text.isBlank() || columns == 0 && isNaming(line)) {
                continue;
            }
            Row row = quoted || line.text.indexOf('"') < 0 ? read(line) : readTabbed(line);
            columns = columns == 0 ? row.cells.size() : columns;
            return row;
        }
    }

    /** Whether this line says which delimiter follows, and is no row; if it is the heading, it shows it. */
    private boolean isNaming(Line line) {
        Character named = Delimiter.named(line.text);
        if (named != null) {
            delimiter = named;
        } else if (delimiter == 0) {
            delimiter = Delimiter.of(line.text);
        }
        return named != null;
    }

    private static Row tooLarge() {
        return new Row(List.of(), Fault.TOO_LARGE);
    }

    private Row read(Line first) throws IOException {
        CellSplitter splitter = new CellSplitter(delimiter, quoted);
        List<Line> following = new ArrayList<>();
        Fault fault = first.fault;
        boolean sound = splitter.add(first.text);
        long characters = first.text.length() + 1L;
        while (sound && splitter.isOpen()) {
            Line line = nextLine();
            if (line != null
                    && (line.fault == Fault.TOO_LARGE || characters + line.text.length() >= rowCharactersMax)) {
                if (isOneCell(following)) {
                    return passOver(splitter, line);
                }
                pushedBack.addFirst(line);
                line = null;
            }
            if (line == null) {
                sound = false;
            } else {
                following.add(line);
                characters += line.text.length() + 1L;
                fault = fault == null ? line.fault : fault;
                sound = splitter.add(line.text);
            }
        }
        if (!sound) {
            for (int i = following.size() - 1; i >= 0; i--) {
                pushedBack.addFirst(following.get(i));
            }
            return new Row(List.of(), Fault.QUOTE);
        }
        return new Row(splitter.cells(), fault);
    }

    /** A quoted cell that goes on over lines holds no tab: a line with tabs is rather the next row. */
    private Row readTabbed(Line first) throws IOException {
        CellSplitter splitter = new CellSplitter(delimiter, true);
        Deque<Line> following = new ArrayDeque<>();
        Fault fault = first.fault;
        boolean sound = splitter.add(first.text);
        long characters = first.text.length() + 1L;
        while (sound && splitter.isOpen()) {
            Line line = columns == 1 ? null : nextLine();
            sound = line != null;
            if (line != null) {
                following.addFirst(line);
                characters += line.text.length() + 1L;
                fault = fault == null ? line.fault : fault;
                sound = line.fault != Fault.TOO_LARGE
                        && characters <= rowCharactersMax
                        && splitter.add(line.text)
                        && !(splitter.isOpen() && line.text.indexOf(delimiter) >= 0);
            }
        }
        if (sound && (columns == 0 || splitter.cells().size() == columns)) {
            return new Row(splitter.cells(), fault);
        }
        following.forEach(pushedBack::addFirst);
        return read(first);
    }

    /**
     * Whether these lines are the beginning of one long cell, and not rows behind a quote that nobody closed: rows have as many
     * cells as the heading.
     */
    private boolean isOneCell(List<Line> following) {
        int all = 0;
        int rows = 0;
        for (Line line : following) {
            if (!line.text.isBlank()) {
                CellSplitter each = new CellSplitter(delimiter, quoted);
                all++;
                rows += each.add(line.text) && !each.isOpen() && each.cells().size() == columns ? 1 : 0;
            }
        }
        return columns < 2 || rows * 2 < all || all == 0;
    }

    /**
     * Lets the rest of a cell go that is too long. It ends where it is closed, or at a line whose quotes contradict it, which
     * is a row again.
     */
    private Row passOver(CellSplitter inside, @Nullable Line from) throws IOException {
        for (Line line = from; line != null; line = nextLine()) {
            if (line.fault == Fault.TOO_LARGE) {
                // Its quotes are all that is known of it: an odd number closes what was open.
                if (line.isOpen) {
                    break;
                }
                continue;
            }
            inside.forget();
            if (!inside.add(line.text)) {
                pushedBack.addFirst(line);
                break;
            }
            if (!inside.isOpen()) {
                break;
            }
        }
        return tooLarge();
    }

    private @Nullable Line nextLine() throws IOException {
        Line waiting = pushedBack.poll();
        if (waiting != null) {
            return waiting;
        }
        return switch (lines.next()) {
            case END, CUT_OFF -> null;
            case TOO_LARGE -> new Line("", Fault.TOO_LARGE, quoted && lines.hasOddQuotes());
            case RECORD -> decode(lines.bytes(), lines.start(), lines.end());
        };
    }

    private static Line decode(byte[] bytes, int start, int end) {
        if (start == end) {
            return EMPTY;
        }
        Fault fault = Utf8.isValid(bytes, start, end) ? null : Fault.BROKEN_UTF8;
        for (int i = start; i < end; i++) {
            if (bytes[i] == 0) {
                fault = Fault.NUL;
            }
        }
        return new Line(new String(bytes, start, end - start, StandardCharsets.UTF_8), fault, false);
    }
}
