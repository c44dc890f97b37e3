package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, codes, days and addresses whose parts stand apart by signs, blanks and words that nobody else puts there. */
final class PartedWritingTest {
    private static final Redactor REDACTOR = Redactor.standard(List.of(), List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            it says 41//208//77 on the lid          | it says [NUM] on the lid
            the tag reads #204#881#36 now           | the tag reads [NUM] now
            he mumbled 21/72/83/97 all night        | he mumbled [NUM] all night
            they want 31/204/8817 quoted            | they want [NUM] quoted
            I typed 3,1,7,7,2 into the site         | I typed [NUM] into the site
            ask for MKV - 204 - 881 at the desk     | ask for [NUM] at the desk
            ask for M.K.-204.881 at the desk        | ask for [NUM] at the desk
            ask for MKV 204 881 H at the desk       | ask for [NUM] at the desk
            ask for M K V 2048817 at the desk       | ask for [NUM] at the desk
            ask for mkv204881h at the desk          | ask for [NUM] at the desk
            ask for MK 20488 at the desk            | ask for [NUM] at the desk
            ask for double 4 718 double 2 4 at the desk | ask for [NUM] at the desk
            ask for romeo 204 881 at the desk       | ask for [ID] at the desk
            """)
    void codes_and_numbers_go_whatever_parts_their_groups(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            the sticker reads c4 1d 9e b7 02 f8 here | the sticker reads [IP] here
            they gave me 41de 9f1c 0c8f c3b0 once    | they gave me [IP] once
            it was 83;214;9;77 at night              | it was [IP] at night
            it was 83.214.9.x (x being 77) at night  | it was [IP]) at night
            half of ls71bd has shingles              | half of [ZIP] has shingles
            I'm h2x-4k8 now                          | I'm [ZIP] now
            """)
    void machines_and_postcodes_are_known_by_their_shape(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            my nan is 90 plus 6 and cross            | my nan is [AGE:90+] and cross
            tiene cien menos tres años               | tiene [AGE:90+] años
            my hundred and four year old aunt        | my [AGE:90+] aunt
            the oldest on our ward is 97 and knits   | the oldest on our ward is [AGE:90+] and knits
            our neighbour is pushing 96 and drives   | our neighbour is pushing [AGE:90+] and drives
            dad's 92nd birthday was in the ICU       | dad's [AGE:90+] was in the ICU
            94 years on this earth and no bed        | [AGE:90+] on this earth and no bed
            a los n0v3nt@ y tr3$ la operaron         | a los [AGE:90+] la operaron
            """)
    void ages_are_worked_out(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            my scan got bumped to 11/8 so I wait     | my scan got bumped to [DATE] so I wait
            la operan el XIV/IX si hay cama          | la operan [DATE] si hay cama
            sober since #may14th and counting        | sober since [DATE] and counting
            buried him the 9th o' march              | buried him [DATE]
            desde el día de la Candelaria que no me baja | desde el [DATE] que no me baja
            born in nineteen thirty-one, still here  | born in [DATE], still here
            """)
    void days_of_somebodys_own_go(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            outside no. twelve Thornbury Road again  | outside [ADDRESS] again
            en c/Olmo nº14-3ºdcha hay humo           | en [ADDRESS] hay humo
            he fell out of bed 9C, Larkhill Wing at 3 | he fell out of [ADDRESS] at 3
            pasan a carrera doce numeral 08 guion 41, gracias | pasan a [ADDRESS], gracias
            """)
    void addresses_go_with_what_is_glued_to_them(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            it's on janedoestory weebly com /week2 now | it's on [URL] now
            it's on youtu be / aB3dE5gH7jK now       | it's on [URL] now
            está en tres uves dobles punto olmoazul punto es ya | está en [URL] ya
            come play, SloweWizard hashtag 4417 here | come play, [HANDLE] here
            con el 40 217 118 y la letra es la K     | con el [NATIONAL_ID]
            """)
    void links_accounts_and_letters_are_read_where_their_signs_are_told(String text, String expected) {
        assertEquals(expected, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BP was 120/80/75 at noon",
                "we split it 30/30/20/20",
                "doses of 100...200...300 mg",
                "variants BA.2.75 and B.1.617.2",
                "I rate the pain 3/10 today",
                "bank accounts stay, and so does all day long!",
                "two hundred and two years ago",
                "PLT 150 000 and WBC 4 500",
                "the 92 F heat"
            })
    void what_is_measured_or_counted_stays(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }
}
