package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.listeningpost.ingest.redact.OrdinaryWritingTest.goes;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write in groups, to help desks and in letters, plainly and past a filter; and what of it is nobody's. */
final class GroupsAndHelpDesksTest {
    private static final Redactor REDACTOR = Redactor.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Our ⟦brownsville⟧ location is out of Wegovy until further notice",
                "Your clinic has moved to our ⟦Wigan⟧ site. Please allow extra time",
                "mobile phlebotomist serving ⟦ypsilanti⟧ and nearby, we come to you",
                "the only endocrinologist left in ⟦duluth⟧ retired",
                "lamentamos lo ocurrido en nuestra sucursal de ⟦villa crespo⟧ ya escalamos tu caso",
                "la clínica de ⟦bosa⟧ cerró ayer",
                "acá en ⟦avellaneda⟧ no hay pediatra de guardia",
                "Lugar de residencia: ⟦lanus⟧ Ocupación: comerciante",
                "born and raised ⟦St. Louis County⟧ and i have never seen the ER like this",
                "commode free to collect from ⟦39 chapel row⟧ it's clean, honest",
                "cards can be sent to ⟦box 879 rural rt 9⟧ thank you",
                "Delivery of your feed to ⟦LS-8 8-HX⟧ is delayed"
            })
    void towns_and_houses_go_for_what_stands_around_them(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "our home office is closed and our mobile clinic too",
                "serving soup and biscuits on the ward",
                "aquí en casa nadie se vacuna",
                "la clínica de día abre a las ocho",
                "a box 12 inches wide",
                "we went from 12 close calls to none"
            })
    void plain_words_in_such_frames_stay(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shes a ⟦1932⟧ baby, what do you expect the surgeon said",
                "he is a ⟦'31⟧ baby and still drives",
                "acaba de cumplir ⟦9·6 años⟧ y la tuvieron en un pasillo",
                "My father is ⟦n.i.n.e.t.y. six⟧ and the insurance wants him to do step therapy"
            })
    void great_ages_go_by_a_year_and_by_odd_signs(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"she is a 1994 baby and has two jobs", "a 1931 building with no lift", "9·6 meters tall"})
    void other_years_and_measures_stay(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "that volvo outside is ⟦lb19kxr⟧ and it has been there all day",
                "quedó como ⟦CAS-218172-E3R7⟧ y ni así",
                "complaint logged under ref ⟦655 721⟧ you will hear from us",
                "they had me down as ⟦mr974615⟧ and someone else too",
                "the app wants a selfie with ⟦(RN1)(231)(51)⟧ for an inhaler",
                "whoever left ⟦[K][Z][X][3][6][8][2]⟧ across the ramp",
                "the lift car is ⟦G-L-1-7-H-K-B⟧ and its blocking the entrance",
                "hit and run, only got ⟦BVL then 944 then 8⟧ before it turned",
                "the recall covers ⟦TWR...929...574⟧ and i slept with it for years",
                "sticker says ⟦t w r nine two nine five seven four⟧ on the back",
                "siguen descontando de ⟦ES(48)(2085)(8382)(46)(4069890185)⟧ el seguro",
                "idk what ⟦(340)(9462)⟧ is but its on every page",
                "the syringe driver was sent home with mum, ⟦530 445 934 691⟧ collect it please",
                "told to ring ⟦0 7 2 9 7 (and) 471855⟧ and its just someones mobile"
            })
    void numbers_and_codes_go_however_their_groups_are_marked(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CAS 50-78-2 is aspirin",
                "stage 3B, T2N1M0, starting treatment",
                "see (a)(1)(B) of the act",
                "cited [12][14][15] in the paper",
                "walk then 20 then 30 minutes"
            })
    void substances_stages_and_references_stay(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it says ⟦nombre Noemí y de apellido Arredondo⟧ en la tapa",
                "we have ⟦first lupita last nolan⟧ listed as the policy holder",
                "drawn right after ⟦chukwudi then peguero⟧ at that clinic",
                "shout out to nurse ⟦N/w/o/s/u⟧ on nights",
                "Seen in clinic by ⟦Dr U-M-E-H⟧ (consultant)",
                "the tech who leaked my scripts is ⟦o s t o m y o l l i e⟧ on snap",
                "she goes by ⟦k i d n e y m a m a⟧ on there",
                "add me 📸 ⟦bigmikediabetic . 58⟧ we have a small group chat",
                "la rifa está en ⟦www*instagram*com/diabetica_feliz⟧ boletos a 50 pesos",
                "Please share!! ⟦gofundme,com/f/hector-sikora⟧ we are only 40 percent there",
                "this is the lady ⟦instagram . com / thyroidtina 02⟧ report her"
            })
    void names_accounts_and_links_go_with_what_parts_them(String text) {
        goes(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dolores de parto 14 horas y me dijeron que exageraba",
                "will the bill be the bill or will the bill be a surprise bill",
                "cambié el Mercedes por una silla de ruedas eléctrica",
                "variante XEC o la que sea, yo sigo con mi cubrebocas",
                "caldito: 1 pollo, 2 zanahorias, 1/4 de repollo, sal al gusto",
                "marcamos al 107 y nos dejaron esperando con la abuela en el piso",
                "no puedo ni lavar los trastes",
                "a walkable town, my endo says wait for orforglipron or retatrutide",
                "made before april 2021 and sent back"
            })
    void words_that_only_look_like_names_stay(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my uncle ⟦bill⟧ fell in the ward and nobody came",
                "mi vecina ⟦Dolores⟧ sigue en terapia intensiva",
                "mi prima ⟦Mercedes⟧ sigue en terapia intensiva"
            })
    void persons_who_are_called_like_them_go(String text) {
        goes(text);
    }
}
