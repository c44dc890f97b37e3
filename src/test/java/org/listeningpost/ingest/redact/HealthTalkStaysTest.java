package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.ingest.redact.names.AuthorNames;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dolores de cabeza todos los días, ya no sé qué tomar",
                "un milagro que saliera de terapia intensiva",
                "mil dolores y ningún diagnóstico",
                "no hay remedios, no hay doctor",
                "the bill was absurd, the dawn was cold",
                "a ray of sunshine in the waiting room",
                "grace period ended and boom, no coverage",
                "in rose colored glasses, with olive oil and a rose hip tea",
                "my levels and my bill went up",
                "x-ray of my foot, pat dry, mark my words"
            })
    void nouns_that_are_names_too_stay_as_nouns(String text) {
        assertEquals(text, redacted(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PAMI no cubre los pañales y suben todo",
                "EMTALA means they have to stabilize you",
                "She is living with MS, but keeps going",
                "MTHFR is not a swear word",
                "NCT01784887 is recruiting",
                "the nurses clapped and my phone pinged",
                "mi tía: \"tómate un tecito de canela\"",
                "Talla 42 de pantalón en un año",
                "LDL 162 / HDL 41 / Trig 288 / Ratio 5.9",
                "This new thing called \"Cordazene\" is just magnesium",
                "the Bishop score, Fowler position and a Hickman line",
                "the Glasgow coma scale and the Philadelphia chromosome",
                "Hurricane Katrina was when I started nursing"
            })
    void short_forms_measures_and_things_stay(String text) {
        assertEquals(text, redacted(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "basal rate 0.85 u/hr overnight",
                "insulina 50 U/ml en la noche",
                "see doi 10.1056/NEJMoa2034577 before you say it",
                "NDC 0093-7146 is the generic",
                "ICD-10 has a code for a duck, W61.62XA"
            })
    void units_articles_products_and_diagnoses_stay(String text) {
        assertEquals(text, redacted(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦rose garcia⟧ called me from the ward",
                "my aunt ⟦dolores⟧ is in the ICU",
                "the angel of the ward is ⟦Marisol Quintero⟧",
                "⟦Dr. Kaiser⟧ says six weeks",
                "⟦Dr. FAUXI⟧ gets vaccinated and says so",
                "my friend ⟦Katrina⟧ had a stroke"
            })
    void persons_who_are_called_like_things_go(String text) {
        OrdinaryWritingTest.goes(text);
    }

    private static String redacted(String text) {
        return REDACTOR.redact(text, AuthorNames.UNKNOWN) instanceof RedactionOutcome.Redacted redacted
                ? redacted.redaction().text().value()
                : "";
    }
}
