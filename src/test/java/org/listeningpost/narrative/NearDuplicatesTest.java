package org.listeningpost.narrative;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listeningpost.narrative.analysis.LocalAnalyzers;

final class NearDuplicatesTest {
    private final LocalAnalyzers analyzers = LocalAnalyzers.bundled();

    @Test
    void copies_with_a_changed_word_are_one_group_and_others_stay_alone() {
        String text = "the new shot gave my uncle two days of fever and then he was fine again thank you nurses";
        List<List<Integer>> groups = new NearDuplicates(analyzers)
                .groups(List.of(
                        text,
                        "waiting three hours in the emergency room tonight",
                        text + " really",
                        text.replace("The", "THE").replace("days", "d@ys"),
                        "shot",
                        "",
                        "SHOT!"));
        assertEquals(List.of(List.of(0, 2, 3), List.of(4, 6)), groups);
    }

    @Test
    void a_phrase_of_two_posts_is_none_and_one_of_three_is_found_among_many_that_come_once() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < 100; word++) {
                text.append("w").append(i).append('x').append(word).append(' ');
            }
            texts.add(text + (i % 200 == 7 ? "silver cures warts" : i > 497 ? "copper cures gout" : ""));
        }
        assertEquals(
                List.of(new CommonPhrases.Phrase("silver cures warts", 3)), new CommonPhrases(analyzers).of(texts));
    }

    @Test
    void a_phrase_is_counted_once_a_post_and_not_again_in_its_parts() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            texts.add("post " + i + ": garlic juice heals measles, garlic juice heals measles");
        }
        List<CommonPhrases.Phrase> phrases = new CommonPhrases(analyzers).of(texts);
        assertEquals(new CommonPhrases.Phrase("garlic juice heals measles garlic", 4), phrases.getFirst());
        assertEquals(
                0,
                phrases.stream()
                        .filter(phrase -> phrase.text().equals("garlic juice"))
                        .count());
    }
}
