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
 * reading goes on behind the line in which it began.
 */
final class DelimitedRows {
    private final LineSlicer lines;
    private final boolean quoted;
    private final int rowCharactersMax;
    private final Deque<Line> pushedBack = new ArrayDeque<>();
    private char delimiter;

    /** Why a row is none. */
    enum Fault {
        BROKEN_UTF8("broken_utf8", "the row is not valid UTF-8"),
        NUL("nul", "the row holds a NUL character"),
        TOO_LARGE("too_large", "the row is longer than the largest record allowed"),
        QUOTE("broken_quote", "a quoted cell is not closed, or goes on behind its closing quote");

        private final String code;
        private final String reason;

        Fault(String code, String reason) {
            this.code = code;
            this.reason = reason;
        }

        String code() {
            return code;
        }

        String reason() {
            return reason;
        }
    }

    record Row(List<String> cells, @Nullable Fault fault) {}

    private record Line(String text, @Nullable Fault fault) {}

    DelimitedRows(InputStream in, boolean quoted, int rowBytesMax) {
        this.lines = new LineSlicer(in, rowBytesMax, true);
        this.quoted = quoted;
        this.rowCharactersMax = rowBytesMax;
        this.delimiter = quoted ? 0 : '\t';
    }

    /** The next row that is not blank, or null at the end. */
    @Nullable
    Row next() throws IOException {
        while (true) {
            Line line = nextLine();
            if (line == null) {
                return null;
            }
            if (delimiter == 0) {
                delimiter = delimiterOf(line.text);
            }
            if (line.fault == Fault.TOO_LARGE || !line.text.isBlank()) {
                return read(line);
            }
        }
    }

    /** A heading without commas but with semicolons comes from a spreadsheet in a country with decimal commas. */
    private static char delimiterOf(String heading) {
        return heading.indexOf(',') < 0 && heading.indexOf(';') >= 0 ? ';' : ',';
    }

    private Row read(Line first) throws IOException {
        CellSplitter splitter = new CellSplitter(delimiter, quoted);
        List<Line> following = new ArrayList<>();
        Fault fault = first.fault;
        boolean sound = splitter.add(first.text);
        long characters = first.text.length();
        while (sound && splitter.isOpen()) {
            Line line = nextLine();
            if (line != null) {
                following.add(line);
                characters += line.text.length();
            }
            if (line == null || line.fault == Fault.TOO_LARGE || characters > rowCharactersMax) {
                sound = false;
            } else {
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

    private @Nullable Line nextLine() throws IOException {
        Line waiting = pushedBack.poll();
        if (waiting != null) {
            return waiting;
        }
        return switch (lines.next()) {
            case END, CUT_OFF -> null;
            case TOO_LARGE -> new Line("", Fault.TOO_LARGE);
            case RECORD -> decode(lines.bytes(), lines.start(), lines.end());
        };
    }

    private static Line decode(byte[] bytes, int start, int end) {
        int trimmed = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
        Fault fault = Utf8.isValid(bytes, start, trimmed) ? null : Fault.BROKEN_UTF8;
        for (int i = start; i < trimmed; i++) {
            if (bytes[i] == 0) {
                fault = Fault.NUL;
            }
        }
        return new Line(new String(bytes, start, trimmed - start, StandardCharsets.UTF_8), fault);
    }
}
