package org.listeningpost.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listeningpost.query.ParseResult.Failed;
import org.listeningpost.query.ParseResult.Parsed;
import org.listeningpost.query.QueryError.Kind;

/** Every mistake has a kind, a place and, where there is a good guess, a suggestion. */
final class QueryErrorTest {
    private static final QueryParser PARSER = new QueryParser(QueryLimits.DEFAULT);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '`', nullValues = "-", textBlock = """
            (flu shot                  ¦ UNBALANCED_PARENTHESIS ¦ 0  ¦ 1  ¦ -
            flu shot)                  ¦ UNBALANCED_PARENTHESIS ¦ 8  ¦ 1  ¦ ``
            platform:(x OR reddit      ¦ UNBALANCED_PARENTHESIS ¦ 9  ¦ 1  ¦ -
            flu "                      ¦ UNBALANCED_QUOTE       ¦ 4  ¦ 1  ¦ -
            exact:"                    ¦ UNBALANCED_QUOTE       ¦ 6  ¦ 1  ¦ -
            "vacc* now                 ¦ UNBALANCED_QUOTE       ¦ 0  ¦ 10 ¦ "vacc now"
            flu "side effect           ¦ UNBALANCED_QUOTE       ¦ 4  ¦ 12 ¦ "side effect"
            (flu "side effect)         ¦ UNBALANCED_QUOTE       ¦ 5  ¦ 13 ¦ "side effect)"
            flu ()                     ¦ EMPTY_GROUP            ¦ 4  ¦ 2  ¦ -
            topic:()                   ¦ EMPTY_GROUP            ¦ 6  ¦ 2  ¦ -
            flu ""                     ¦ EMPTY_PHRASE           ¦ 4  ¦ 2  ¦ -
            flu AND                    ¦ DANGLING_OPERATOR      ¦ 4  ¦ 3  ¦ "AND"
            AND flu                    ¦ DANGLING_OPERATOR      ¦ 0  ¦ 3  ¦ "AND"
            flu OR                     ¦ DANGLING_OPERATOR      ¦ 4  ¦ 2  ¦ "OR"
            OR flu                     ¦ DANGLING_OPERATOR      ¦ 0  ¦ 2  ¦ "OR"
            OR                         ¦ DANGLING_OPERATOR      ¦ 0  ¦ 2  ¦ "OR"
            flu AND OR shot            ¦ DANGLING_OPERATOR      ¦ 4  ¦ 3  ¦ "AND"
            flu OR OR shot             ¦ DANGLING_OPERATOR      ¦ 4  ¦ 2  ¦ "OR"
            (flu OR) shot              ¦ DANGLING_OPERATOR      ¦ 5  ¦ 2  ¦ "OR"
            flu NOT                    ¦ DANGLING_OPERATOR      ¦ 4  ¦ 3  ¦ "NOT"
            flu -AND shot              ¦ DANGLING_OPERATOR      ¦ 4  ¦ 1  ¦ -
            flu AND-shot               ¦ MISSING_BLANK          ¦ 4  ¦ 8  ¦ AND -shot
            flu OR–shot                ¦ MISSING_BLANK          ¦ 4  ¦ 7  ¦ OR -shot
            flu AND-(shot OR jab)      ¦ MISSING_BLANK          ¦ 4  ¦ 4  ¦ AND -
            flu AND- shot              ¦ MISSING_BLANK          ¦ 4  ¦ 4  ¦ AND
            AND-shot                   ¦ MISSING_BLANK          ¦ 0  ¦ 8  ¦ "AND-shot"
            (OR-nurse)                 ¦ MISSING_BLANK          ¦ 1  ¦ 8  ¦ "OR-nurse"
            NOT-flu                    ¦ MISSING_BLANK          ¦ 0  ¦ 7  ¦ NOT flu
            flu NOT--shot              ¦ MISSING_BLANK          ¦ 4  ¦ 9  ¦ NOT shot
            flu NOT-                   ¦ MISSING_BLANK          ¦ 4  ¦ 4  ¦ "NOT-"
            flu-(shot)                 ¦ MISSING_BLANK          ¦ 0  ¦ 5  ¦ flu -(
            flu#covid--(shot)          ¦ MISSING_BLANK          ¦ 0  ¦ 12 ¦ flu#covid -(
            platform:x-(shot)          ¦ MISSING_BLANK          ¦ 0  ¦ 12 ¦ platform:x -(
            vaccine^2                  ¦ BOOST_NOT_ALLOWED      ¦ 0  ¦ 9  ¦ vaccine
            #flu^1.5                   ¦ BOOST_NOT_ALLOWED      ¦ 0  ¦ 8  ¦ #flu
            vacc*^2                    ¦ BOOST_NOT_ALLOWED      ¦ 0  ¦ 7  ¦ vacc*
            "flu shot"^2               ¦ BOOST_NOT_ALLOWED      ¦ 10 ¦ 2  ¦ ``
            (flu OR shot)^2 a          ¦ BOOST_NOT_ALLOWED      ¦ 13 ¦ 2  ¦ ``
            topic:(a OR)               ¦ DANGLING_OPERATOR      ¦ 11 ¦ 1  ¦ -
            !!!                        ¦ NOTHING_TO_SEARCH      ¦ 0  ¦ 3  ¦ -
            @                          ¦ NOTHING_TO_SEARCH      ¦ 0  ¦ 1  ¦ -
            flu OR ...                 ¦ NOTHING_TO_SEARCH      ¦ 7  ¦ 3  ¦ -
            NOT ...                    ¦ NOTHING_TO_SEARCH      ¦ 4  ¦ 3  ¦ -
            "..."                      ¦ NOTHING_TO_SEARCH      ¦ 0  ¦ 5  ¦ -
            "😷"                       ¦ NOTHING_TO_SEARCH      ¦ 0  ¦ 4  ¦ 😷
            exact:...                  ¦ NOTHING_TO_SEARCH      ¦ 6  ¦ 3  ¦ -
            *ccine                     ¦ LEADING_WILDCARD       ¦ 0  ¦ 6  ¦ ccine*
            flu ?accine                ¦ LEADING_WILDCARD       ¦ 4  ¦ 7  ¦ accine*
            flu va*                    ¦ PREFIX_TOO_SHORT       ¦ 4  ¦ 3  ¦ -
            covid-1*                   ¦ PREFIX_TOO_SHORT       ¦ 0  ¦ 8  ¦ covid-1
            v*e                        ¦ PREFIX_TOO_SHORT       ¦ 0  ¦ 3  ¦ -
            "flu vacc*"                ¦ WILDCARD_NOT_ALLOWED   ¦ 0  ¦ 11 ¦ "flu vacc"
            exact:Vacc*                ¦ WILDCARD_NOT_ALLOWED   ¦ 6  ¦ 5  ¦ Vacc
            #vacc*                     ¦ WILDCARD_NOT_ALLOWED   ¦ 0  ¦ 6  ¦ vacc*
            @cdc*                      ¦ WILDCARD_NOT_ALLOWED   ¦ 0  ¦ 5  ¦ @cdc
            @*                         ¦ WILDCARD_NOT_ALLOWED   ¦ 0  ¦ 2  ¦ -
            💉*                        ¦ WILDCARD_NOT_ALLOWED   ¦ 2  ¦ 1  ¦ ``
            topic:vacc*                ¦ WILDCARD_NOT_ALLOWED   ¦ 6  ¦ 5  ¦ -
            anti-v?xx                  ¦ WILDCARD_NOT_ALLOWED   ¦ 0  ¦ 9  ¦ "anti-vxx"
            ivermectin~                ¦ FUZZY_OUT_OF_RANGE     ¦ 0  ¦ 11 ¦ ivermectin~1
            ivermectin~3               ¦ FUZZY_OUT_OF_RANGE     ¦ 0  ¦ 12 ¦ ivermectin~2
            ivermectin~0               ¦ FUZZY_OUT_OF_RANGE     ¦ 0  ¦ 12 ¦ ivermectin~1
            ivermectin~0.8             ¦ FUZZY_OUT_OF_RANGE     ¦ 0  ¦ 14 ¦ ivermectin~1
            ivermectin~x               ¦ FUZZY_OUT_OF_RANGE     ¦ 0  ¦ 12 ¦ ivermectin~1
            ivermectin~-1              ¦ FUZZY_OUT_OF_RANGE     ¦ 0  ¦ 13 ¦ ivermectin~1
            ivermectin~0,5             ¦ FUZZY_OUT_OF_RANGE     ¦ 0  ¦ 14 ¦ ivermectin~1
            covid-19~1                 ¦ FUZZY_NOT_ALLOWED      ¦ 0  ¦ 10 ¦ "covid-19"
            flu*~1                     ¦ FUZZY_NOT_ALLOWED      ¦ 0  ¦ 6  ¦ flu*
            hi~1                       ¦ FUZZY_NOT_ALLOWED      ¦ 0  ¦ 4  ¦ hi
            "flu shot"~                ¦ SLOP_OUT_OF_RANGE      ¦ 10 ¦ 1  ¦ ~4
            "flu shot"~500             ¦ SLOP_OUT_OF_RANGE      ¦ 10 ¦ 4  ¦ ~100
            exact:"Flu Shot"~2         ¦ SLOP_OUT_OF_RANGE      ¦ 6  ¦ 12 ¦ "Flu Shot"
            flu NEAR shot              ¦ NEAR_DISTANCE          ¦ 4  ¦ 4  ¦ NEAR/5
            flu NEAR/x shot            ¦ NEAR_DISTANCE          ¦ 4  ¦ 6  ¦ NEAR/5
            flu NEAR/999f shot         ¦ NEAR_DISTANCE          ¦ 4  ¦ 9  ¦ NEAR/100f
            flu NEAR/5                 ¦ NEAR_SIDE_EMPTY        ¦ 4  ¦ 6  ¦ -
            NEAR/5 flu                 ¦ NEAR_SIDE_EMPTY        ¦ 0  ¦ 6  ¦ -
            flu NEAR/5 (a b)           ¦ NEAR_CONTENT           ¦ 11 ¦ 1  ¦ -
            flu NEAR/5 vacc*           ¦ NEAR_CONTENT           ¦ 11 ¦ 5  ¦ -
            flu NEAR/5 #tag            ¦ NEAR_CONTENT           ¦ 11 ¦ 4  ¦ -
            flu NEAR/5 platform:x      ¦ NEAR_CONTENT           ¦ 11 ¦ 10 ¦ -
            flu NEAR/5 NOT shot        ¦ NEAR_CONTENT           ¦ 11 ¦ 3  ¦ -
            -flu NEAR/5 shot           ¦ NEAR_CONTENT           ¦ 0  ¦ 1  ¦ -
            (a OR "b c"~2) NEAR/5 d    ¦ NEAR_CONTENT           ¦ 6  ¦ 7  ¦ -
            a NEAR/5 b NEAR/5 c        ¦ NEAR_CONTENT           ¦ 11 ¦ 6  ¦ -
            #flu+shot                  ¦ BAD_HASHTAG            ¦ 0  ¦ 9  ¦ "flu+shot"
            @flu+shot                  ¦ BAD_ACCOUNT            ¦ 0  ¦ 9  ¦ -
            platfrom:reddit            ¦ UNKNOWN_FIELD          ¦ 0  ¦ 8  ¦ platform
            flu langauge:es            ¦ UNKNOWN_FIELD          ¦ 4  ¦ 8  ¦ lang
            author_key:x               ¦ UNKNOWN_FIELD          ¦ 0  ¦ 10 ¦ author
            author.key:x               ¦ UNKNOWN_FIELD          ¦ 0  ¦ 10 ¦ author
            engagement.total:>5        ¦ UNKNOWN_FIELD          ¦ 0  ¦ 16 ¦ engagement
            text.exact:Covid           ¦ UNKNOWN_FIELD          ¦ 0  ¦ 10 ¦ exact
            _exists_:text              ¦ UNKNOWN_FIELD          ¦ 0  ¦ 8  ¦ -
            _id:1                      ¦ UNKNOWN_FIELD          ¦ 0  ¦ 3  ¦ -
            id:abc                     ¦ UNKNOWN_FIELD          ¦ 0  ¦ 2  ¦ -
            hashtag:flu                ¦ UNKNOWN_FIELD          ¦ 0  ¦ 11 ¦ #flu
            hashtag:#flu               ¦ UNKNOWN_FIELD          ¦ 0  ¦ 12 ¦ #flu
            hashtag:fl*                ¦ UNKNOWN_FIELD          ¦ 0  ¦ 7  ¦ -
            mention:cdc                ¦ UNKNOWN_FIELD          ¦ 0  ¦ 11 ¦ @cdc
            account:"cdc"              ¦ UNKNOWN_FIELD          ¦ 0  ¦ 7  ¦ -
            https://www.cdc.gov/flu    ¦ UNKNOWN_FIELD          ¦ 0  ¦ 23 ¦ domain:www.cdc.gov
            platform:                  ¦ MISSING_VALUE          ¦ 0  ¦ 9  ¦ -
            platform: reddit           ¦ MISSING_VALUE          ¦ 0  ¦ 16 ¦ platform:reddit
            platform:redit             ¦ BAD_VALUE              ¦ 9  ¦ 5  ¦ reddit
            platform:twitter           ¦ BAD_VALUE              ¦ 9  ¦ 7  ¦ x
            platform:(x OR redit)      ¦ BAD_VALUE              ¦ 15 ¦ 5  ¦ reddit
            platform:x,reddit          ¦ BAD_VALUE              ¦ 9  ¦ 8  ¦ (x OR reddit)
            platform:x,redit,          ¦ BAD_VALUE              ¦ 9  ¦ 8  ¦ (x OR reddit)
            platform:(x,reddit)        ¦ BAD_VALUE              ¦ 10 ¦ 8  ¦ x OR reddit
            platform:x,nowhere         ¦ BAD_VALUE              ¦ 9  ¦ 9  ¦ -
            platform:xyz               ¦ BAD_VALUE              ¦ 9  ¦ 3  ¦ -
            topic:(a AND b)            ¦ BAD_VALUE              ¦ 9  ¦ 3  ¦ OR
            topic:(a b)                ¦ BAD_VALUE              ¦ 9  ¦ 1  ¦ OR b
            kind:answer                ¦ BAD_VALUE              ¦ 5  ¦ 6  ¦ -
            sentiment:negativ          ¦ BAD_VALUE              ¦ 10 ¦ 7  ¦ negative
            lang:spanish               ¦ BAD_VALUE              ¦ 5  ¦ 7  ¦ es
            lang:español               ¦ BAD_VALUE              ¦ 5  ¦ 7  ¦ es
            lang:spa                   ¦ BAD_VALUE              ¦ 5  ¦ 3  ¦ es
            country:usa                ¦ BAD_VALUE              ¦ 8  ¦ 3  ¦ US
            country:UK                 ¦ BAD_VALUE              ¦ 8  ¦ 2  ¦ GB
            region:CA                  ¦ BAD_VALUE              ¦ 7  ¦ 2  ¦ US-CA
            region:us                  ¦ BAD_VALUE              ¦ 7  ¦ 2  ¦ -
            region:us-zz               ¦ BAD_VALUE              ¦ 7  ¦ 5  ¦ -
            region:zz-ca               ¦ BAD_VALUE              ¦ 7  ¦ 5  ¦ -
            domain:cdc                 ¦ BAD_VALUE              ¦ 7  ¦ 3  ¦ -
            has:lnik                   ¦ BAD_VALUE              ¦ 4  ¦ 4  ¦ link
            is:quesiton                ¦ BAD_VALUE              ¦ 3  ¦ 8  ¦ question
            has:link,quesiton          ¦ BAD_VALUE              ¦ 4  ¦ 13 ¦ (link OR question)
            is:(reply,review)          ¦ BAD_VALUE              ¦ 4  ¦ 12 ¦ reply OR review
            likes:>many                ¦ BAD_NUMBER             ¦ 7  ¦ 4  ¦ -
            likes:>1,000               ¦ BAD_NUMBER             ¦ 7  ¦ 5  ¦ 1000
            likes:-5                   ¦ BAD_NUMBER             ¦ 6  ¦ 2  ¦ -
            likes:1.5                  ¦ BAD_NUMBER             ¦ 6  ¦ 3  ¦ -
            rating:0,5                 ¦ BAD_NUMBER             ¦ 7  ¦ 3  ¦ 0.5
            rating:<,5                 ¦ BAD_NUMBER             ¦ 8  ¦ 2  ¦ 0.5
            rating:4,5                 ¦ BAD_NUMBER             ¦ 7  ¦ 3  ¦ 0.9
            rating:9,5                 ¦ BAD_NUMBER             ¦ 7  ¦ 3  ¦ -
            rating:>4                  ¦ BAD_NUMBER             ¦ 8  ¦ 1  ¦ 0.8
            created:yesterday          ¦ BAD_DATE               ¦ 8  ¦ 9  ¦ -
            created:2026-02-30         ¦ BAD_DATE               ¦ 8  ¦ 10 ¦ -
            created:2026-13            ¦ BAD_DATE               ¦ 8  ¦ 7  ¦ -
            created:2026/1/31          ¦ BAD_DATE               ¦ 8  ¦ 9  ¦ 2026-01-31
            created:>now-7x            ¦ BAD_DATE               ¦ 9  ¦ 6  ¦ -
            created:>now-900y          ¦ BAD_DATE               ¦ 9  ¦ 8  ¦ -
            created:0001               ¦ BAD_DATE               ¦ 8  ¦ 4  ¦ -
            created:now-7d             ¦ BAD_RANGE              ¦ 8  ¦ 6  ¦ >=now-7d
            created:2026-02..2026-01   ¦ BAD_RANGE              ¦ 8  ¦ 16 ¦ 2026-01..2026-02
            created:now..now-7d        ¦ BAD_RANGE              ¦ 8  ¦ 11 ¦ now-7d..now
            likes:9..1                 ¦ BAD_RANGE              ¦ 6  ¦ 4  ¦ 1..9
            likes:..                   ¦ BAD_RANGE              ¦ 6  ¦ 2  ¦ -
            likes>100                  ¦ BAD_RANGE              ¦ 0  ¦ 9  ¦ likes:>100
            """)
    void each_mistake_has_a_kind_a_place_and_a_suggestion(
            String typed, Kind kind, int position, int length, @Nullable String suggestion) {
        List<QueryError> errors = errors(PARSER, typed);
        assertEquals(1, errors.size(), errors::toString);
        QueryError error = errors.getFirst();
        assertEquals(
                kind + " " + position + "+" + length + " " + suggestion,
                error.kind() + " " + error.position() + "+" + error.length() + " " + error.suggestion());
    }

    /** Whoever takes a suggestion must not be told off for it, unless what was wrong behind it now shows. */
    @Test
    void a_suggestion_mends_its_mistake() throws Exception {
        for (String row : rows()) {
            String typed = row.split("¦")[0].strip();
            QueryError error = errors(PARSER, typed).getFirst();
            if (error.suggestion() == null || typed.equals("(flu \"side effect)")) {
                continue;
            }
            String mended = typed.substring(0, error.position())
                    + error.suggestion()
                    + typed.substring(error.position() + error.length());
            assertTrue(PARSER.parse(mended) instanceof Parsed, typed + " -> " + mended + " " + PARSER.parse(mended));
        }
    }

    @Test
    void nesting_is_called_what_it_is() {
        for (String text :
                List.of("NOT ".repeat(25) + "a", "-".repeat(25) + "a", "(a OR b ".repeat(15) + ")".repeat(15))) {
            assertEquals(
                    "The query has more than 20 levels: operators and parentheses that stand inside one another.",
                    errors(PARSER, text).getFirst().message());
        }
    }

    @Test
    void several_mistakes_are_told_at_once_by_position() {
        List<QueryError> errors = errors(PARSER, "va* AND platfrom:x likes:>1k ()");
        assertEquals(
                List.of(Kind.PREFIX_TOO_SHORT, Kind.UNKNOWN_FIELD, Kind.BAD_NUMBER, Kind.EMPTY_GROUP),
                errors.stream().map(QueryError::kind).toList());
    }

    @Test
    void at_most_ten_mistakes_are_told() {
        assertEquals(10, errors(PARSER, "va* ".repeat(100)).size());
    }

    @Test
    void costs_are_bounded_with_a_reason() {
        assertEquals(Kind.TOO_LONG, only(PARSER, "a ".repeat(2_001)));
        assertEquals(Kind.TOO_MANY_CLAUSES, only(PARSER, "a ".repeat(201)));
        assertEquals(Kind.TOO_MANY_CLAUSES, only(PARSER, "\"" + "a ".repeat(201) + "\""));
        assertEquals(
                Kind.TOO_MANY_CLAUSES,
                only(
                        PARSER,
                        "topic:("
                                + String.join(
                                        " OR ",
                                        Stream.iterate(1, i -> i + 1)
                                                .limit(201)
                                                .map(i -> "t" + i)
                                                .toList())
                                + ")"));
        assertEquals(Kind.TOO_MANY_CLAUSES, only(PARSER, "\u3072".repeat(201)), "a token for each letter");
        assertEquals(Kind.TOO_DEEP, only(PARSER, "(".repeat(21) + "a" + ")".repeat(21)));
        assertEquals(Kind.TOO_DEEP, only(PARSER, "NOT ".repeat(21) + "a"));
        assertEquals(Kind.TOO_DEEP, only(PARSER, "(a OR b ".repeat(15) + ")".repeat(15)));
        assertEquals(Kind.TOO_EXPENSIVE, only(PARSER, "vacc* ".repeat(21)));
        assertEquals(Kind.TOO_EXPENSIVE, only(PARSER, "f*ck" + "?".repeat(7)));
        assertEquals(Kind.TOO_EXPENSIVE, only(PARSER, "vac*" + "n?".repeat(7)));
        assertEquals(Kind.TOO_EXPENSIVE, only(PARSER, "aaa*" + "a".repeat(97)));
        String many = "(" + String.join(" OR ", java.util.Collections.nCopies(5, "\"a b\"")) + ")";
        assertEquals(Kind.TOO_EXPENSIVE, only(PARSER, many + " NEAR/5 " + many));
    }

    @Test
    void what_is_just_within_the_bounds_is_parsed() {
        for (String text : List.of(
                "a ".repeat(200),
                "(".repeat(20) + "a" + ")".repeat(20),
                "NOT ".repeat(19) + "a",
                "vacc* ".repeat(20),
                "f*ck" + "?".repeat(6),
                "f" + "?".repeat(20) + "uck*ck",
                "aaa*" + "a".repeat(96),
                "\u3072".repeat(200),
                "(a OR b OR c OR d OR e OR f OR g OR h OR i) NEAR/5 (j OR k OR l OR m OR n OR o OR p OR q)",
                "\"a b c d e f g\" NEAR/5 h",
                "a NEAR/100 b")) {
            assertTrue(PARSER.parse(text) instanceof Parsed, text);
        }
    }

    @Test
    void limits_are_the_administrator_s() {
        QueryParser strict = new QueryParser(QueryLimits.of(20, 2, 2));
        assertEquals(Kind.TOO_LONG, only(strict, "a".repeat(21)));
        assertEquals(Kind.TOO_MANY_CLAUSES, only(strict, "a b c"));
        assertEquals(Kind.TOO_DEEP, only(strict, "(((a)))"));
    }

    /** A mistake that no test makes may be one that nobody can make. */
    @Test
    void every_kind_of_mistake_can_be_made() throws Exception {
        Set<Kind> made = EnumSet.of(Kind.TOO_LONG, Kind.TOO_MANY_CLAUSES, Kind.TOO_DEEP, Kind.TOO_EXPENSIVE);
        for (String row : rows()) {
            made.add(Kind.valueOf(row.split("¦")[1].strip()));
        }
        assertEquals(EnumSet.allOf(Kind.class), made);
    }

    private static String[] rows() throws NoSuchMethodException {
        CsvSource table = QueryErrorTest.class
                .getDeclaredMethod(
                        "each_mistake_has_a_kind_a_place_and_a_suggestion",
                        String.class,
                        Kind.class,
                        int.class,
                        int.class,
                        String.class)
                .getAnnotation(CsvSource.class);
        return table.textBlock().strip().split("\n");
    }

    private static Kind only(QueryParser parser, String text) {
        List<QueryError> errors = errors(parser, text);
        assertEquals(1, errors.size(), errors::toString);
        return errors.getFirst().kind();
    }

    private static List<QueryError> errors(QueryParser parser, String text) {
        return switch (parser.parse(text)) {
            case Failed failed -> failed.errors();
            case Parsed parsed -> throw new AssertionError("parsed as " + parsed.interpreted());
        };
    }
}
