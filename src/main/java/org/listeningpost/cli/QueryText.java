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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The query on the command line, and how its mistakes are shown; the same for every command that takes one. */
final class QueryText {
    private static final int WIDTH_MAX = 100;
    private static final int MISTAKE = 1;

    private CommandSpec command = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "TEXT",
            description = {
                "The query, in one pair of single quotes; - reads it from standard input.",
                "A query that begins like an option, such as -Vaccine, goes behind --."
            })
    private List<String> words = List.of();

    @Spec(Spec.Target.MIXEE)
    void setCommand(CommandSpec command) {
        this.command = command;
        // A query may begin with a minus.
        command.parser().unmatchedOptionsArePositionalParams(true);
    }

    /** What a command does with a query that has no mistake. */
    interface Reading {
        void of(ParseResult.Parsed parsed) throws IOException;
    }

    /** Reads the query and shows its mistakes or hands it on; returns the exit code. */
    int read(Reading reading) throws IOException {
        PrintWriter messages = command.commandLine().getErr();
        String text = typed();
        if (text == null) {
            throw new ParameterException(command.commandLine(), "Missing the query.");
        }
        return switch (new QueryParser(QueryLimits.DEFAULT).parse(text)) {
            case ParseResult.Parsed parsed -> {
                reading.of(parsed);
                parsed.notes().forEach(note -> show(text, note, messages));
                yield 0;
            }
            case ParseResult.Failed failed -> {
                failed.errors().forEach(error -> show(text, error, messages));
                yield MISTAKE;
            }
        };
    }

    /** Null where there is no text at all. */
    private @Nullable String typed() throws IOException {
        if (words.equals(List.of("-"))) {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
        return words.isEmpty() ? null : String.join(" ", words);
    }

    private static void show(String text, QueryError error, PrintWriter messages) {
        place(text, error.position(), error.length(), messages);
        String label = "error " + error.kind().code() + " at " + error.position() + ": " + error.message();
        messages.println(label);
        if (error.suggestion() != null) {
            messages.println(error.suggestion().isEmpty() ? "  leave it out" : "  did you mean: " + error.suggestion());
        }
    }

    private static void show(String text, QueryNote note, PrintWriter messages) {
        place(text, note.position(), note.length(), messages);
        messages.println("note " + note.kind().code() + " at " + note.position() + ": " + note.message());
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
