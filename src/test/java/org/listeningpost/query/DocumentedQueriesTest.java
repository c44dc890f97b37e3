package org.listeningpost.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever copies a query out of the documentation gets an answer and no error. */
final class DocumentedQueriesTest {
    private static final Pattern QUERY = Pattern.compile("\"query\":\\s*(\"(?:[^\"\\\\]|\\\\.)*\")");

    @Test
    void every_query_in_an_example_is_understood() throws IOException {
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (Path page : pages()) {
            for (MatchResult found :
                    QUERY.matcher(Files.readString(page)).results().toList()) {
                String query = text(found.group(1));
                seen++;
                if (new QueryParser(QueryLimits.DEFAULT).parse(query) instanceof ParseResult.Failed failed) {
                    wrong.add(page.getFileName() + ": " + query + " " + failed.errors());
                }
            }
        }
        assertTrue(seen >= 6, seen + " queries");
        assertEquals(List.of(), wrong);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            docs.filter(page -> page.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static String text(String json) throws JsonProcessingException {
        return new ObjectMapper().readValue(json, String.class);
    }
}
