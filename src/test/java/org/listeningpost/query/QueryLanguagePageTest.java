package org.listeningpost.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.listeningpost.query.ParseResult.Failed;
import org.listeningpost.query.ParseResult.Parsed;

/** What docs/query-language.md says is so. */
final class QueryLanguagePageTest {
    private static final Path PAGE = Path.of("docs/query-language.md");

    private final QueryParser parser = new QueryParser(QueryLimits.DEFAULT);

    @Test
    void examples_are_read_as_the_page_says() throws IOException {
        List<List<String>> rows = rows("| query | read as | finds posts |");
        assertTrue(rows.size() > 60, rows.size() + " examples");
        for (List<String> row : rows) {
            switch (parser.parse(code(row.get(0)))) {
                case Parsed parsed -> assertEquals(code(row.get(1)), parsed.interpreted());
                case Failed failed -> throw new AssertionError(row + " " + failed.errors());
            }
        }
    }

    @Test
    void mistakes_are_told_as_the_page_says() throws IOException {
        Set<QueryError.Kind> shown =
                EnumSet.of(QueryError.Kind.TOO_LONG, QueryError.Kind.TOO_MANY_CLAUSES, QueryError.Kind.TOO_EXPENSIVE);
        for (List<String> row : rows("| text | mistake | write instead |")) {
            switch (parser.parse(code(row.get(0)))) {
                case Parsed parsed -> throw new AssertionError(row + " is read as " + parsed.interpreted());
                case Failed failed -> {
                    QueryError error = failed.errors().getFirst();
                    assertEquals(code(row.get(1)), error.kind().code(), row::toString);
                    String suggestion = error.suggestion() == null ? "" : error.suggestion();
                    assertEquals(code(row.get(2)), suggestion, row::toString);
                    shown.add(error.kind());
                }
            }
        }
        assertEquals(EnumSet.allOf(QueryError.Kind.class), shown);
    }

    @Test
    void notes_are_made_as_the_page_says() throws IOException {
        // What an installation has by name the parser cannot tell: QueryNotesIT.
        Set<QueryNote.Kind> shown = EnumSet.of(QueryNote.Kind.UNKNOWN_NAME);
        for (List<String> row : rows("| text | note | read as |")) {
            switch (parser.parse(code(row.get(0)))) {
                case Parsed parsed -> {
                    QueryNote.Kind kind = parsed.notes().getFirst().kind();
                    assertEquals(code(row.get(1)), kind.code(), row::toString);
                    assertEquals(code(row.get(2)), parsed.interpreted());
                    shown.add(kind);
                }
                case Failed failed -> throw new AssertionError(row + " " + failed.errors());
            }
        }
        assertEquals(EnumSet.allOf(QueryNote.Kind.class), shown);
    }

    @Test
    void limits_are_the_ones_on_the_page() throws IOException {
        QueryLimits limits = QueryLimits.DEFAULT;
        assertEquals(
                List.of(
                        limits.charactersMax(),
                        limits.clausesMax(),
                        limits.depthMax(),
                        limits.expensiveLeavesMax(),
                        limits.nearDistanceMax(),
                        limits.nearWordsMax()),
                rows("| bound | default |").stream()
                        .map(row -> Integer.valueOf(row.get(1)))
                        .toList());
    }

    /** The rows of all tables with that header. */
    private static List<List<String>> rows(String header) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        boolean isInside = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.equals(header)) {
                isInside = true;
            } else if (!line.startsWith("|")) {
                isInside = false;
            } else if (isInside && !line.startsWith("|---")) {
                rows.add(cells(line));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        String inner = line.substring(1, line.lastIndexOf('|'));
        List<String> cells = new ArrayList<>();
        for (String cell : inner.split("\\|", -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }

    private static String code(String cell) {
        return cell.startsWith("`") ? cell.substring(1, cell.length() - 1) : cell;
    }
}
