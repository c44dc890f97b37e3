package org.listeningpost.narrative.match;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.analysis.LocalToken;

class WordSpotterTest {
    private static final List<String> PIECES = List.of(
            "tos",
            "Tos",
            "meds",
            "clínicas",
            "clinic",
            "al",
            "ma",
            " ",
            " ",
            "-",
            "'",
            "\u2019",
            "_",
            ".",
            "#",
            "ñ",
            "9",
            "\u0301",
            "\uD83D\uDE37",
            "漢",
            "ワクチン",
            "ひ",
            "วัคซีน",
            "\n",
            "@");

    private final LocalAnalyzers analyzers = LocalAnalyzers.bundled();

    @Test
    void a_text_with_a_word_of_the_set_is_never_passed_over() {
        Set<String> words = Set.of(
                "tos", "Tos", "meds", "clínicas", "clinic", "9al", "漢", "ワクチン", "ひ", "วัคซีน", "\uD83D\uDE37", "ñ");
        WordSpotter spotter = new WordSpotter(words);
        Random random = new Random(5);
        int held = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = text(random, 1 + random.nextInt(12));
            if (tokens(text).stream().anyMatch(words::contains)) {
                held++;
                assertTrue(spotter.mayHoldAny(text), text);
            }
        }
        assertTrue(held > 1_000, "only " + held + " texts hold a word");
    }

    @Test
    void a_word_of_a_script_without_blanks_may_touch_letters_and_digits() {
        WordSpotter spotter = new WordSpotter(Set.of("ワクチン"));
        for (String text : List.of("mRNAワクチン", "ワクチン3回目", "3ワクチンx")) {
            assertTrue(tokens(text).contains("ワクチン"), text);
            assertTrue(spotter.mayHoldAny(text), text);
        }
    }

    @Test
    void a_word_behind_the_cut_of_an_endless_one_is_found() {
        WordSpotter spotter = new WordSpotter(Set.of("tos"));
        String text = "x".repeat(255) + "tos";
        assertTrue(tokens(text).contains("tos"), "the tokenizer cuts after 255 characters");
        assertTrue(spotter.mayHoldAny(text));
    }

    @Test
    void texts_that_hold_a_word_only_inside_of_others_need_no_analyzer() {
        WordSpotter spotter = new WordSpotter(Set.of("tos", "meds"));
        assertFalse(spotter.mayHoldAny("estos productos, medsite no: photos"));
        assertTrue(spotter.mayHoldAny("estos productos para la tos"));
    }

    @Test
    void no_words_are_in_no_text() {
        assertFalse(new WordSpotter(Set.of()).mayHoldAny("anything"));
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private List<String> tokens(String text) {
        return analyzers.tokens("lp_exact", text).stream()
                .map(LocalToken::text)
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
