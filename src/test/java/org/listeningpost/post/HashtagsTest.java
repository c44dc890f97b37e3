package org.listeningpost.post;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HashtagsTest {
    @ParameterizedTest
    @CsvSource({
        "'#FluShot', flushot",
        "'##FluShot', flushot",
        "'＃Vacunación', vacunacion",
        "vacunacio\u0301n, vacunacion",
        "'#ｖａｃｃｉｎｅ', vaccine",
        "'#COVID19', covid19",
        "'#İstanbul', istanbul",
        "'#コロナ', コロナ",
        "'', ''",
    })
    void one_form_for_every_spelling(String typed, String canonical) {
        assertEquals(canonical, Hashtags.canonical(typed));
    }
}
