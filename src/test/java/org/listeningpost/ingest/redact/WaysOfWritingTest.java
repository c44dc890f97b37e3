package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.ingest.redact.names.NameFinder;
import org.listeningpost.ingest.redact.text.AllowList;

/** Rules that tell an identifier by its shape and by words near it, whatever signs and order somebody chose. */
final class WaysOfWritingTest {
    private static final Redactor REDACTOR = new Redactor(NameFinder.NONE, AllowList.bundled(), 2026, 100_000);
    private static final Redactor WITH_NAMES = Redactor.standard(AllowList.bundled());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            text me at 415/867-5309 ok              | text me at [PHONE] ok
            text me at (415)***867***5309 ok        | text me at [PHONE] ok
            reach us on ( 4 1 5 ) 8 6 7 - 5 3 0 9   | reach us on [PHONE]
            SSN xxx-xx-4417 on file                 | SSN [SSN] on file
            by last four social, mine's 9918        | by last four social, mine's [SSN]
            card 4111=1111=1111=1111 was charged    | card [ACCOUNT] was charged
            your doctor DF999999 (npi) is fake      | your doctor [LICENSE] (npi) is fake
            bay blocked by KDL 4411 (tag) again     | bay blocked by [VEHICLE] (tag) again
            UDI (01)00844588003288(21)A123          | UDI ([DEVICE]
            logged 2001:db8::ff00:42 and ::ffff:10.2.3.44 | logged [IP] and [IP]
            router a45e.60c4.c01f is down           | router [IP] is down
            """)
    void numbers_are_told_by_their_groups_and_by_words_on_both_sides(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            we lost great-grandma at 103            | we lost great-grandma at [AGE:90+]
            a 95 y.o. woman waited                  | a [AGE:90+]. woman waited
            he died at 97 años de edad              | he died at [AGE:90+]
            95 and still driving                    | [AGE:90+] and still driving
            my insta as gustavo84 thanks            | my insta as [HANDLE] thanks
            write jane-at-hotmail-dot-com now       | write [EMAIL] now
            ana_ruiz en gmail punto com             | [EMAIL]
            see www. janesblog .com for it          | see [URL] for it
            vivo en calle mayor 76 con mi hijo      | vivo en [ADDRESS] con mi hijo
            come to unit 12, 345 Quail Hollow Rd    | come to [ADDRESS]
            anyone in 62704 got tests               | anyone in [ZIP3:627] got tests
            """)
    void ages_accounts_and_places_are_told_by_what_stands_around_them(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "economic and social COVID-2019 measures",
                "it scored 98, 97, 99, 96 and 95 in five rounds",
                "take 10,20,30,40 steps",
                "i'm 100 sure it was a 95 mph wind at 98%",
                "drug, dental, insurance rose between 97-2009",
                "record number of 1172179 tests in a day",
                "por la calle, sino 100 pavos",
                "the social media posts had 1500 views",
                "the insurance paid for COVID-19 and H1N1 care",
                "1 in 10000 people",
            })
    void counts_lists_and_measures_stay(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            those contrails and skytrails again     | those contrails and skytrails again
            C0VlD is a hoax they say                | C0VlD is a hoax they say
            proud of A.M. Kowalczyk today           | proud of [PERSON] today
            Latoya G. Hashimoto tested positive     | [PERSON] tested positive
            """)
    void names_are_whole_and_words_stay(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(WITH_NAMES, text));
    }
}
