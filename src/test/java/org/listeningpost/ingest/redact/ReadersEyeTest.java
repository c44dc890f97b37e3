package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.ingest.redact.names.NameFinder;
import org.listeningpost.ingest.redact.text.AllowList;

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
            nací el 02\\13\\2022 y pusieron otro            | nací [DATE:2022] y pusieron otro
            started two 1 de May if that matters            | started [DATE] if that matters
            el 16 del mes de julio me operan                | [DATE] me operan
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
            mi cuenta es arroba leopoldo punto urdaneta hoy | mi cuenta es [HANDLE] hoy
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            necesito oxígeno en Mariano Moreno 3163, Ecatepec por favor  | necesito oxígeno en [ADDRESS] por favor
            vivo en Magnolia 482 y nadie viene            | vivo en [ADDRESS] y nadie viene
            anyone near the 8900 block of Old Quarry now  | anyone near the [ADDRESS] now
            vivo en Briarwood Street, number 532 y solo   | vivo en [ADDRESS] y solo
            pick it up, Las Flores esquina Hortaleza      | pick it up, [ADDRESS]
            4315_Dogwood_Drive is where it should go      | [ADDRESS] is where it should go
            stuck at calleindependencia87 with a hip      | stuck at [ADDRESS] with a hip
            at C/ Juárez 2, 7º A where my parents live    | at [ADDRESS] where my parents live
            Calle Reforma 46, 2º izq in the snow          | [ADDRESS] in the snow
            Salió de calle Los Olivos 1 el 1 de noviembre | Salió de [ADDRESS] [DATE]
            """)
    void a_street_in_any_words_goes_whole(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            she was a waitress in D*nc*st*r then          | she was a waitress in [PLACE] then
            soy de Ge-ta-fe y aquí no hay                 | soy de [PLACE] y aquí no hay
            nos mandaron a Fresno porque no hay           | nos mandaron a [PLACE] porque no hay
            a male from the outskirts of Kalamazoo here   | a male from the outskirts of [PLACE] here
            mi niña va a Eastgate Academy y no quieren    | mi niña va a [PLACE] y no quieren
            the Bed-Stuy neighborhood has none            | the [PLACE] has none
            """)
    void a_town_that_is_hidden_or_left_goes(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            imagine being 97 and having to fight          | imagine being [AGE:90+] and having to fight
            broke his hip at 93 and was dancing           | broke his hip at [AGE:90+] and was dancing
            my tia is nobenta y seys and fine             | my tia is [AGE:90+] and fine
            they admitted her J.a.n.u.a.r.y.1.2 alone     | they admitted her [DATE] alone
            discharged Mrch 3 with pills                  | discharged [DATE] with pills
            my surgery is the day after Thanksgiving now  | my surgery is [DATE] now
            it is on facebook•com/lamar•crabtree•46 again | it is on [URL] again
            MS: facebook slash odalys.arrington now       | MS: [URL] now
            thank you Phi (then) lippa and all            | thank you [PERSON] and all
            hola @mercedes (no space) cactus80 omg        | hola [HANDLE] omg
            """)
    void what_is_spelled_as_it_sounds_or_in_pieces_goes(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "F*ck this, it is a Record High today",
                "flags \uD83C\uDDFA\uD83C\uDDF8 and \uD83C\uDDF2\uD83C\uDDFD stay",
                "being 100 percent sure helps",
                "• masks • care • health",
                "Treat your child\uFFFDs fever"
            })
    void what_only_looks_so_stays(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }
}
