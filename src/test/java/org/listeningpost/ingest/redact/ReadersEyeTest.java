package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers in an order, over lines or in signs that only a reader puts together; and what only looks like them. */
final class ReadersEyeTest {
    private static final Redactor REDACTOR = new Redactor(NameFinder.NONE, AllowList.bundled(), 2026, 100_000);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            DOB January~20 and so on                     | DOB [DATE] and so on
            selling my van, PRX~7577, runs great         | selling my van, [VEHICLE], runs great
            call 555 867~5309 today                      | call [PHONE] today
            bring it to 412 Oak~Street please            | bring it to [ADDRESS] please
            """)
    void an_identifier_goes_on_in_the_next_line(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text.replace('~', '\n')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My plan for May\n1. Sleep\n2. Eat",
                "Open since March\n3) wash hands",
                "Cases: 48211\nDeaths: 1203",
                "we walked 5 km\n12 people came"
            })
    void a_list_is_no_identifier(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            admitted 16th, and the month was October, alone | admitted [DATE], and the month was [DATE], alone
            nací el 02\\13\\2022 y pusieron otro            | nací el [DATE:2022] y pusieron otro
            started two 1 de May if that matters            | started [DATE] if that matters
            el 16 del mes de julio me operan                | el [DATE] me operan
            back in March, on the 3rd, it began             | back in [DATE], it began
            the certificate says Mar 10 and not later       | the certificate says [DATE] and not later
            """)
    void a_date_with_other_words_and_signs_goes(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            mi abuela tiene XCIV y camina               | mi abuela tiene [AGE:90+] y camina
            my neighbor, 90 + 7, lives on tea           | my neighbor, [AGE:90+], lives on tea
            he is four score and twelve, still sharp    | he is [AGE:90+], still sharp
            she is nine decades old today               | she is [AGE:90+] today
            is anesthesia safe at 97?                   | is anesthesia safe at [AGE:90+]?
            Patient: 94, female, two hips               | Patient: [AGE:90+], female, two hips
            she is 94 y3ars 0ld and fine                | she is [AGE:90+] and fine
            """)
    void an_age_in_other_figures_goes(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is a resting heart rate at 97 ok?",
                "they scored in 90+4' again",
                "nine decades of research on this",
                "[DEVICE] is 97 and rising",
                "[HEALTH_PLAN] (95) was the worst"
            })
    void a_number_that_is_nobodys_age_stays(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            mi cuenta es arroba leopoldo punto urdaneta hoy | mi cuenta es arroba [HANDLE] hoy
            find me, ngozi fighter, one word, no caps       | find me, [HANDLE], one word, no caps
            hola @ahmed _ abuela cómo sigues                | hola [HANDLE] cómo sigues
            write at gmail, name part jane.doe23 please     | write at gmail, name part [EMAIL] please
            contacto jane84AThotmailDOTcom gracias          | contacto [EMAIL] gracias
            me llegó a ngozi#at#outlook#dot#com ayer        | me llegó a [EMAIL] ayer
            read htp:/www.odettesjourney.com now            | read [URL] now
            dona en janedoewordpresscom por favor           | dona en [URL] por favor
            read w w w . vernonlockhart . com now           | read [URL] now
            it is g0fundm3.c0m/f/h3ct0r-iyer again          | it is [URL] again
            """)
    void an_account_or_link_that_is_told_goes(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plate victor kilo sierra 6860 hit us          | plate [VEHICLE] hit us
            los números 6590 y las letras HHL, corran     | los números [VEHICLE] y las letras [VEHICLE], corran
            dashcam got it. 1431 - PTB. hit and run       | dashcam got it. [VEHICLE]. hit and run
            the truck AD 861 KU swerved                   | the truck [VEHICLE] swerved
            PSA if 27B-S2B-4O39 calls you hang up         | PSA if [PHONE] calls you hang up
            anyone with info on the trial ph. 2673567843  | anyone with info on the trial ph. [PHONE]
            ask for Ma. de los Ángeles Montoya today      | ask for [PERSON] today
            """)
    void a_number_in_other_signs_goes_whole(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }
}
