package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write so that only a reader understands it, and ordinary writing that only looks like it. */
final class HiddenWritingTest {
    private static final Redactor REDACTOR = Redactor.standard(List.of(), List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            we drove in from T.o.p.e.k.a today      | we drove in from [PLACE] today
            we drove in from D u l u t h today      | we drove in from [PLACE] today
            any doctor in T0p3ka taking new ones    | any doctor in [PLACE] taking new ones
            the ER around Yumaaaa is full           | the ER around [PLACE] is full
            at age n i n e t y eight she walked     | at age [AGE:90+] she walked
            my chart M R N 4829133 was lost         | my chart [MRN] was lost
            """)
    void words_letter_by_letter_or_with_digits_are_read(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plate V B R six zero zero eight         | plate [VEHICLE]
            serial C.X.4.1.0.2.9.9.D was recalled   | serial [DEVICE] was recalled
            pump serial GW nine nine 9 two one three| pump serial [DEVICE]
            confirmation code bravo two sierra eight zulu zero | confirmation code [ID]
            perdieron mi MRN (4)(8)(2)(9)(1)(3)(3)  | perdieron mi MRN [NUM]
            my zip is 7.8.7.0.4 and nobody came     | my zip is [ZIP3:787] and nobody came
            pasaporte ele de guion seis nueve siete cinco retenido | pasaporte [LICENSE] retenido
            """)
    void codes_told_sign_by_sign_are_put_together_behind_their_keyword(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            surgery is set for 9 slash 12 slash 24  | surgery is set for [DATE:2024]
            text my ssn 536 dash 22 dash 1234 to    | text my ssn [SSN] to
            in zip 787\uD83D\uDCEE04 there is none  | in zip [ZIP3:787] there is none
            MRN 482\uD83E\uDE7A9133 has two charts  | MRN [MRN] has two charts
            dm u slash joaquin412 for the link      | dm [HANDLE] for the link
            her page is facebook dot com slash ana dot ruiz | her page is [URL]
            rate it at www,janesblog,com please     | rate it at [URL] please
            from social 9Ol-Ol-lO9O they took it    | from social [SSN] they took it
            """)
    void words_emoji_and_look_alikes_for_signs_are_read(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            discharged a woman of 93 at midnight    | discharged a woman of [AGE:90+] at midnight
            the volunteer at the desk is 95 and kind| the volunteer at the desk is [AGE:90+] and kind
            A sus 96 le negaron la cirugía          | A sus [AGE:90+] le negaron la cirugía
            my great grandma, 93 and a half, beat it| my great grandma, [AGE:90+], beat it
            el resultado salió 2019 octubre 23      | el resultado salió [DATE:2019]
            nació el 12_julio_1990 aquí             | nació [DATE:1990] aquí
            nacida el quince de enero de dos mil veintidós | nacida [DATE:2022]
            moved from the Garfield Park neighborhood | moved from the [PLACE]
            pickup in Topeka 66603 tonight          | pickup in [PLACE] [ZIP3:666] tonight
            78704 folks, is it open                 | [ZIP3:787] folks, is it open
            im from #Yakima and it is far           | im from #[PLACE] and it is far
            the group home at RR 2 Box 44 is short  | the group home at [ADDRESS] is short
            a wellness check at 742EvergreenSt now  | a wellness check at [ADDRESS] now
            call 415-867-5309 (ext 22) for him      | call [PHONE]) for him
            """)
    void ages_dates_and_places_are_told_without_their_usual_words(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "take I-95 to exit 12",
                "her sats were 95 and her pulse was 98",
                "we saw 38955 people in the trial",
                "in 5, 4, 3, 2, 1 it starts",
                "la delegación del Gobierno lo dijo",
                "vaccinated in 10 states and 12 countries",
                "the vaccine said 95 percent, and 94 in older people",
                "COVID19 funds for a beneficiary",
                "aquí➡ más información",
                "L4 5th day after surgery",
            })
    void what_only_looks_like_it_stays(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }
}
