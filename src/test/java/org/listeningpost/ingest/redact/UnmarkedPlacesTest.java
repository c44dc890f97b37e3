package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.ingest.redact.names.NameFinder;
import org.listeningpost.ingest.redact.text.AllowList;

/** Ages, postcodes and dates that no word of age, place or time announces; and what only looks like them. */
final class UnmarkedPlacesTest {
    private static final Redactor REDACTOR = new Redactor(NameFinder.NONE, AllowList.bundled(), 2026, 100_000);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            my aunt had her hip done at 97 without a fuss   | my aunt had her hip done at [AGE:90+] without a fuss
            form wants your age? 95                         | form wants your age? [AGE:90+]
            my gran, 92 yrs, still swims                    | my gran, [AGE:90+], still swims
            my uncle is nearly 93 and furious               | my uncle is nearly [AGE:90+] and furious
            pops has 94 laps around the sun                 | pops has [AGE:90+] laps around the sun
            my nan is four past ninety now                  | my nan is [AGE:90+] now
            mi abuela, a dos de los cien, camina            | mi abuela, [AGE:90+], camina
            grandpa is two years shy of a hundred           | grandpa is [AGE:90+]
            my grandma is nintey-two                        | my grandma is [AGE:90+]
            """)
    void an_age_is_told_by_whose_it_is(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            anyone near NG7 got a nebulizer                 | anyone near [ZIP] got a nebulizer
            no dentist in LS29QR lol                        | no dentist in [ZIP] lol
            pollen for 45279 is wild                        | pollen for [ZIP3:452] is wild
            stroke group, 44584 and surrounding             | stroke group, [ZIP3:445] and surrounding
            soy del 44149 y cierra a las 3                  | soy del [ZIP3:441] y cierra a las 3
            they deliver insulin to 61107 late              | they deliver insulin to [ZIP3:611] late
            living in C1437ABC these days                   | living in [ZIP] these days
            """)
    void a_postcode_is_told_by_where_it_stands(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            last seen en marzo de 2020, el día 4            | last seen en [DATE:2020]
            my surgery Valentine's Day 2019 went fine       | my surgery [DATE:2019] went fine
            letter dated 7.20.21 says no                    | letter dated [DATE:2021] says no
            admitted Setpember 25 and waiting               | admitted [DATE] and waiting
            """)
    void a_date_is_told_in_any_order(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lead in the water at 342 Lincoln Str33t | lead in the water at [ADDRESS]
            vivo en crra 34 numero 35 guion 81      | vivo en [ADDRESS]
            Calle 10 No. 8-13, apto 276             | [ADDRESS]
            """)
    void a_street_is_told_by_words_written_short_or_with_digits(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "At least 25000 residents have died",
                "I take B12 in the morning",
                "pain in L5 area",
                "one in 10000 people",
                "my sats were at 95 without oxygen",
                "Merry Christmas 2020 everybody",
                "my phone runs 15.2.1 fine"
            })
    void what_only_looks_like_one_stays(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }
}
