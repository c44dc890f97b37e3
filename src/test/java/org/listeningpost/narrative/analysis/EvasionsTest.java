package org.listeningpost.narrative.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do to a word so that nobody finds it. */
class EvasionsTest {
    private static final LocalAnalyzers ANALYZERS = LocalAnalyzers.bundled();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vaccine",
                "VACCINE",
                "v@ccine",
                "va¢¢ine",
                "v.a.c.c.i.n.e",
                "V.A.C.C.I.N.E.",
                "v-a-c-c-i-n-e",
                "v_a_c_c_i_n_e",
                "v*a*c*c*i*n*e",
                "v·a·c·c·i·n·e",
                "ｖａｃｃｉｎｅ",
                "ＶＡＣＣＩＮＥ",
                "ｖ＠ｃｃｉｎｅ",
                "vacc1ne",
                "v4cc1ne",
                "vacc!ne",
                "vaccin€",
                "váccine",
                "va\u0301ccine",
                "v̷a̷c̷c̷i̷n̷e̷",
                "𝐯𝐚𝐜𝐜𝐢𝐧𝐞",
                "𝓿𝓪𝓬𝓬𝓲𝓷𝓮",
                "𝚟𝚊𝚌𝚌𝚒𝚗𝚎",
                "𝕍𝔸ℂℂ𝕀ℕ𝔼",
                "ⓥⓐⓒⓒⓘⓝⓔ",
                "🆅🅰🅲🅲🅸🅽🅴",
                "ᵛᵃᶜᶜⁱⁿᵉ",
                "ᴠᴀᴄᴄɪɴᴇ",
                "v\u200Ba\u200Bccine",
                "v\u00ADac\u2060cine",
                "va\uFEFFcc\u200Dine",
                "vассіnе",
                "ѵассіnе",
                "VАССINЕ",
                "ναccιne",
                "v\u200B@ccine",
                "vaccine's",
                "vaccine’s",
                "#vaccine",
                "“vaccine”",
                "vaccine…"
            })
    void every_spelling_meets_vaccine(String evasion) {
        for (String analyzer : List.of("lp_text", "lp_folded")) {
            Set<String> wanted = words(analyzer, "vaccine");
            Set<String> found = words(analyzer, evasion);
            assertTrue(found.stream().anyMatch(wanted::contains), analyzer + " made " + found);
            assertTrue(found.contains("vaccine"), analyzer + " made " + found);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "covid-19 | covid 19",
                "covid19 | covid19",
                "50 mg of B12 | 50 mg of b12",
                "vitamin D3000IU | vitamin d3000iu",
                "1,000 people | 1,000 people",
                "98.6 F | 98.6 f",
                "#flu_shot | flu shot",
                "#CoVID_19 | co covid vid covid 19",
                "#Flu ShotNow | flu shotnow",
                "smile‿now | smile now",
                "McDonald iPhone | mcdonald iphone",
                "got my shot.Feeling fine | got my shot feeling fine",
                "note:this | note this",
                "cdc.gov | cdc gov",
                "U.S. hospitals | us hospitals",
                "e.g. this at 5 p.m. | eg this at 5 pm",
                "plan A-B | plan a b",
                "wow!That | wow that",
                "pay $50 to me | pay 50 to me",
                "$GILD | gild",
                "50¢ | 50",
                "10€ | 10",
                "[PHONE] call | lpphone call",
                "don't | don't",
                "niño | nino",
                "straße | strasse",
                "рак | pak",
                "5µg | 5ug",
                "ワクチン 接種 | ワクチン 接 種",
                "백신 접종 | 백신 접종",
            })
    void folding_keeps_words_and_numbers_apart(String text, String folded) {
        assertEquals(
                folded,
                ANALYZERS.tokens("lp_folded", text).stream()
                        .map(LocalToken::text)
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#vaccine | vaccine",
                "#FluShot now | flu=flushot shot=flushot now",
                "get #YourFluShot's | get your=yourflushot flu shot=yourflushot",
                "#COVID19Vaccine | covid19=covid19vaccine vaccine=covid19vaccine",
                "#H1N1Flu | h1=hiniflu n1 flu=hiniflu",
                "#NHSFluJab | nhs=nhsflujab flu jab=nhsflujab",
                "#COVIDvaccine | covid=covidvaccine vaccine=covidvaccine",
                "#FluUSA | flu=fluusa usa=fluusa",
                "#IAmVaccinated | i=iamvaccinated am vaccinated=iamvaccinated",
                "#Oxford_AstraZeneca | oxford astra zeneca",
                "#iPhone, PfizerBioNTech | i=iphone phone=iphone pfizerbiontech",
            })
    void a_hashtag_is_its_words_and_stands_whole_with_the_first_and_the_last(String text, String folded) {
        Map<Integer, String> places = new TreeMap<>();
        ANALYZERS
                .tokens("lp_folded", text)
                .forEach(token -> places.merge(token.position(), token.text(), (one, other) -> one + "=" + other));
        assertEquals(folded, String.join(" ", places.values()));
    }

    @ParameterizedTest
    @CsvSource({
        "vaccines,vaccine",
        "vaccinated,vaccination",
        "hospitals,hospital",
        "hospitales,hospital",
        "vacunas,vacuna",
        "vacunados,vacunada",
        "vacunaciones,vacunación",
        "síntomas,sintoma",
        "enfermedades,enfermedad",
        "médicos,medica",
        "side effects,side effect"
    })
    void stems_of_both_languages_meet(String one, String other) {
        Set<String> left = words("lp_text", one.split(" ")[one.split(" ").length - 1]);
        Set<String> right = words("lp_text", other.split(" ")[other.split(" ").length - 1]);
        assertTrue(left.stream().anyMatch(right::contains), left + " against " + right);
    }

    @Test
    void stems_share_the_position_and_the_place_of_their_word() {
        List<LocalToken> tokens = ANALYZERS.tokens("lp_text", "The v@ccines, #FluShots");
        assertEquals(
                "the:0[0,3] vaccines:1[4,12] vaccin:1[4,12] flu:2[15,18] flushots:2[15,18] flushot:2[15,18]"
                        + " shots:3[18,23] shot:3[18,23] flushots:3[18,23] flushot:3[18,23]",
                tokens.stream()
                        .map(t -> t.text() + ":" + t.position() + "[" + t.start() + "," + t.end() + "]")
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"v@ccine", "va¢¢ine", "v.a.c.c.i.n.e", "𝐯𝐚𝐜𝐜𝐢𝐧𝐞", "va\u200Bccine", "vaccin€", "v4cc1ne"})
    void a_highlight_covers_the_whole_disguise(String evasion) {
        LocalToken token = ANALYZERS.tokens("lp_folded", "a " + evasion + " b").get(1);
        assertEquals(List.of("vaccine", 2, 2 + evasion.length()), List.of(token.text(), token.start(), token.end()));
    }

    @Test
    void exact_keeps_case_and_accents_and_parts_what_only_signs_join() {
        assertEquals(
                List.of("Long", "Covid", "niño", "FDA", "Covid", "19", "US", "What"),
                ANALYZERS.tokens("lp_exact", "Long Covid, niño, FDA's #Covid_19 US:What's").stream()
                        .map(LocalToken::text)
                        .toList());
    }

    private static Set<String> words(String analyzer, String text) {
        return ANALYZERS.tokens(analyzer, text).stream().map(LocalToken::text).collect(Collectors.toSet());
    }
}
