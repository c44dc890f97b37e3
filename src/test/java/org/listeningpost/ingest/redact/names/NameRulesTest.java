package org.listeningpost.ingest.redact.names;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.ingest.redact.text.NormalizedText;

class NameRulesTest {
    private static final PersonNames NAMES = PersonNames.bundled();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            my neighbor j a n e d o e has covid        | j a n e d o e
            my friend J.a.n.e has the flu              | J.a.n.e
            #PrayForLiam please                        | #PrayForLiam
            Mildred Gaddis sings tonight #mildredgaddis| Mildred Gaddis,#mildredgaddis
            my neighbor Eli Lilly fell                 | Eli Lilly
            """)
    void odd_spellings_are_found(String text, String expected) {
        assertEquals(expected, String.join(",", PersonNamesTest.found(text, AuthorNames.UNKNOWN)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Johnson & Johnson recalled the powder",
                "Eli Lilly makes insulin",
                "#PfizerBioNTech or #AstraZeneca ?",
                "v a c c i n e day",
                "[PERSON] told [PERSON] about [DATE:2024]",
                "i had covid-19 and the flu shot hurt"
            })
    void what_is_no_private_name_stays(String text) {
        assertEquals(List.of(), PersonNamesTest.found(text, AuthorNames.UNKNOWN));
    }

    @Test
    void the_bundled_model_is_the_one_that_was_measured() throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream in = Resources.open("names.model")) {
            sum.update(in.readAllBytes());
        }
        assertEquals("cb607024", Long.toHexString(sum.getValue()));
    }

    @Test
    void lists_know_names_and_words() {
        Lexicon lexicon = NameModel.bundled().lexicon();
        assertTrue((lexicon.flags(WordTable.hash("Lucía")) & Lexicon.FIRST_NAME) != 0);
        assertTrue((lexicon.flags(WordTable.hash("patel")) & Lexicon.SURNAME) != 0);
        assertEquals(Lexicon.NON_NAME, lexicon.flags(WordTable.hash("pfizer")) & 7);
        assertFalse(WordSense.isOrdinary(lexicon.flags(WordTable.hash("oluwaseun"))));
    }

    @Test
    void cues_are_known_in_both_languages() {
        WordTable cues = Cue.table();
        assertTrue(Cue.KIN.in(cues.flags(WordTable.hash("neighbor"))));
        assertTrue(Cue.KIN.in(cues.flags(WordTable.hash("hermana"))));
        assertTrue(Cue.ROLE.in(cues.flags(WordTable.hash("enfermera"))));
        assertTrue(Cue.TITLE.in(cues.flags(WordTable.hash("Dr"))));
        assertTrue(Cue.NAMING.in(cues.flags(WordTable.hash("llamo"))));
        assertEquals(0, cues.flags(WordTable.hash("vaccine")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A ", "j.", "#", "@", "[", "Dr ", "my friend Jane ", "'", "\u0301", "jane"})
    void a_hundred_thousand_repeated_characters_take_linear_time(String unit) {
        String text = unit.repeat(100_000 / unit.length());
        assertTimeout(
                ofSeconds(10),
                () -> NAMES.find(NormalizedText.of(text), AuthorNames.UNKNOWN).size());
    }
}
