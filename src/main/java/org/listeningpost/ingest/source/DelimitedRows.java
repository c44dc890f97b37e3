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
final class DelimitedRows implements RowSource {
    /** Millions of them may follow each other, so there is one. */
    private static final Line EMPTY = new Line("", null, false);
    /** What is kept of a row that was passed over. */
    private static final Line PASSED_OVER = new Line("", Flaw.TOO_LARGE, false);

    private static final Cells TOO_LARGE = new Cells(List.of(), Flaw.TOO_LARGE);

    private final LineSlicer lines;
    private final boolean quoted;
    private final int rowCharactersMax;
    private final Deque<Line> pushedBack = new ArrayDeque<>();
    /** Until the heading is found, of the line that was read last: titles above it are written in no way of a table. */
    private char delimiter;
    /** Whether that was said, and is not to be seen in the lines. */
    private boolean isDelimiterTold;
    /** How many cells the heading has; before it is found the longest row. */
    private int columns;

    private long number;
    private boolean isLooking = true;
    /** Until the heading is found: the lines of all rows so far, and where each row ended in them. */
    private final List<Line> looked = new ArrayList<>();

    private final List<Mark> marks = new ArrayList<>();

    /** Why a row is none. */
    private enum Flaw {
        BROKEN_UTF8("broken_utf8", "the row is not valid UTF-8; save the file as UTF-8"),
        NUL("nul", "the row holds a NUL character; export the file again as text"),
        TOO_LARGE("too_large", ""),
        QUOTE(
                "broken_quote",
                "a quoted cell is not closed, or goes on behind its closing quote; double the quotes inside of a cell and"
                        + " close it");

        private final String code;
        private final String reason;

        Flaw(String code, String reason) {
            this.code = code;
            this.reason = reason;
        }
    }

    private record Cells(List<String> cells, @Nullable Flaw flaw) {}

    /** @param isOpen whether a line that is too large ends inside of quotes */
    private record Line(String text, @Nullable Flaw flaw, boolean isOpen) {}

    /** What is to be known of a row that may turn out to be the heading. */
    private record Mark(int lines, char delimiter, int columns) {}

    private DelimitedRows(InputStream in, boolean quoted, int rowBytesMax) {
        this.lines = new LineSlicer(in, rowBytesMax, true);
        this.quoted = quoted;
        this.rowCharactersMax = rowBytesMax;
        this.delimiter = Delimiter.TAB;
        this.isDelimiterTold = !quoted;
    }

    /** Quoted as in RFC 4180; what parts the cells is seen in the heading. */
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
    private String reason(Flaw flaw) {
        return flaw == Flaw.TOO_LARGE
                ? "the row has more than " + rowCharactersMax
                        + " bytes; shorten it, or raise ingest.record_bytes_max in the configuration"
                : flaw.reason;
    }

    @Override
    public boolean isSheet() {
        return false;
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (true) {
            int begin = looked.size();
            Line line = nextLine();
            if (line == null) {
                return null;
            }
            if (line.flaw != Flaw.TOO_LARGE && (line.text.isBlank() || number == 0 && isNaming(line))) {
                forgetFrom(begin);
                continue;
            }
            Cells row = rowOf(line);
            if (isLooking && row.flaw == Flaw.TOO_LARGE) {
                forgetFrom(begin);
                looked.add(PASSED_OVER);
            }
            return given(row);
        }
    }

    private void forgetFrom(int begin) {
        looked.subList(begin, looked.size()).clear();
    }

    private Row given(Cells row) {
        number++;
        if (isLooking) {
            marks.add(new Mark(looked.size(), delimiter, row.cells.size()));
            columns = Math.max(columns, row.cells.size());
        } else if (columns == 0) {
            columns = row.cells.size();
        }
        Flaw flaw = row.flaw;
        return new Row(number, row.cells, flaw == null ? null : new Fault(flaw.code, reason(flaw)));
    }

    @Override
    public void goOnBehind(Row heading) {
        Mark mark = marks.get((int) heading.number() - 1);
        for (int i = looked.size() - 1; i >= mark.lines; i--) {
            pushedBack.addFirst(looked.get(i));
        }
        isLooking = false;
        looked.clear();
        marks.clear();
        number = heading.number();
        delimiter = mark.delimiter;
        columns = mark.columns;
    }

    /** Whether this line says which delimiter follows, and is no row. */
    private boolean isNaming(Line line) {
        Character named = Delimiter.named(line.text);
        if (named != null) {
            delimiter = named;
            isDelimiterTold = true;
        }
        return named != null;
    }

    private Cells rowOf(Line line) throws IOException {
        // What parts the cells of a title is in no other row; a text without any says nothing.
        if (isLooking && !isDelimiterTold && (columns < 2 || Delimiter.isTight(line.text))) {
            delimiter = Delimiter.of(line.text);
        }
        if (line.flaw == Flaw.TOO_LARGE) {
            CellSplitter inside = new CellSplitter(delimiter, quoted);
            return line.isOpen && inside.add("\"") ? passOver(inside, nextLine()) : TOO_LARGE;
        }
        if (!quoted && line.text.indexOf('"') >= 0) {
            return readTabbed(line);
        }
        Cells row = read(line);
        return row.flaw == Flaw.QUOTE && delimiter == Delimiter.TAB ? unquoted(line) : row;
    }

    /** Whatever a table parted by tabs is called, its text may begin with a quotation mark. */
    private Cells unquoted(Line line) {
        CellSplitter splitter = new CellSplitter(delimiter, false);
        splitter.add(line.text);
        return new Cells(splitter.cells(), line.flaw);
    }

    private Cells read(Line first) throws IOException {
        CellSplitter splitter = new CellSplitter(delimiter, quoted);
        List<Line> following = new ArrayList<>();
        Flaw flaw = first.flaw;
        boolean sound = splitter.add(first.text);
        long characters = first.text.length() + 1L;
        while (sound && splitter.isOpen()) {
            Line line = nextLine();
            if (line != null && (line.flaw == Flaw.TOO_LARGE || characters + line.text.length() >= rowCharactersMax)) {
                if (isOneCell(following)) {
                    return passOver(splitter, line);
                }
                pushBack(line);
                line = null;
            }
            if (line == null) {
                sound = false;
            } else {
                following.add(line);
                characters += line.text.length() + 1L;
                flaw = flaw == null ? line.flaw : flaw;
                sound = splitter.add(line.text);
            }
        }
        if (!sound) {
            for (int i = following.size() - 1; i >= 0; i--) {
                pushBack(following.get(i));
            }
            return new Cells(List.of(), Flaw.QUOTE);
        }
        return new Cells(splitter.cells(), flaw);
    }

    /** A quoted cell that goes on over lines holds no tab: a line with tabs is rather the next row. */
    private Cells readTabbed(Line first) throws IOException {
        CellSplitter splitter = new CellSplitter(delimiter, true);
        Deque<Line> following = new ArrayDeque<>();
        Flaw flaw = first.flaw;
        boolean sound = splitter.add(first.text);
        long characters = first.text.length() + 1L;
        while (sound && splitter.isOpen()) {
            Line line = columns == 1 && !isLooking ? null : nextLine();
            sound = line != null;
            if (line != null) {
                following.addFirst(line);
                characters += line.text.length() + 1L;
                flaw = flaw == null ? line.flaw : flaw;
                sound = line.flaw != Flaw.TOO_LARGE
                        && characters <= rowCharactersMax
                        && splitter.add(line.text)
                        && !(splitter.isOpen() && line.text.indexOf(delimiter) >= 0);
            }
        }
        if (sound && (isLooking || columns == 0 || splitter.cells().size() == columns)) {
            return new Cells(splitter.cells(), flaw);
        }
        following.forEach(this::pushBack);
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
    private Cells passOver(CellSplitter inside, @Nullable Line from) throws IOException {
        boolean wasLooking = isLooking;
        // Nothing of it is kept.
        isLooking = false;
        for (Line line = from; line != null; line = nextLine()) {
            if (line.flaw == Flaw.TOO_LARGE) {
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
        isLooking = wasLooking;
        return TOO_LARGE;
    }

    private void pushBack(Line line) {
        pushedBack.addFirst(line);
        if (isLooking) {
            looked.removeLast();
        }
    }

    private @Nullable Line nextLine() throws IOException {
        Line waiting = pushedBack.poll();
        Line line = waiting == null ? lineOfStream() : waiting;
        if (isLooking && line != null) {
            looked.add(line);
        }
        return line;
    }

    private @Nullable Line lineOfStream() throws IOException {
        return switch (lines.next()) {
            case END, CUT_OFF -> null;
            case TOO_LARGE -> new Line("", Flaw.TOO_LARGE, quoted && lines.hasOddQuotes());
            case RECORD -> decode(lines.bytes(), lines.start(), lines.end());
        };
    }

    private static Line decode(byte[] bytes, int start, int end) {
        if (start == end) {
            return EMPTY;
        }
        Flaw flaw = Utf8.isValid(bytes, start, end) ? null : Flaw.BROKEN_UTF8;
        for (int i = start; i < end; i++) {
            if (bytes[i] == 0) {
                flaw = Flaw.NUL;
            }
        }
        return new Line(new String(bytes, start, end - start, StandardCharsets.UTF_8), flaw, false);
    }
}
