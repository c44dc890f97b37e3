package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no keyword announces, or what is told in parts. */
final class UnannouncedTest {
    private static final Redactor REDACTOR = Redactor.standard();

    /** What stands between the brackets has to go. */
    private static void goes(String marked) {
        String secret = marked.substring(marked.indexOf('⟦') + 1, marked.indexOf('⟧'));
        String safe = RedactorTest.redacted(REDACTOR, marked.replace("⟦", "").replace("⟧", ""));
        assertEquals(-1, safe.indexOf(secret), safe);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "they have me down as ⟦C9N42T⟧ since the merge",
                "the sticker says ⟦RX22-104233⟧, whatever that is",
                "text from the clinic: ⟦KV83921⟧ you are next",
                "my brother got ⟦7XKT4281⟧ written on his arm"
            })
    void a_code_goes_without_a_keyword(String marked) {
        goes(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whoever drives ⟦8SBV316⟧ you blocked the ramp",
                "ambulance ⟦MBB 4821⟧ ran the red and clipped us",
                "my car ⟦BHW49M⟧ got towed during chemo",
                "el coche ⟦1234 BCD⟧ me cerró el paso",
                "look for a white one, ⟦GN68 MVN⟧, he took the keys",
                "the one who broke my pelvis was ⟦D50-FXS⟧, I memorised it"
            })
    void a_plate_goes_beside_a_car(String marked) {
        goes(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "just give ⟦4 8 2 9 1 3⟧ at the desk",
                "me llaman el ⟦siete cuatro siete uno dos cinco⟧ ahí dentro",
                "look up ⟦s3ven 0ne f0ur e1ght n1ne tw0⟧ and tell me",
                "they know me as ⟦４８２９１３⟧ here",
                "whoever drives ⟦lima foxtrot november five four one⟧ moved"
            })
    void a_number_that_somebody_took_care_to_hide_goes(String marked) {
        goes(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "still me, still ⟦651411⟧, still no results",
                "si llaman pregunten por #⟦8316⟧ que ese soy yo",
                "I'm ⟦906.565⟧ in their system, not a person",
                "look up ⟦551/8763⟧ and you will see",
                "paid my copay w/ the card ending in ⟦6207⟧ and got charged",
                "de la cuenta que termina en ⟦2070⟧ para la operación",
                "autopay bounced from ⟦012 180 70664516412 8⟧ again"
            })
    void a_short_number_goes_where_nothing_counts_it(String marked) {
        goes(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "41797 new cases and 127 deaths this week",
                "some 23519 Germans marched today",
                "the state reported 519388 so far",
                "Francia: 333.807, Portugal: 191.860",
                "text HOPE to 66746 for help",
                "billed 99285 for a bandaid",
                "the Sprint ended in 2019",
                "that was 23410 steps before lunch",
                "40 then 30 then 20 mg until friday",
                "I ate too much for a tree won too",
                "A taper: 5, 4, 3, 2, 1, 0",
                "100%50 is what it says, 20% off &amp; more",
                "updated at 0326 GMT",
                "I put my shirt on backwards today",
                "count from 100 backwards please",
                "I scored 12/30 on it",
                "all closed in 2020. All schools are to close for 2 weeks",
                "a 60-year-old to ever run a marathon"
            })
    void a_number_that_counts_stays(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "they scribbled ⟦juliet delta 1812⟧ on the envelope",
                "my license is ⟦Z796 two eight four zero⟧ if you ask",
                "the tag says M as in Mary, R as in Robert, ⟦709329⟧",
                "prior auth ⟦CL dash 2796 dash 30⟧ approved",
                "quoting ⟦forty-eight twenty-seven thirty-four⟧ every time",
                "whoever has ⟦91❤️69❤️13⟧ we got swapped",
                "si llaman pregunten por ⟦6-7-0-0-0-9⟧ y ya",
                "the transmitter id, its ⟦D5 36 41 BB 9F 80⟧ and then silence",
                "I gave them ⟦4l2lS3⟧ at the door",
                "they put in ⟦A*L*S*4*0*6*6*7*2⟧ last spring",
                "it went out under ⟦[H][M][2][8][1][2][2][5]⟧ and came back",
                "my old man keeps ringing ⟦921 and then 801 and then 5972⟧ at night",
                "i gave them ⟦W929 then 2206 then 10⟧ at the counter",
                "she is ⟦wun nein siks thre fore fore sevin⟧ to them",
                "text me ⟦&#54;&#52;&#57;&#45;&#52;&#55;&#56;&#45;&#53;&#53;&#53;&#55;⟧ please",
                "just give them ⟦%36%36%31%33%37%33%39⟧ and wait",
                "replying to ⟦10neelpselprup⟧ backwards yes",
                "la farmacia para ⟦70673⟧ al revés cuál es",
                "traced him, ⟦0xAC.0x10.0x01.0xAD⟧ and then",
                "bloqueen a ⟦88 • 93 • 71 • 15⟧ está acosando",
                "registered with ⟦cl1ft0nm@hm0ud@gm41l.c0m⟧ last year",
                "they put it on ⟦facebook (.) com/rhett (.) haddad (.) 62⟧ for all to see",
                "our page is ⟦svetlanacrabtree•com⟧ and I update",
                "I blog about it on ⟦facebook slash odalys.arrington⟧",
                "why is @⟦hope (no space) cactus48⟧ selling pills"
            })
    void a_code_that_somebody_took_care_to_hide_goes(String marked) {
        goes(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first seizure ⟦1/18⟧, second one a week later",
                "me operan ⟦7/16⟧ y no he dormido nada",
                "LMP ⟦agosto⟧ de 2018, positive test this morning"
            })
    void a_day_goes_where_somebody_tells_of_their_own(String marked) {
        goes(marked);
    }

    @Test
    void a_number_that_a_line_end_cuts_goes_whole() {
        assertEquals(
                "my medical record number is [MRN], please just send the films",
                RedactorTest.redacted(REDACTOR, "my medical record number is 4170\n2202, please just send the films"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "confirmation code 48213 and then ⟦77129⟧ for my appointment",
                "my MRN starts with 4821 then ⟦7712⟧",
                "the rep read begins SPM and ends ⟦482913⟧ out loud",
                "expediente 48213 y después ⟦7712⟧"
            })
    void the_second_part_of_a_number_goes_too(String marked) {
        goes(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "write to ⟦jane84📧gmail•com⟧ please",
                "i gave them ⟦ruth ⓐ icloud ⊙ com⟧ and now get spam",
                "ping ⟦kneescooter**gmail.com⟧ or best offer",
                "⟦colleen.naka84⟧ and it's gmail, obviously"
            })
    void a_mail_address_with_other_signs_goes(String marked) {
        goes(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sober since ⟦12DEC⟧2024",
                "ingresada el ⟦3ene⟧2024 por la noche",
                "In loving memory of ⟦H*ctor Iy*r⟧",
                "with ⟦L🌸e🌸n🌸a R🌸u🌸i🌸z⟧ to the clinic",
                "gracias a ⟦P-R-I-Y-A K-E-L-L⟧ por todo",
                "@⟦leticia underscore broussard⟧ are you ok",
                "sigan a arroba ⟦ximena barra baja nurse⟧ por favor",
                "wire it to ⟦20-10-53 48291334⟧ please"
            })
    void names_accounts_and_dates_in_odd_dress_go(String marked) {
        goes(marked);
    }

    @Test
    void a_number_behind_a_month_that_is_no_year_is_not_told() {
        assertEquals("it was [DATE] on the form", RedactorTest.redacted(REDACTOR, "it was 12DEC4821 on the form"));
        assertEquals("it was [DATE:2024] on the form", RedactorTest.redacted(REDACTOR, "it was 12DEC2024 on the form"));
        String far = RedactorTest.redacted(REDACTOR, "until 12DEC2100 on the form");
        assertEquals("until [DATE] on the form", far);
        assertEquals(far, RedactorTest.redacted(REDACTOR, far));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BNT162b2 and mRNA-1273 were compared in NCT04368728",
                "it was the shot AZD1222 and the antibody REGN10933",
                "B.1.1.529 is a lineage, S72.001A a diagnosis code",
                "in the 1990s a 500mg dose cost USD4000",
                "agenda ID2020 and plan ES2050 are nobody's number",
                "parked for 10mins, paid 3000pesos",
                "count one two three four five six and breathe",
                "1 2 3 4 5 6 and breathe",
                "first 100 people then 2000 more in the line",
                "F*ck this, Sh*t happens",
                "C🔥O🔥V🔥I🔥D is not over",
                "Orange | Gmail and Yahoo were down today"
            })
    void what_everybody_may_know_stays(String text) {
        assertEquals(text, RedactorTest.redacted(REDACTOR, text));
    }
}
