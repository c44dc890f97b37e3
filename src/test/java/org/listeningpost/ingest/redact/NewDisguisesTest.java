package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts that nothing announces, and disguises that work for any kind of identifier. */
final class NewDisguisesTest {
    private static final Redactor REDACTOR = Redactor.standard(List.of(), List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            follow the_renal_lady for more          | follow [HANDLE] for more
            she goes by rosalind84 on here          | she goes by [HANDLE] on here
            ask that.girl.sickle25 for the invite   | ask [HANDLE] for the invite
            me bloqueó arroba mama_fibro11 por eso  | me bloqueó [HANDLE] por eso
            because at colitis_babe_92 posted it    | because [HANDLE] posted it
            dm (at) wheezy.sloth16 for the sheet    | dm [HANDLE] for the sheet
            dm me jane dot doe84 for the sheet      | dm me [HANDLE] for the sheet
            her tiktok: jane . doe . 84             | her tiktok: [HANDLE]
            """)
    void accounts_are_known_by_what_no_plain_word_looks_like(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            the van is yankee victor two one kilo zulu foxtrot | the van is [ID]
            why did Romeo Oscar Sierra Alpha ghost us | why did [ID] ghost us
            only lets KPD then 887 then 708 on      | only lets [NUM] on
            el mío empieza con H·22·543·10 y ya     | el mío empieza con [NUM] y ya
            it says 836~9391113~5876 on the box     | it says [NUM] on the box
            they asked, thirty-three eleven six, twice | they asked, [NUM], twice
            """)
    void codes_told_by_an_alphabet_or_joined_by_odd_signs_go(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            discharged sept14th with a walker       | discharged [DATE] with a walker
            born dec18th2018 at two pounds          | born [DATE:2018] at two pounds
            they took my leg 1 2 / 2 7 at night     | they took my leg [DATE] at night
            he passed 14 March in his sleep         | he passed [DATE] in his sleep
            he passed the 14th of March at home     | he passed [DATE] at home
            he passed M@rch 14 in his sleep         | he passed [DATE] in his sleep
            la operan el 14 del 3 temprano          | la operan [DATE] temprano
            falleció a los no-ven-ta y cua-tro años | falleció a los [AGE:90+]
            admitted June 12-14 for the fever       | admitted [DATE] for the fever
            """)
    void dates_and_ages_are_read_through_their_disguise(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            abuse from sixty seven point eighteen point two point thirty three | abuse from [IP]
            see https : / / yamilamontoya . com . ar for it | see [URL] for it
            pics at https colon slash slash instagram.com/leopold84 | pics at [URL]
            the pics are on www leopoldbracamontes com now | the pics are on [URL] now
            book through ig com / delroy_noodle today | book through [URL] today
            cc: dale,nakamura84@hotmail,co,uk please | cc: [EMAIL] please
            """)
    void links_and_addresses_of_machines_are_read_through_their_disguise(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            we live at 6535 / Elkhorn / Ave for now | we live at [ADDRESS] for now
            we live at 123 [Oak] [Street] for now   | we live at [ADDRESS] for now
            we live at 12three Oak Street for now   | we live at [ADDRESS] for now
            we live at 123 O@k Street for now       | we live at [ADDRESS] for now
            we live at Evergreen Terrace (742) now  | we live at [ADDRESS]) now
            the weather in Bakers + field is bad    | the weather in [PLACE] is bad
            """)
    void streets_and_towns_are_read_through_signs_between_their_words(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cases of covid_19 went up",
                "took 1 / 2 of the pill, then 2 / 3 of it",
                "the dose was 3 1 / 4 cups",
                "what the f*ck is this sh*t",
                "a well-known face-to-face follow-up",
                "there are no exemptions.10 people came",
                "hotel india is nice",
                "meet at building42 today",
                "one, two, three, four, five doses",
            })
    void what_only_looks_like_a_disguise_stays(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }
}
