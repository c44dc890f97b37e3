package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.ingest.redact.names.AuthorNames;

/** Where a part of an identifier goes, all of it goes. */
final class LeftoversTest {
    private static final Redactor REDACTOR = Redactor.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "support bot closed claim no. ⟦8-8-9-0-1-6-7-3-1⟧ as resolved",
                "my biologic is on a truck, ⟦GR/1914/818/K⟧, delivered in 2 days",
                "router page shows ⟦57:71:11:60:67:8d⟧ connected since moms new bed monitor came",
                "The log for who opened my chart shows ⟦80.178.194.39:8080⟧ at 2am",
                "my insurance acct > Today 2:14 AM | Chrome | ⟦98/115/173/216⟧ | Success",
                "the receptionist read out NI number ⟦AB.92.66.18.B⟧ in front of everyone",
                "National Insurance ⟦TL 03 07 54 A⟧ was printed on a stranger's prescription",
                "they have me down (medicaid, ⟦gx02-07/79/1 K⟧) and three say full",
                "so my CURP ⟦MIGP 560712 MVZFTS 01⟧ ended up on a stranger's file",
                "hospital gave me a fine although the Fiesta ⟦CY-3-0-ADS⟧ is exempt",
                "License plate ⟦3061 - YSL⟧ parked in the handicap spot",
                "the red Ford, tag ⟦RAU P87⟧ has been parked in the bay outside",
                "out for delivery 6 days trk ⟦1Z 635 F22 03 5201 0499⟧ and somebody is sitting on it",
                "I typed ⟦91381 plus 8060⟧ into the vaccine site",
                "just ring ⟦864-420-5339, then press 4⟧ as if they ever pick up",
                "Lost: driver's license ⟦hache 8629864⟧ outside the infusion center"
            })
    void numbers_go_to_their_last_group(String text) {
        leavesNothing(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this was up on the screen: ⟦K O W A L C Z Y K⟧ - ROOM 4",
                "got a second opinion from dr ⟦F e l d m a n⟧ and it was nonsense",
                "New account who dis. insta ⟦j a m a l 86⟧ hi",
                "gracias a ⟦Abigail🌸Vasquez⟧ por cuidar a mi papá",
                "credit to ⟦potsie🦓gal🦓7⟧ for the heating pad trick",
                "I babysat ⟦Sha✨nice⟧ when he was tiny",
                "my roommate ⟦Abdulrahman al-Farsi⟧ just tested positive",
                "my school nurse is ⟦Hakeem Urrutia de Tran⟧ and shes kind",
                "hey ⟦Takumi Mwangi III⟧ its me from the psych unit",
                "the lab called and asked for ⟦Yesenia R⟧. wrong person",
                "⟦Galloway, Soo-jin⟧ passed away last night",
                "fue ⟦encarna cifuentes⟧, denle un aumento",
                "found a bracelet on the bus, it says ⟦YW-4174⟧ and a smiley",
                "dale seguir a ⟦@ rocio fibro 77⟧, es enfermera"
            })
    void names_go_with_all_their_letters(String text) {
        leavesNothing(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "33, dog mum. link: ⟦linktr . ee / oldgoat25⟧",
                "aquí cuento lo de mi cáncer ⟦yolandacifuentes . blogspot . com⟧",
                "i put my a1c log with graphs up at ⟦linktr dot ee slash potsie_gal⟧ steal it",
                "her list for the stay ⟦https://rosalindnakagawa .com⟧ she likes crosswords",
                "updates on dads heart: ⟦https://www.gofundme.com/ f/colleen-nowak⟧ thanks",
                "found my photo hosted at ⟦https dos puntos barra barra mireilleblankenship punto com⟧ shaking",
                "cc ⟦winifred.gallagher @ gmail com⟧ on everything",
                "send the discharge papers to ⟦hamish gallagher at gmail⟧ please"
            })
    void links_and_mail_go_from_scheme_to_path(String text) {
        leavesNothing(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Collection from ⟦\"The Cottage\", Orchard Lane⟧ any evening",
                "they came a ⟦11318 FM 607⟧ y nadie les abrió",
                "el sms dice: ⟦calle 🌳 Las Acacias 🌳 83⟧ y esa casa la vendimos",
                "food poisoning after eating at ⟦🏠384🏠Chestnut🏠Ln⟧ do not go",
                "it should be ⟦Quail Hollow Avenue 9215⟧ I said",
                "I live at ⟦Los Pinos 82 tercero izquierda⟧ and the mold is bad",
                "me vacuné ⟦two days before Christmas⟧ y me dio fiebre",
                "her chemo started ⟦Marhc 12⟧ so do the math"
            })
    void streets_and_days_go_whole(String text) {
        leavesNothing(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[PERSON] took 20 mg of it, 3 times, and 5 more",
                "a two-day fever and a well-known rash",
                "ask the desk, then press on",
                "tuned to 101 FM 24 hours a day",
                "300 FM 100 is a radio",
                "8/10 is when pain is worst",
                "[PERSON] 1500 mg daily, then a CT2 scan"
            })
    void what_stands_beside_nothing_stays(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            account 12345678 500 dollars             | account [NUM] 500 dollars
            plate ABC1234 MRI scan                   | plate [VEHICLE] MRI scan
            call 555-867-5309+2 days later           | call [PHONE]+2 days later
            Policy 55512345 C section denied         | Policy [HEALTH_PLAN] section denied
            www.webmd.com / cancer info              | [URL:webmd.com] / cancer info
            My nurse Jackie was so kind              | My nurse [PERSON] was so kind
            My aunt Flo died of cancer               | My aunt [PERSON] died of cancer
            creo que rosa tiene covid                | creo que [PERSON] tiene covid
            room 3 in the Emergency Department Building | [ADDRESS] in the Emergency Department Building
            """)
    void only_what_belongs_to_it_goes_with_it(String text, String safe) {
        assertEquals(safe, RedactorTest.redacted(REDACTOR, text));
    }

    @Test
    void a_plate_may_end_a_text_of_any_length() {
        for (int words = 0; words < 140; words++) {
            String text = "word ".repeat(words) + "my license plate is 7ABC123.";
            assertEquals(
                    "word ".repeat(words) + "my license plate is [VEHICLE].", RedactorTest.redacted(REDACTOR, text));
            assertEquals(
                    "word ".repeat(words) + "my license plate is [VEHICLE]",
                    RedactorTest.redacted(REDACTOR, text.substring(0, text.length() - 1)));
        }
    }

    /** Whatever the parts are called, no letter, digit or picture of what is marked may stay. */
    private static void leavesNothing(String marked) {
        int start = marked.indexOf('⟦');
        int end = marked.indexOf('⟧') - 1;
        String text = marked.replace("⟦", "").replace("⟧", "");
        RedactionOutcome.Redacted outcome =
                assertInstanceOf(RedactionOutcome.Redacted.class, REDACTOR.redact(text, AuthorNames.UNKNOWN));
        for (int i = start; i < end; i++) {
            int at = i;
            boolean told = Character.isLetterOrDigit(text.charAt(i)) || Character.isSurrogate(text.charAt(i));
            assertTrue(
                    !told
                            || outcome.redaction().spans().stream()
                                    .anyMatch(span -> span.start() <= at && at < span.end()),
                    outcome.redaction().text().value());
        }
    }
}
