package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, ages, accounts, links and places that stand apart, are shortened or told in other words. */
final class LooseWritingTest {
    private static final Redactor REDACTOR = Redactor.standard(List.of(), List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lost her on Weds Aug 12th at home        | lost her on [DATE] at home
            lost her on Sat Aug 12th at home         | lost her on [DATE] at home
            cita el miérc. 12 de agosto a primera    | cita el [DATE] a primera
            kidney-versary!! 3 . 24 . 19 forever     | kidney-versary!! [DATE:2019] forever
            the letter is stamped 3...19...25 and    | the letter is stamped [DATE:2025] and
            was due 5...14...23 and still is         | was due [DATE:2023] and still is
            my kidney-versary!! 6/24 this year       | my kidney-versary!! [DATE] this year
            last drink 11/16, liver is fine          | last drink [DATE], liver is fine
            he turned 6 on Jan2225 in a ward         | he turned 6 on [DATE] in a ward
            the letter is stamped 23MAR and late     | the letter is stamped [DATE] and late
            the funeral's weds 22nd inst, no black   | the funeral's [DATE], no black
            se cayó el 14-XI en el baño              | se cayó [DATE] en el baño
            i took it the day after Halloween, alone | i took it [DATE], alone
            i took it the day after New Year's Day   | i took it [DATE]
            she was born in '31 and walks            | she was born in [DATE] and walks
            my neighbour was born in '23 and walks   | my neighbour was born in [DATE] and walks
            """)
    void a_day_goes_however_loosely_it_is_written(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3...2...1... and we are live",
                "we tried 5...10...15 of them",
                "weeks 3 . 4 . 5 were the worst",
                "chemo 4/6 done, scan 3/4 done",
                "the pain is 2/3 of what it was",
                "in Aug2024 the rules changed",
                "my son was born in '23 at home",
                "hace 10ago que no",
            })
    void a_count_a_year_and_a_fraction_are_no_day(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            my great aunt just celebrated 93 and smokes    | my great aunt just celebrated [AGE:90+] and smokes
            the old man in bay 2 is coming up on 95 and    | the old man in bay 2 is coming up on [AGE:90+] and
            in the home, widowed, nearly 97, and driving   | in the home, widowed, nearly [AGE:90+], and driving
            se contagió aquí, 91 tenía, y no nos dejaron   | se contagió aquí, [AGE:90+] tenía, y no nos dejaron
            mi suegro tiene noventa y pico (94) y fuma     | mi suegro tiene [AGE:90+] y fuma
            mi suegro tiene noventa y 4 y fuma             | mi suegro tiene [AGE:90+] y fuma
            mi suegro tiene 90 y 4 y fuma                  | mi suegro tiene [AGE:90+] y fuma
            the patient is five score and two, full code   | the patient is [AGE:90+], full code
            my great aunt just celebrated n1n3ty-$1x and smokes | my great aunt just celebrated [AGE:90+] and smokes
            """)
    void an_age_goes_in_other_words_and_figures(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "we just celebrated 95 days sober",
                "i just celebrated 100 followers",
                "coming up on 95 there is a crash",
                "hubo noventa y 4 casos en la ciudad",
                "temp is 101, 102 at night",
                "it was 90 y 5 pesos",
            })
    void what_is_counted_or_measured_is_no_age(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            add me at nightshiftrn underscore 07 please  | add me [HANDLE] please
            síganlo arroba guerrera_rosa 61 por favor    | síganlo [HANDLE] por favor
            im gut/feelings tag 1037, add me             | im [HANDLE], add me
            send d1@ly$1$d@n#3985 a message              | send [HANDLE] a message
            a nuria guion bajo zabala (a) outlook (.) com | a [EMAIL]
            at rosalind dot okafor, the usual google one | at [EMAIL]
            see drive,google,com/file/d/1fc0/view now    | see [URL] now
            see we transfer .com / downloads / b07c now  | see [URL] now
            see www . rosalindjoy . blogspot . com now   | see [URL] now
            see rosalindjoy⚫carrd⚫co now                 | see [URL] now
            en https[:]//rosalind-joy[punto]com cuento   | en [URL] cuento
            it says 2600 colon 1700 colon 1db6 colon colon 3fa9 now | it says [IP] now
            someone opened it from 73,232,224,164 today  | someone opened it from [IP] today
            entraron desde 85/201/204/243 ayer           | entraron desde [IP] ayer
            """)
    void an_account_a_link_and_a_machine_are_read_over_odd_signs(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my sugars went from 95,112,152,121 this week",
                "the cost went from 11,125,102,203 last year",
                "the name tag 2000 of it",
                "we use google for one thing",
                "eggs,milk,bread and more",
            })
    void a_list_and_a_price_are_no_machine_and_no_account(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            she is in St. Brendan's, room 368 and scared  | she is in [ADDRESS] and scared
            she is in Mercy West, room 494 and scared     | she is in [ADDRESS] and scared
            she is in M e r c y W e s t r m 5 8 7 and scared | she is in [ADDRESS] and scared
            mail it to P0 B0X 444, she likes cards        | mail it to [ADDRESS], she likes cards
            sent to 146-S-t-a-t-i-o-n-R-d not next door   | sent to [ADDRESS] not next door
            dropped at 5 5 4 P i n e H o l l o w A v e even so | dropped at [ADDRESS] even so
            vive en calle Pío XII número doce bis y no    | vive en [ADDRESS] y no
            moved her to a home out by Altoona because    | moved her to a home out by [PLACE] because
            the only one is in #BoiseID for us            | the only one is in #[PLACE] for us
            the only one is in #ToledoOhio for us         | the only one is in #[PLACE] for us
            me operan en 4lb4cete en unos meses           | me operan en [PLACE] en unos meses
            """)
    void a_room_a_street_and_a_town_go_whole(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "there is room for improvement",
                "the #VaccineOR debate goes on",
                "the #FlattenTheCurve tag was everywhere",
            })
    void a_word_for_a_room_and_a_tag_of_words_stay(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            It got removed. L. Ashworth operated on us     | It got removed. [PERSON] operated on us
            my roommate was Ashworth, Maureen and she left | my roommate was [PERSON], [PERSON] and she left
            a la enfermera Encarna le debo la vida         | a la enfermera [PERSON] le debo la vida
            prayers for Bethany Van der M**r tonight       | prayers for [PERSON] tonight
            the night nurse, T.a.m.i.k.a P., held my hand  | the night nurse, [PERSON], held my hand
            """)
    void a_name_goes_as_a_form_or_a_filter_has_it(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cochrane looked at 78 trials of it",
                "Dolly Parton paid for vaccine research",
                "we grew E. Faecalis in the lab",
            })
    void an_organization_a_star_and_a_germ_stay(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }
}
