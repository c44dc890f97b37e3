package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.ingest.redact.names.NameFinder;
import org.listeningpost.ingest.redact.text.AllowList;

/** Codes that are read aloud, that have one fixed shape, or whose parts odd signs join; and what only looks like them. */
final class ReadAloudTest {
    /** Without names, which would see some in words that nobody knows. */
    private static final Redactor REDACTOR = new Redactor(NameFinder.NONE, AllowList.bundled(), 2026, 100_000);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            serial gee tee vee four two oh three eight two aitch, ok | serial [DEVICE], ok
            list closed in see eff six nine ay bee and around | list closed in [ZIP] and around
            look up vee double-u 4009266 on the register | look up [LICENSE] on the register
            ticket eye en see oh four nine six five eight again | ticket [ID] again
            it says gee-jay-en four two oh three six aitch | it says [NUM]
            whose is kay ess eleven four five ell ell then | whose is [NUM] then
            """)
    void a_code_told_by_the_names_of_its_letters_goes(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            he read me out g417083 on the phone     | he read me out [NUM] on the phone
            give them TW4177 3906 and wait          | give them [NUM] and wait
            give them QRSO-4177 3906 and wait       | give them [NUM] and wait
            made me read (21)50718823T off it       | made me read [DEVICE] off it
            AD 604 KR left us in the road           | [VEHICLE] left us in the road
            someone parked lf19 wdo at the door     | someone parked [VEHICLE] at the door
            followed by VF-letter-L-4546 again      | followed by [VEHICLE] again
            the label said zt guion 85490 inside    | the label said [NUM] inside
            el papel traía exp. 3081/24 y nada      | el papel traía exp. [MRN] y nada
            he wrote hist. 3/04/922 on it           | he wrote hist. [MRN] on it
            tenía exp. 4478-24 en la tapa           | tenía exp. [MRN] en la tapa
            Julio, C.I 4.993.613, está en la sala   | Julio, C.I [NATIONAL_ID], está en la sala
            he parked BV 68 CAO at the ramp         | he parked [VEHICLE] at the ramp
            puse cc 31.649.978 y me salió           | puse cc [NATIONAL_ID] y me salió
            firmaba recetas con 7.256.991 y ya      | firmaba recetas con [LICENSE] y ya
            """)
    void a_code_of_a_fixed_shape_goes_without_more(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            why is {40}{38}{691} on my back         | why is [NUM] on my back
            why is [40][38][691] on my belly        | why is [NUM] on my belly
            under acct=21=43=89=93 it says          | under acct=[NUM] it says
            it says m/r/n 8/3/0/9/5/3 and           | it says m/r/n [NUM] and
            they pulled F 684 / 4729 / 4054 then    | they pulled [NUM] then
            pay into 60/55/85/6308/5524 first       | pay into [NUM] first
            mine is QV - 8 4 6 8 8 - 5 9 still      | mine is [NUM] still
            the order AU — 688 — 469 was lost       | the order [NUM] was lost
            put 4290 then 3839 then 9135 and last 9714 | put [NUM]
            say x-ray quebec kilo 143 159 761 again | say [ID] again
            i moved from 644-73 to the suburbs      | i moved from [ZIP3:644] to the suburbs
            i moved from 9oh2oh8 to the suburbs     | i moved from [ZIP3:902] to the suburbs
            vivo en el cp veintiocho cero cuarenta y uno ya | vivo en el [ZIP3:280] ya
            la de p l a c a s P K S 8 3 2 0 ni vino | la de p l a c a s [VEHICLE] ni vino
            they ask last 4 of social, 1997, always | they ask last 4 of social, [SSN], always
            """)
    void odd_signs_do_not_hide_a_code(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "peak flow 320 / 340 / 310 this week",
                "bp went from 145-90 to 120-80 in a week",
                "pain 3/4/2/5/3/4 over the six days",
                "see you at ten or eleven, are you in",
                "te veo en dos o tres semanas, de todos modos",
                "eye pressure ten eleven, ex smoker",
                "pee one two times a night",
                "temp was 98 then 101 by night",
                "we moved from 2019-20 to 2020-21 rules",
                "10 cc 5.000 units of heparin",
                "gastaron 7.256.991 pesos en recetas",
                "the AA 100 ML bottle leaks",
                "light of F 1000 / 2000 / 3000 lux helps",
                "as shown before [12][14][15] it works",
                "last four of social security checks, 2019 to 2022",
                "no cv19 vax for me while driving",
                "a C.I. of 1.2 to 3.4 was wide",
                "exp 2024-25 was a bad season",
                "exp. 06/2025 says the bottle",
                "took size 5OO mg at noon",
                "the new BNT 162B2 works",
                "we use dash 2000 times a day"
            })
    void health_talk_of_the_same_look_stays(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }
}
