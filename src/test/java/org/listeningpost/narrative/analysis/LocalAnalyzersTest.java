package org.listeningpost.narrative.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalAnalyzersTest {
    private static final LocalAnalyzers ANALYZERS = LocalAnalyzers.bundled();

    @Test
    void the_three_analyzers_of_the_schema_are_there() {
        assertEquals(Set.of("lp_text", "lp_folded", "lp_exact"), ANALYZERS.names());
        assertThrows(AnalysisDefinitionException.class, () -> ANALYZERS.analyzer("english"));
    }

    @ParameterizedTest
    @CsvSource({
        "casos, caso",
        "vacunas, vacuna",
        "enferma, enfermos",
        "doctora, doctores",
        "hospital, hospitales",
        "mes, meses",
        "veces, vez",
        "todas, todo",
        "pacientes, paciente",
        "infecciones, infeccion",
        "española, españoles",
        "vaccine, vaccinated",
        "vaccination, vaccines",
        "dying, died",
        "GPs, GP",
        "MRIs, MRI",
        "nurse's, nurses",
        "child, children",
        "woman, women",
        "tooth, teeth",
        "feet, foot",
        "waits, waiting"
    })
    void forms_of_a_word_meet(String one, String other) {
        assertTrue(meet(one, other));
    }

    @ParameterizedTest
    @CsvSource({
        "casos, cases",
        "casos, CA",
        "car, care",
        "cares, car",
        "us, use",
        "news, new",
        "dos, doing",
        "policy, policía",
        "general, generic",
        "forma, form",
        "costa, cost",
        "manos, man",
        "hives, HIV",
        "tos, to",
        "persona, person",
        "[PERSON], person",
        "[HEALTH_PLAN], plan",
        "[URL:cdc.gov], url",
        "[DATE:2024], date"
    })
    void words_that_only_look_alike_do_not(String one, String other) {
        assertFalse(meet(one, other));
    }

    @Test
    void a_placeholder_is_one_word_that_is_found_as_it_stands() {
        assertTrue(meet("[PERSON]", "[PERSON]"));
        assertEquals(List.of("lpdate", "2024"), texts("[DATE:2024]"));
    }

    private static boolean meet(String one, String other) {
        return texts(one).stream().anyMatch(texts(other)::contains);
    }

    private static List<String> texts(String text) {
        return ANALYZERS.tokens("lp_text", text).stream().map(LocalToken::text).toList();
    }

    /** Lucene refuses to index a document whose offsets go backwards, and the post would be lost. */
    @Test
    void offsets_never_go_backwards_whatever_the_text() {
        for (String text : AwkwardTexts.all(20_000)) {
            for (String analyzer : ANALYZERS.names()) {
                int last = 0;
                for (LocalToken token : ANALYZERS.tokens(analyzer, text)) {
                    assertTrue(
                            token.start() >= last && token.end() >= token.start() && token.end() <= text.length(),
                            () -> analyzer + " " + token + " in " + text);
                    last = token.start();
                }
            }
        }
    }

    @Test
    void time_grows_with_the_length_of_the_text_only() {
        for (String piece : new String[] {"A", "#Aa", "a.", "a1", "@", "_", "#", "\u0301", "1", "¢", "Aa"}) {
            String text = piece.repeat(100_000 / piece.length());
            long start = System.nanoTime();
            ANALYZERS.tokens("lp_text", text);
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(millis < 20_000, () -> piece + " took " + millis + " ms");
        }
    }
}
