package org.listeningpost.narrative.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.listeningpost.narrative.analysis.AwkwardTexts;
import org.listeningpost.narrative.analysis.LocalAnalyzers;

/** The fast reader and the analyzer give the same words at the same places, whatever the text. */
final class FoldedReaderTest {
    private static final LocalAnalyzers ANALYZERS = LocalAnalyzers.bundled();
    private static final String[] PIECES = {
        "vaccine",
        "Covid",
        "niño",
        "don't",
        "nurse's",
        "'tis",
        "#flu",
        "#FluShot",
        "#Niño",
        "@user",
        "[HANDLE]",
        "a",
        "I",
        "v.a.x",
        "v@x",
        "va¢",
        "s",
        "19",
        "covid-19",
        "U.S.",
        "u",
        ".",
        "-",
        "'",
        "!",
        "?",
        ",",
        ":",
        "(",
        ")",
        "\"",
        "¿",
        "¡",
        "😷",
        "👍🏽",
        "’",
        "“",
        "ﬂu",
        "ß",
        "Æ",
        "ı",
        "é",
        "e\u0301",
        "\u200b",
        "\u00a0",
        "http://a.bc/d",
        "x_y",
        "_",
        "*",
        "$5",
        "1st",
        "€",
        "а",
        "ν",
        "st",
        "S",
        "'S",
        "日本",
        "नमस्ते",
        "/",
        "#",
        "@",
        "f",
        "l",
        "\u0130",
        "ſ",
        "µ",
        "FDAPanel",
        "#FDAPanelABc",
        "#aBCd",
        "#COVIDvaccine",
        "#COVIDVaccineNow",
        "#LATfit",
        "#A" + "bC".repeat(40),
        "#Oxford_AstraZeneca",
        "#H1N1Flu",
        "#FluUSA",
        "‿",
        "ab",
        "xyz",
        "…",
        "”",
        "‘",
        "&amp;",
        "&",
        "10%",
        "2020",
        "%",
        "long-term",
        "and/or",
        "#NIÑO",
        "–",
        "+",
        "~",
        "|",
        "="
    };
    private static final String[] BETWEEN = {" ", " ", " ", " ", "", "", "\n", "\t", "  ", "\u3000"};

    private final FoldedReader reader = new FoldedReader(ANALYZERS);

    @Test
    void awkward_texts_and_posts_are_read_as_the_analyzer_reads_them() throws IOException {
        for (String text : AwkwardTexts.all(200)) {
            // A lone surrogate cannot travel in UTF-8, so no index holds one.
            assertAgree(LawPosts.post("any", text).path("text").asText());
        }
        for (JsonNode post : LawPosts.all()) {
            assertAgree(post.path("text").asText());
        }
    }

    @Test
    void random_mixtures_of_letters_signs_and_blanks_are_read_as_the_analyzer_reads_them() {
        Random random = new Random(5);
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder();
            int pieces = 1 + random.nextInt(9);
            for (int piece = 0; piece < pieces; piece++) {
                text.append(PIECES[random.nextInt(PIECES.length)]).append(BETWEEN[random.nextInt(BETWEEN.length)]);
            }
            assertAgree(text.toString());
        }
    }

    @Test
    void each_word_of_a_long_text_takes_as_long_as_one_of_a_short_text() {
        String text = "the flu shot was fine ".repeat(100_000);
        int[] words = {0};
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> reader.read(text, 0, (word, length, position) -> words[0]++));
        assertEquals(500_000, words[0]);
    }

    private void assertAgree(String text) {
        List<String> expected = ANALYZERS.tokens("lp_folded", text).stream()
                .map(token -> token.text() + "@" + token.position())
                .toList();
        List<String> found = new ArrayList<>();
        reader.read(text, 0, (word, length, position) -> found.add(new String(word, 0, length) + "@" + position));
        assertEquals(expected, found, text);
    }
}
