package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What patients say of themselves holds no name, however rare the word is. */
final class HealthTalkStaysTest {
    private static final Redactor REDACTOR = Redactor.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "me vacuné ayer y me dolió el brazo",
                "tengo la pantorrilla hinchada y el tobillo derecho adormecido",
                "me operaron de la muela y tengo la mejilla hinchada",
                "me recetaron loratadina y me cayó fatal",
                "estoy tomando metformina y levotiroxina",
                "prescribed rosuvastatin and it made me sick",
                "le pusieron crenezumab en la clínica",
                "my son has rubella and no appointment",
                "living with tinnitus is hard"
            })
    void the_body_illnesses_and_medicines_stay(String text) {
        assertEquals(text, redacted(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leí que la vacuna es buena",
                "marqué al 911 y nadie contestó",
                "Fui y esperé tres horas. Salí sin receta. Marqué otra vez."
            })
    void verbs_with_an_accent_at_their_end_stay(String text) {
        assertEquals(text, redacted(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"josé", "noemí", "salomé", "andré", "josué"})
    void names_with_an_accent_at_their_end_go(String name) {
        String safe = redacted("le pregunté a " + name + " por la cita");

        assertFalse(safe.contains(name), safe);
        assertTrue(safe.contains("[PERSON]"), safe);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mi vecina Rosalía Talón tiene gripe", "my neighbor Corazon Asma has measles"})
    void a_health_word_that_is_a_surname_goes_with_its_capital(String text) {
        String safe = redacted(text);

        assertFalse(safe.contains("Tal") || safe.contains("Asma"), safe);
    }

    private static String redacted(String text) {
        return REDACTOR.redact(text, AuthorNames.UNKNOWN) instanceof RedactionOutcome.Redacted redacted
                ? redacted.redaction().text().value()
                : "";
    }
}
