package org.listeningpost.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.query.ParseResult;
import org.listeningpost.query.QueryError;
import org.listeningpost.query.QueryLimits;
import org.listeningpost.query.QueryNote;
import org.listeningpost.query.QueryParser;
import picocli.CommandLine.Parameters;

/** The query on the command line, and how its mistakes are shown. */
final class QueryText {
    private static final int WIDTH_MAX = 100;

    @Parameters(
            arity = "0..*",
            paramLabel = "TEXT",
            description = {
                "The query, in one pair of single quotes; - reads it from standard input.",
                "A query that begins like an option, such as -Vaccine, goes behind --."
            })
    private List<String> words = List.of();

    /** Null where there is no text at all. */
    @Nullable
    String read() throws IOException {
        if (words.equals(List.of("-"))) {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
        return words.isEmpty() ? null : String.join(" ", words);
    }

    static ParseResult parse(String text) {
        return new QueryParser(QueryLimits.DEFAULT).parse(text);
    }

    static void show(String text, QueryError error, PrintWriter messages) {
        place(text, error.position(), error.length(), messages);
        String label = "error " + error.kind() + " at " + error.position() + ": " + error.message();
        messages.println(label);
        if (error.suggestion() != null) {
            messages.println(error.suggestion().isEmpty() ? "  leave it out" : "  did you mean: " + error.suggestion());
        }
    }

    static void show(String text, QueryNote note, PrintWriter messages) {
        place(text, note.position(), note.length(), messages);
        messages.println("note " + note.kind() + " at " + note.position() + ": " + note.message());
    }

    /** The line of the text with carets under the place; of a long line, the part around it. */
    private static void place(String text, int position, int length, PrintWriter messages) {
        int start = Math.min(position, text.length());
        int from = Math.max(0, start - WIDTH_MAX / 2);
        int to = Math.min(text.length(), from + WIDTH_MAX);
        if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
            from++;
        }
        String line = text.substring(from, to).replaceAll("\\p{Cntrl}", " ");
        int end = Math.min(Math.max(start + 1, start + length), Math.max(to, start + 1));
        String marked = text.substring(start, Math.min(end, text.length()));
        messages.println("  " + line);
        messages.println(
                "  " + " ".repeat(columns(text.substring(from, start))) + "^".repeat(Math.max(1, columns(marked))));
    }

    /** How many columns a terminal gives a text: none for combining marks, two for wide letters and emoji. */
    private static int columns(String text) {
        return text.codePoints().map(QueryText::columns).sum();
    }

    private static int columns(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean isWide = Character.isIdeographic(character)
                || character > 0xFF && Character.isEmojiPresentation(character)
                || (character >= 0xFF01 && character <= 0xFF60)
                || (character >= 0x3040 && character <= 0x30FF)
                || (character >= 0xAC00 && character <= 0xD7A3);
        return isWide ? 2 : 1;
    }
}
