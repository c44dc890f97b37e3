package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.listeningpost.ingest.redact.OrdinaryWritingTest.goes;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, houses and towns as they stand in notes, forms and complaints, and words that look like names beside them. */
final class EverydayWritingTest {
    private static final Redactor REDACTOR = Redactor.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "They handed me a slip with ⟦5291 4987⟧ on it and told me to sit.",
                "she has ⟦4130 715 61⟧ scribbled on the fridge",
                "letter from the eye clinic has unit no. ⟦150785 T⟧ on it",
                "card finally came, says member id ⟦R L S 779 133 372⟧ and thats my other sons",
                "my test kit never came, ref no. ⟦M.X.32.93.21⟧",
                "pide cita por la app, te da localizador ⟦AZ58TJ⟧ y cuando llegas no apareces",
                "pasted: Prior authorization / id ⟦3ba2eadedee9⟧ / Status: pended",
                "DVLA sent the epilepsy form back twice, quoting ⟦THIST810163ZE9KU⟧ which isn't even me"
            })
    void grouped_numbers_go_with_their_letters(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "between 1500 2000 calories a day",
                "from 2019 2020 figures",
                "ate 2000 1800 and then 1600 calories",
                "in 4/4 time, like every song, and no ABCDEFGHIJKL1234"
            })
    void years_round_numbers_and_fractions_stay(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Signed on behalf of the residents, we want it fixed. ⟦Room 709, Mill Nursing Home⟧",
                "Carers were sent to the wrong house again. ⟦Room 206, St Anne's Nursing Home⟧",
                "Por favor manden la silla de baño a ⟦Avda. Ramón y Cajal, 595⟧, ahí siempre hay alguien.",
                "the aide came a ⟦4807 lakeview dr apt 30⟧ and nobody was told",
                "ems took 25 min to find ⟦8311 Elmhurst Drvie⟧ bc the county changed the signs"
            })
    void houses_go_with_their_names(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The walk-in centre in ⟦Splott⟧ closed and nobody told us",
                "Anyone else's GP surgery in ⟦Splott⟧ stop doing blood tests?",
                "en la farmacia en ⟦Quibdoncito⟧ no hay insulina"
            })
    void a_town_that_no_list_knows_goes_behind_what_stands_there_for_people(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the field hospital in Ebola-stricken Liberia",
                "a clinic in December, a hospital in Spain, surgery in Latin America",
                "the pharmacy in English, please"
            })
    void months_countries_and_languages_behind_it_stay(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credit to ⟦@ spoonie_kat _ 41⟧ for the insulin pump hack",
                "Mom was born in ⟦1 9 2 5⟧ and the form only goes down to 1940",
                "Appt text: \"See you ⟦4/4 at 8:40⟧ arrive 15 min early"
            })
    void parts_between_blanks_go_together(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Estoy de 32 semanas, 1.800 g, percentil 40, todo bien",
                "Mi nene de 3 años, 14 kilos, ¿cuánto ibuprofeno?",
                "ferritina 6, hemoglobina 9,8, me mareo hasta sentada",
                "¿cuántos ml de apiretal?",
                "took 20 mg of Entresto today",
                "the tablets of Fabiflu, lecanemab and sotrovimab",
                "is skunkflu a real thing"
            })
    void what_is_measured_and_what_is_swallowed_is_nobodys_name(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dad's been moved to ⟦room 027 of the Whitfield Building⟧, visitors till 8",
                "Said NI number ⟦JK 31 85 47 A⟧ out loud at reception",
                "they want my passport, ⟦x as in xray 66534780⟧ just so I can buy Sudafed",
                "el coche matrícula ⟦1604.C.D.F⟧ lleva toda la mañana ahí",
                "el seguro no autoriza porque el rut ⟦15 073 718 raya 4⟧ sale como fallecido",
                "según el papel es el radicado ⟦2024/62/58/5950⟧",
                "⟦9/16⟧ is when I rang the bell, no evidence of disease",
                "Me operaron el ⟦14demarzo⟧ y hasta hoy sigo con la herida",
                "a ⟦ninety n 4 year old⟧ who flirts with everybody",
                "Credit to ⟦@ chemo _ jess 92⟧ for the pump settings"
            })
    void what_people_write_to_hospitals_goes_whole(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the #2deMayo rally",
                "seasons 2018/2019/2020/2021 compared",
                "ninety and 3 others signed it",
                "the best of the Building trade",
                "Happy Valentine's Day to all nurses"
            })
    void holidays_seasons_and_counts_like_them_stay(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }
}
