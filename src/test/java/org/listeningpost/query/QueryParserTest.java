package org.listeningpost.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.query.ParseResult.Failed;
import org.listeningpost.query.ParseResult.Parsed;

/** Every row of the language: what is typed, and how it is read. */
final class QueryParserTest {
    private static final QueryParser PARSER = new QueryParser(QueryLimits.DEFAULT);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            ``                               ¦ *
            *                                ¦ *
            flu shot                         ¦ flu AND shot
            flu AND shot                     ¦ flu AND shot
            flu OR shot                      ¦ flu OR shot
            a OR b c                         ¦ a OR (b AND c)
            a b OR c d                       ¦ (a AND b) OR (c AND d)
            (a OR b) c                       ¦ (a OR b) AND c
            ((a))                            ¦ a
            (a b) (c d)                      ¦ a AND b AND c AND d
            a OR (b OR c)                    ¦ a OR b OR c
            NOT flu                          ¦ NOT flu
            -flu                             ¦ NOT flu
            −flu                             ¦ NOT flu
            NOT NOT flu                      ¦ NOT NOT flu
            flu -shot                        ¦ flu AND NOT shot
            flu -"side effect"               ¦ flu AND NOT "side effect"
            flu -(shot OR jab)               ¦ flu AND NOT (shot OR jab)
            -(a b)                           ¦ NOT (a AND b)
            R&D AT&T a|b                     ¦ R&D AND AT&T AND a|b
            flu & covid                      ¦ flu AND covid
            covid-19                         ¦ covid-19
            10:30                            ¦ 10:30
            don't                            ¦ don't
            "flu shot"                       ¦ "flu shot"
            “flu shot”                       ¦ "flu shot"
            «flu shot»                       ¦ "flu shot"
            "flu shot"~4                     ¦ "flu shot"~4
            "say \\"ah\\" now"               ¦ "say \\"ah\\" now"
            flu"shot"                        ¦ flu AND "shot"
            a NEAR/5 b                       ¦ a NEAR/5 b
            a NEAR/5f b                      ¦ a NEAR/5f b
            (a OR b) NEAR/5 (c OR "d e")     ¦ (a OR b) NEAR/5 (c OR "d e")
            a OR b NEAR/0 c                  ¦ a OR b NEAR/0 c
            NOT a NEAR/5 b                   ¦ NOT (a NEAR/5 b)
            vacc*                            ¦ vacc*
            vacc**                           ¦ vacc*
            anti-vax*                        ¦ anti-vax*
            v?ccine                          ¦ v?ccine
            vac*ne                           ¦ vac*ne
            vac*ne*                          ¦ vac*ne*
            ivermectin~1                     ¦ ivermectin~1
            ivermectin~2                     ¦ ivermectin~2
            exact:"Long Covid"               ¦ exact:"Long Covid"
            exact:Covid                      ¦ exact:"Covid"
            EXACT:Covid                      ¦ exact:"Covid"
            #FluShotNow                      ¦ #flushotnow
            #Vacunación,                     ¦ #vacunacion
            ＃flu                            ¦ #flu
            @CDCgov                          ¦ @CDCgov
            😷                               ¦ 😷
            flu😷                            ¦ flu AND 😷
            🇪🇸👩🏽‍⚕️                            ¦ 🇪🇸 AND 👩‍⚕
            ❤️ Pfizer™                       ¦ ❤ AND Pfizer™
            platform:reddit                  ¦ platform:reddit
            Platform:Reddit                  ¦ platform:reddit
            platform:"google reviews"        ¦ platform:google_reviews
            platform:(reddit OR x OR reddit) ¦ platform:(reddit OR x)
            -platform:x                      ¦ NOT platform:x
            kind:survey-answer               ¦ kind:survey_answer
            sentiment:(negative OR neutral)  ¦ sentiment:(negative OR neutral)
            lang:ES                          ¦ lang:es
            lang:pt-br                       ¦ lang:pt
            lang:und                         ¦ lang:und
            topic:"access to care"           ¦ topic:access_to_care
            narrative:N-17                   ¦ narrative:N-17
            facility:"St. Mary's"            ¦ facility:"St. Mary's"
            campaign:fall_2026               ¦ campaign:fall_2026
            domain:https://www.CDC.gov/flu   ¦ domain:cdc.gov
            author:-aB_9                     ¦ author:"-aB_9"
            country:us                       ¦ country:US
            region:us-ca                     ¦ region:US-CA
            likes:>100                       ¦ likes:>100
            likes:100                        ¦ likes:100
            likes:≥100                       ¦ likes:>=100
            shares:>=007                     ¦ shares:>=7
            comments:<5                      ¦ comments:<5
            views:<=5                        ¦ views:<=5
            engagement:10..                  ¦ engagement:>=10
            engagement:..10                  ¦ engagement:<=10
            followers:1000..5000             ¦ followers:1000..5000
            followers:5..5                   ¦ followers:5
            rating:<0.4                      ¦ rating:<0.4
            rating:.5..1.0                   ¦ rating:0.5..1
            created:2026                     ¦ created:2026
            created:2026-01                  ¦ created:2026-01
            created:2026-01-31               ¦ created:2026-01-31
            created:2026-01-31T12:00Z        ¦ created:2026-01-31T12:00Z
            created:2026-01-01..2026-01-31   ¦ created:2026-01-01..2026-01-31
            created:>now-7d                  ¦ created:>now-7d
            created:now-2w..now              ¦ created:now-2w..now
            created:now-7d..now-7d           ¦ created:now-7d..now-7d
            edited:>=2026-01                 ¦ edited:>=2026-01
            has:link                         ¦ has:link
            has:(link OR question)           ¦ has:link OR has:question
            is:reply -is:review              ¦ is:reply AND NOT is:review
            """)
    void reads_every_form_of_the_language(String typed, String interpreted) {
        assertEquals(interpreted, parsed(typed).interpreted());
    }

    /** A mistake is looked for in few forms: these are no mistakes. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            COVID-19: the truth                 ¦ COVID-19: AND the AND truth
            C++ a/b w/o $5.99 50% 3:1           ¦ C++ AND a/b AND w/o AND $5.99 AND 50% AND 3:1
            at 10:30 (e.g. today)               ¦ at AND 10:30 AND e.g. AND today
            cdc.gov:8080 U.S.:now p.s.:thanks   ¦ cdc.gov:8080 AND U.S.:now AND p.s.:thanks
            BMI 35 kg/m^2 and x^2 ^_^           ¦ BMI AND 35 AND kg/m^2 AND and AND x^2
            about~$50 lol~haha x~y              ¦ about~$50 AND lol~haha AND x~y
            anti-"vaxxer" people                ¦ anti- AND "vaxxer" AND people
            not-for-profit And-so ANDROID-phone ¦ not-for-profit AND And-so AND ANDROID-phone
            "flu" ^2                            ¦ "flu" AND ^2
            thanks @CDCgov? @CDCgov!            ¦ thanks AND @CDCgov AND @CDCgov
            get it 💉!!! 😷?                     ¦ get AND it AND 💉 AND 😷
            flu (shot)-(jab)                    ¦ flu AND shot AND NOT jab
            _why_ _Note_: 5_000                 ¦ _why_ AND _Note_: AND 5_000
            facility:"Mercy, East"              ¦ facility:"Mercy, East"
            region:mx-jal                       ¦ region:MX-JAL
            """)
    void what_is_copied_out_of_a_post_is_searched(String typed, String interpreted) {
        assertEquals(interpreted, parsed(typed).interpreted());
    }

    @Test
    void every_state_that_posts_are_assigned_to_can_be_asked_for() throws IOException {
        for (String line :
                Files.readAllLines(Path.of("src/main/resources/org/listeningpost/ingest/normalize/regions.tsv"))) {
            if (!line.startsWith("#") && !line.isBlank()) {
                String region = "region:" + line.split("\t")[0];
                assertEquals(region, parsed(region).interpreted());
            }
        }
    }

    @Test
    void blanks_of_any_script_separate_words() {
        assertEquals(
                "flu AND shot AND now",
                parsed("\u00a0flu\u3000shot\t\nnow\u2003").interpreted());
    }

    @Test
    void leaves_know_where_they_stood() {
        Query query = parsed("flu AND (\"side effect\" OR platform:x)").query();
        Query.And and = (Query.And) query;
        Query.Or or = (Query.Or) and.clauses().get(1);
        assertEquals(new Query.Word("flu", new Span(0, 3)), and.clauses().get(0));
        assertEquals(
                new Query.Phrase("side effect", 0, new Span(9, 13)),
                or.clauses().get(0));
        assertEquals(
                new Query.Keyword(KeywordField.PLATFORM, List.of("x"), new Span(26, 10)),
                or.clauses().get(1));
    }

    @Test
    void positions_count_utf_16_units() {
        assertEquals(
                new Query.Word("flu", new Span(3, 3)),
                ((Query.And) parsed("😷 flu").query()).clauses().get(1));
    }

    @Test
    void notes_tell_what_may_not_be_meant() {
        assertEquals(
                List.of(QueryNote.Kind.LOWER_CASE_OPERATOR),
                kinds(parsed("flu or shot").notes()));
        assertEquals(
                List.of(QueryNote.Kind.IGNORED_PUNCTUATION),
                kinds(parsed("flu | shot").notes()));
        assertEquals(
                List.of(QueryNote.Kind.MIXED_OPERATORS),
                kinds(parsed("a OR b c").notes()));
        assertEquals(
                List.of(QueryNote.Kind.TRAILING_QUESTION_MARK),
                kinds(parsed("effects?").notes()));
        assertEquals(
                List.of(QueryNote.Kind.TRAILING_QUESTION_MARK),
                kinds(parsed("is it safe???").notes()));
        assertEquals(List.of(), kinds(parsed("saf*e?? s?fe?").notes()), "nobody ends a sentence so");
        assertEquals(
                List.of(QueryNote.Kind.MISSING_BLANK),
                kinds(parsed("anti-\"vaxxer\"").notes()));
        assertEquals(List.of(), kinds(parsed("(a b) OR c").notes()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flu -> shot",
                "flu --> shot",
                "flu -- shot",
                "flu –– shot",
                "-> flu shot",
                "flu shot --",
                "flu -.- shot"
            })
    void arrows_and_dashes_between_words_are_left_out_with_a_note(String typed) {
        assertEquals("flu AND shot", parsed(typed).interpreted());
        assertEquals(
                List.of(QueryNote.Kind.IGNORED_PUNCTUATION), kinds(parsed(typed).notes()));
    }

    @Test
    void a_minus_before_a_word_a_group_or_an_emoji_excludes() {
        assertEquals("flu AND NOT shot", parsed("flu -shot").interpreted());
        assertEquals("flu AND NOT (shot OR jab)", parsed("flu -(shot OR jab)").interpreted());
        assertEquals("flu AND NOT \"a b\"", parsed("flu -\"a b\"").interpreted());
        assertEquals("flu AND NOT 💉", parsed("flu -💉").interpreted());
    }

    @Test
    void a_lone_minus_tells_how_to_exclude() {
        for (String[] example :
                new String[][] {{"- flu", "-flu"}, {"a – \"b c\"", "-\"b c\""}, {"a - (b c)", "-(...)"}}) {
            String message = parsed(example[0]).notes().getFirst().message();
            assertTrue(
                    message.endsWith(" To exclude what follows, write " + example[1] + " without a blank."), message);
        }
        for (String other : List.of("flu = shot", "flu | shot", "flu -")) {
            assertFalse(parsed(other).notes().getFirst().message().contains("exclude"), other);
        }
    }

    private static List<QueryNote.Kind> kinds(List<QueryNote> notes) {
        return notes.stream().map(QueryNote::kind).toList();
    }

    static Parsed parsed(String text) {
        return switch (PARSER.parse(text)) {
            case Parsed parsed -> parsed;
            case Failed failed -> throw new AssertionError(text + " -> " + failed.errors());
        };
    }
}
