package org.listeningpost.ingest.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuestionKeysTest {
    private static final List<Long> KEYS = QuestionKeys.of("Where can I get a tetanus shot?", "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The dog is asleep. Where can I get a tetanus shot? Bye!",
                "RT [HANDLE]: where can I get a T\u00e9tanus shot?! https://x.org/a",
                "WHERE can I get a tetanus shot",
                "Where can I get a tetanus shot? Please! Where can I get a tetanus shot??"
            })
    void the_same_words_have_the_same_key_and_once(String text) {
        assertEquals(1, KEYS.size());
        assertEquals(KEYS, QuestionKeys.of(text, ""));
        assertEquals(KEYS, QuestionKeys.of("Thanks in advance.", text));
    }

    @Test
    void each_question_is_told_as_the_post_first_asks_it() {
        Map<Long, String> asked = QuestionKeys.asked("Is it safe? IS IT SAFE?? Can I drive?", "Is it safe");
        assertEquals(List.of("Is it safe?", "Can I drive?"), List.copyOf(asked.values()));
        assertEquals(List.copyOf(asked.keySet()), QuestionKeys.of("Is it safe? Can I drive?", ""));
        assertNotEquals(KEYS, List.copyOf(asked.keySet()).subList(0, 1));
    }

    @Test
    void what_asks_nothing_has_no_key_and_neither_has_a_question_without_words_of_its_own() {
        assertEquals(List.of(), QuestionKeys.of("I got my flu shot.", "Flu shot"));
        assertEquals(List.of(), QuestionKeys.of("[PERSON]?", ""));
    }

    @Test
    void keys_are_few_and_as_large_as_json_numbers_can_be() {
        StringBuilder text = new StringBuilder();
        for (char letter = 'a'; letter <= 't'; letter++) {
            text.append("Is ").append(String.valueOf(letter).repeat(5)).append(" safe? ");
        }
        List<Long> keys = QuestionKeys.of(text.toString(), "");
        assertEquals(QuestionKeys.KEYS_MAX, keys.size());
        assertTrue(keys.stream().allMatch(key -> key >= 0 && key <= 9_007_199_254_740_991L), keys::toString);
    }
}
