package org.listeningpost.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.listeningpost.query.ParseResult.Failed;
import org.listeningpost.query.ParseResult.Parsed;

/** What holds for every query and for every text, tried on many from fixed seeds. */
final class QueryPropertyTest {
    private static final QueryLimits GENEROUS = new QueryLimits(20_000, 5_000, 60, 500, 100, 1_000_000);
    private static final List<String> WORDS = List.of(
            "flu",
            "vaccine",
            "Vacunas",
            "shot",
            "covid-19",
            "v@ccine",
            "10:30",
            "don't",
            "or",
            "niño",
            "疫苗",
            "AT&T",
            "a|b",
            "x~y",
            "fever",
            "clinic",
            "C++",
            "…etc",
            "U.S.");
    private static final List<String> PIECES = List.of(
            "AND",
            "OR",
            "NOT",
            "NEAR/5",
            "NEAR",
            "NEAR/5f",
            "(",
            ")",
            "\"",
            "“",
            "”",
            "-",
            "–",
            "*",
            "?",
            "~",
            "~1",
            "~4",
            ":",
            "exact:",
            "platform:",
            "likes:",
            "created:",
            "has:",
            "lang:",
            "topic:",
            "domain:",
            ">",
            "<=",
            "..",
            "#",
            "@",
            "flu",
            "vacc",
            "covid-19",
            "reddit",
            "2026-01-31",
            "now-7d",
            "100",
            "0.5",
            "link",
            "es",
            " ",
            " ",
            " ",
            "\u00a0",
            "\u200b",
            "😷",
            "👩‍⚕️",
            "🇪",
            "\uD83D",
            "\uDE37",
            "&",
            "|",
            "!",
            "\\",
            "'",
            "é",
            "e\u0301",
            "ن",
            "疫",
            "\u202e",
            "\u0000",
            "\n",
            "/",
            ",",
            ".",
            "_",
            "+",
            "=",
            "[",
            "{",
            "ß",
            "İ",
            "ｖａｃ",
            "☃",
            "\ufe0f",
            "¿");

    @Test
    void interpreted_text_parses_to_the_same_query() {
        QueryParser parser = new QueryParser(GENEROUS);
        QueryGenerator generator = new QueryGenerator(17, WORDS);
        for (int i = 0; i < 10_000; i++) {
            Query query = generator.query(1 + i % 5);
            String text = query.interpreted();
            assertEquals(query, parsed(parser, text).query().unplaced(), text);
            assertEquals(text, parsed(parser, text).interpreted());
        }
    }

    @Test
    void any_text_is_parsed_or_refused_at_a_place_within_it() {
        QueryParser parser = new QueryParser(QueryLimits.DEFAULT);
        Random random = new Random(4);
        int parsed = 0;
        for (int i = 0; i < 100_000; i++) {
            String text = garbage(random);
            if (holds(parser, text)) {
                parsed++;
            }
        }
        assertTrue(parsed > 5_000, parsed + " parsed: the generator should reach deep enough");
    }

    @Test
    void text_of_any_characters_is_parsed_or_refused() {
        QueryParser parser = new QueryParser(QueryLimits.DEFAULT);
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(20); j >= 0; j--) {
                text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(0x80)));
            }
            holds(parser, text.toString());
        }
    }

    @Test
    void long_and_deep_texts_take_no_time() {
        QueryParser parser = new QueryParser(QueryLimits.DEFAULT);
        for (String piece : PIECES) {
            for (String unit :
                    List.of(piece, piece + " ", "a" + piece, "(" + piece, piece + "(", "-" + piece, "\"" + piece)) {
                String text = unit.repeat(QueryLimits.DEFAULT.charactersMax() / unit.length());
                assertTimeoutPreemptively(Duration.ofSeconds(5), () -> parser.parse(text), unit);
            }
        }
        String enormous = "(".repeat(5_000_000);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> parser.parse(enormous));
    }

    /** Whether the text is a query. */
    private static boolean holds(QueryParser parser, String text) {
        return switch (parser.parse(text)) {
            case Parsed parsed -> {
                Parsed again = parsed(new QueryParser(GENEROUS), parsed.interpreted());
                assertEquals(parsed.query().unplaced(), again.query().unplaced(), text);
                parsed.notes().forEach(note -> assertWithin(text, note.position(), note.length()));
                yield true;
            }
            case Failed failed -> {
                assertTrue(!failed.errors().isEmpty() && failed.errors().size() <= 11, text);
                failed.errors().forEach(error -> assertWithin(text, error.position(), error.length()));
                yield false;
            }
        };
    }

    private static void assertWithin(String text, int position, int length) {
        assertTrue(position >= 0 && length >= 0 && position + length <= text.length(), text);
    }

    private static Parsed parsed(QueryParser parser, String text) {
        return switch (parser.parse(text)) {
            case Parsed parsed -> parsed;
            case Failed failed -> throw new AssertionError("[" + text + "] " + failed.errors());
        };
    }

    private static String garbage(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            if (random.nextInt(3) == 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }
}
