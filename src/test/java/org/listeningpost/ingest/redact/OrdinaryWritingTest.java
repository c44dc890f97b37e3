package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write of themselves without a disguise, in the many ways that they do. */
final class OrdinaryWritingTest {
    private static final Redactor REDACTOR = Redactor.standard();

    /** What stands between the brackets goes whole, and nothing beside it. */
    private static void goes(String marked) {
        String before = marked.substring(0, marked.indexOf('⟦'));
        String after = marked.substring(marked.indexOf('⟧') + 1);
        String safe = RedactorTest.redacted(REDACTOR, marked.replace("⟦", "").replace("⟧", ""));
        assertTrue(safe.startsWith(before) && safe.endsWith(after), safe);
        String instead = safe.substring(before.length(), safe.length() - after.length());
        assertTrue(instead.matches("\\[[^\\]]+\\]"), safe);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my surgery was ⟦March 14-16⟧ and I'm wiped",
                "admitted ⟦14-16 March 2024⟧ with sepsis",
                "me operaron el ⟦14 y 15 de marzo de 2024⟧ con láser",
                "ingresada del ⟦3 al 7 de marzo⟧ por neumonía",
                "admitted ⟦Jan 6th thru the 9th⟧ and kept in",
                "born ⟦March 14 or 15⟧, nobody wrote it down",
                "las fechas ⟦14, 15 y 16 de marzo⟧ me operan"
            })
    void two_days_of_one_month_go_together(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seen ⟦Thurs. 14 March at 2 pm⟧ by triage",
                "mi cita es el ⟦14 de marzo de 2024 a las 10:30 hrs⟧ con el cardiólogo",
                "surgery on ⟦March 14 (Thursday)⟧ at last",
                "triage wrote ⟦2024-03-14T10:32⟧ on the form"
            })
    void the_weekday_and_the_hour_go_with_their_date(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my daughter was born on ⟦Easter Sunday 1951⟧ in a taxi",
                "discharged on ⟦New Year's Eve⟧ with a bag of pills",
                "her chemo started ⟦Thanksgiving⟧ so do the math",
                "mi hijo nació el ⟦Día de Reyes⟧ a las cinco",
                "lo operaron el ⟦Día de la Madre⟧ de urgencia",
                "a mi madre la ingresaron el ⟦Viernes Santo⟧ por la noche",
                "⟦Christmas Eve⟧ was the day my dad took his last breath"
            })
    void a_feast_goes_where_somebody_tells_what_happened_to_them_on_it(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my scan is ⟦Wednesday 14th⟧ at noon",
                "cita el ⟦jueves 14⟧ con la matrona",
                "my surgery is on the ⟦first Monday of October 2024⟧ finally"
            })
    void a_weekday_goes_with_its_day_or_its_place_in_the_month(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"my stroke was ⟦may 4⟧ and I still can't find words", "la ingresaron ⟦march 25⟧ por una neumonía"
            })
    void may_and_march_are_months_where_nothing_else_follows_their_number(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "happy mother's day to my mom who is the best",
                "1,200 people died since Thanksgiving in our state",
                "we may 4 once agree",
                "el lunes 14 casos nuevos",
                "on Monday 5 new cases were found",
                "the meeting is each Tuesday 7pm"
            })
    void a_day_of_everybody_stays(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "do you think ⟦94⟧ is too old for a hip replacement? asking for my mother",
                "is ⟦ninety four⟧ really too old for chemo, my mother asks",
                "crees que ⟦94⟧ es muy mayor para operarse de la cadera",
                "el vecino ya va por los ⟦106⟧ y sube las escaleras a diario",
                "mi abuela ya pasa de los ⟦97⟧ y no para",
                "mi abuelo ya va para los ⟦95⟧ y sigue cosiendo",
                "hospice admitted him, ⟦95⟧, CHF, bright blue eyes",
                "EMS brought her in, ⟦97⟧, hip, very polite",
                "dije ⟦101 añotes⟧ y soltó que para qué",
                "mi paciente, ⟦94⟧ recién cumplidos, quiere salir",
                "mi suegro tiene ⟦98⟧ bien llevados y no toma nada",
                "grandma is going on ⟦94⟧ and still bowls",
                "my nan is a stubborn ⟦96⟧ and beats me at cards",
                "my father will be ⟦93⟧ in May and wants a bike",
                "a week shy of ⟦97⟧ and my granny still gardens",
                "my great aunt hits ⟦101⟧ this Sunday"
            })
    void an_age_goes_where_it_is_told_in_the_middle_of_something_else(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "we are at 94 and rising in the county",
                "do you think 94 is too high for a resting pulse",
                "va por los 106 contagios y sube",
                "tested him, 95 percent sure it is flu",
                "they hit 101 cases this week",
                "the pool is 94 in the afternoon"
            })
    void what_is_counted_from_ninety_on_stays(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }
}
