package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write of themselves without a disguise, in the many ways that they do. */
final class OrdinaryWritingTest {
    private static final Redactor REDACTOR = Redactor.standard();

    /** What stands between the brackets goes whole, and nothing beside it. */
    static void goes(String marked) {
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
                "they took my leg ⟦St. Patrick's Day 2022⟧ and i still set the alarm",
                "I had my stroke ⟦Thanksgiving weekend⟧ at my sister's",
                "me operaron la ⟦noche de San Juan⟧ de apendicitis"
            })
    void a_feast_of_one_day_goes_where_somebody_tells_of_themselves(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my surgery was ⟦March 14-16⟧ and I'm wiped",
                "admitted ⟦14-16 March 2024⟧ with sepsis",
                "me operaron ⟦el 14 y 15 de marzo de 2024⟧ con láser",
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
                "mi cita es ⟦el 14 de marzo de 2024 a las 10:30 hrs⟧ con el cardiólogo",
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cerraron todo menos ⟦Cl. 26 # 39-99⟧ y adivinen",
                "el de la ambulancia se perdió, le dije ⟦Cra. 95 # 89-98⟧ y se fue",
                "mi mamá está en ⟦calle 45 bis # 12A-30⟧ y no puede salir",
                "la comida a ⟦Cll 26 sur No. 39-99⟧ por favor",
                "vive en la ⟦kr 7 # 82-30⟧ con mi tío",
                "le mandan el oxígeno a ⟦diagonal 12 # 3-45⟧ cada mes",
                "queda en ⟦Tv 5A N° 14-22⟧ al fondo",
                "mandaron la silla a ⟦Av. Cra. 68 # 12-74⟧ y no era",
                "queda en ⟦carrera 15 con calle 93⟧ frente a la droguería"
            })
    void a_Colombian_address_goes_with_its_corner_and_its_house(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "la partera atiende en su casa, ⟦Jr. Libertad 369⟧, toquen fuerte",
                "hay dengue en ⟦Jr. Ricardo Palma 932⟧ ya somos cuatro casas",
                "vivimos en ⟦Psje. Los Olivos 214⟧ y no llega el agua",
                "mi abuela sigue en ⟦Bv. Oroño 1260⟧ sola",
                "dejen las pastillas en ⟦Gral. Paz 845⟧ con mi tía"
            })
    void a_jiron_and_a_pasaje_and_a_bulevar_are_streets_too(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "come to ⟦9673 dogwood dr⟧ for the memorial, bring a dish",
                "the guy from ⟦1209 pelham dr⟧ is coughing all over the hallway",
                "we do the plasma drive in my garage, ⟦9279 orchard dr⟧, coffee provided",
                "send the walker to ⟦418 cedar ct⟧ not to the office",
                "she fell outside ⟦2207 willow creek cir⟧ last night",
                "mom is at ⟦731 juniper trl⟧ all alone"
            })
    void a_street_in_lower_case_goes_with_its_number(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it is ⟦193 St Brigid's Close⟧ and NOT the one with the gnome",
                "carers went to ⟦12 St Mary's Row⟧ again",
                "the chair is at ⟦7 King's Court⟧ in the porch"
            })
    void the_owner_of_a_street_goes_with_the_street(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i saw 12 different dr in one year",
                "100 chest ct were read that day",
                "a 64 slice ct costs too much",
                "call 8 dr in town and none has time",
                "la Cl es una liga y quedaron 3-1"
            })
    void a_number_before_a_doctor_or_a_scan_stays(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i live in ⟦humboldt county⟧ so the nearest ER is an hour of cows",
                "as the school nurse for ⟦palm beach county⟧ I beg you",
                "my wife works the only ambulance in ⟦calcasieu county⟧",
                "moved back to ⟦navajo county⟧ to take care of dad",
                "me vine de ⟦maricopa county⟧ con mi bebé"
            })
    void a_county_goes_in_lower_case(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "any lupus warriors around ⟦Bed-Stuy⟧? I'm so lonely",
                "the only trans guy in ⟦East Nashville⟧ on T",
                "my clinic in ⟦Bay Ridge⟧ closed",
                "la psicóloga en ⟦Coyoacán⟧ que no me juzgue",
                "mi tía vive en ⟦Villa Crespo⟧ y no la atienden",
                "waiting list in ⟦Bethnal Green⟧ is two years"
            })
    void a_part_of_a_town_goes_with_its_town(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "psiquiatras en ⟦Resistencia⟧ que no te despachen",
                "acá en ⟦Talavera de la Reina⟧ no hay resonador",
                "me vine de ⟦Altoona⟧ con mi bebé para que la operaran",
                "se cayó el techo del materno de ⟦Tucumán⟧ otra vez",
                "born and raised ⟦Duluth⟧ so yes i know everyone",
                "as the school nurse for ⟦Duluth⟧ I am begging you",
                "moved me mam back to ⟦grimsby⟧ to be near us",
                "stuck out in ⟦altoona⟧ with no insulin"
            })
    void a_town_goes_behind_whatever_leads_there(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in our county nobody wears one",
                "it went up in every single county today",
                "the county said so and in another county too",
                "in a rural county like this one"
            })
    void a_county_without_a_name_stays(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "portal wants maiden name and last four of the social. fine. \"⟦0113⟧\". LOCKED OUT",
                "they asked for the last 4 of my SSN, I typed ⟦2304⟧ and got someone else",
                "me pidieron los últimos cuatro del seguro social. Puse ⟦7710⟧ y nada"
            })
    void the_last_four_go_wherever_they_are_typed(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Letter addresses me as Dear ⟦W6365 89097⟧ which is not my name",
                "Agent: thank u for waiting, I see ⟦W1437 56640⟧ is termed",
                "the card says ⟦ZGX1234 556781⟧ and the pharmacy says no"
            })
    void a_member_number_goes_in_two_groups(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "went in as ⟦2015-LA-84664⟧ if you want to attach yours",
                "mi queja quedó como caso ⟦2017-SC-60102⟧ y ahí murió",
                "the court calls us ⟦24-CV-01234⟧ now"
            })
    void a_docket_goes_with_its_year(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "he opened ⟦9400 1269 8053 8032 0443 18⟧ and now he lowers his eyes",
                "ups says ⟦9400 1282 1013 1868 6626 20⟧ was delivered"
            })
    void an_order_of_groups_of_four_goes_without_the_word_tracking(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the traveling nurse used RN ⟦659200⟧ which belongs to a dead woman",
                "signed by LPN ⟦482913⟧ who never came"
            })
    void a_license_goes_behind_the_letters_of_the_trade(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chapa ⟦VBZ743⟧ y nadie la vio, mi hermano se fue sin su medicina",
                "somebody in ⟦PF21LMR⟧ has blocked the wheelchair ramp",
                "ojo con el taxi ⟦1943 HKL⟧, me bajó a mitad de camino"
            })
    void a_plate_goes_by_all_of_its_names(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "La señora de ventanilla: ⟦1448/851196⟧. Yo: buenos días.",
                "en la hoja solo venía ⟦0700/772395⟧ y una carita feliz",
                "me quitaron el nombre y me pusieron ⟦736.869.140⟧ en la pulsera",
                "code ⟦878294⟧ thats what they wrote on my hand",
                "i was badge ⟦22708⟧ for 12 hours straight, no break",
                "la bomba tiene ⟦PF13/76325⟧ y la reclaman",
                "who needs a meeting tonight, ⟦2526483472⟧ day or night I mean it"
            })
    void numbers_that_nothing_counts_go(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "our tracking 9400 1269 8053 8032 0443 18 is public",
                "Brasil tiene 211.049.527 habitantes",
                "Colombia gastó 125.331.600 pesos en vacunas",
                "BMS-986165 and AZD1222 are drugs",
                "2,526,483 people got a dose",
                "la deuda es de 345.678.912 euros",
                "vs 2019-nCoV in 2020"
            })
    void what_counts_or_is_everybodys_number_stays(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 star. ⟦Red⟧ rolled her eyes when i said the word",
                "el informe viene a nombre de ⟦Nacho⟧ y yo no me llamo así",
                "ok but why did ⟦Boo⟧ leave our support group",
                "me and ⟦Big Ray⟧ been sharing one inhaler",
                "pray for ⟦Wee Shuggie⟧ tonight",
                "we lost ⟦Grace Ostrander-Costa⟧ to sepsis",
                "hoy operan a ⟦Dolores Montoya-Ito⟧ de la vesícula"
            })
    void what_somebody_is_called_goes_with_or_without_a_name_behind_it(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"we are in Code Red and out of masks", "wear something red for the heart"})
    void a_color_or_a_cross_stays(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }
}
