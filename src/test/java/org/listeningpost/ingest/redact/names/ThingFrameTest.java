package org.listeningpost.ingest.redact.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.ingest.redact.RedactionOutcome;
import org.listeningpost.ingest.redact.Redactor;

class ThingFrameTest {
    private static final Redactor REDACTOR = Redactor.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this flurona thing is going around my office",
                "the kraken variant is everywhere now",
                "Kraken variant now in 12 states",
                "has anyone tried kratom for back pain",
                "we were given sotrovimab infusions last winter",
                "that razorblade throat everyone has right now is no joke",
                "they are using nirmatrelvir in the trial",
                "everyone is panic buying turbocancer pills",
                "new study says lecanemab slows memory loss",
                "The Marburg outbreak is getting worse",
                "people are drinking chlorodine to cure covid",
                "all this glowshedding talk is nonsense",
                "la variante cerbero preocupa",
                "tomando kratom para el dolor",
                "fever after grippe",
                "ivermectn helps",
                "v-a-c-c-i-n-e passports",
                "W.H.O. Says Outbreak Slows",
                "A.D.H.D. Treatment Without Drugs",
            })
    void new_words_for_illnesses_medicines_and_fads_stay(String text) {
        assertEquals(text, safe(text));
    }

    @ParameterizedTest
    @CsvSource({
        "the kowalski family was so kind, kowalski",
        "my neighbor zuleyka tried ibuprofen, zuleyka",
        "the garza kids have the flu, garza",
        "call dr marburg about it, marburg",
        "taking marlene to the hospital, marlene",
        "my sister jenna vaccine day went well, jenna",
        "nurse kraken drops by at nine, kraken",
    })
    void persons_beside_such_words_go(String text, String name) {
        assertTrue(!safe(text).contains(name), () -> safe(text));
    }

    @Test
    void a_name_that_is_told_as_one_goes_before_a_kind_too() {
        assertEquals("[PERSON] vaccine appointment is on Monday", safe("Jenna vaccine appointment is on Monday"));
    }

    private static String safe(String text) {
        return REDACTOR.redact(text, AuthorNames.UNKNOWN) instanceof RedactionOutcome.Redacted outcome
                ? outcome.redaction().text().value()
                : "";
    }
}
