package org.listeningpost.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.analysis.LocalToken;

/** Patterns are folded here, words by the analyzer; both must give the same letters. */
final class FoldingTest {
    private static final LocalAnalyzers ANALYZERS = LocalAnalyzers.bundled();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vaccine",
                "VACCINE",
                "vacunación",
                "niño",
                "v@ccine",
                "va¢¢ine",
                "vacc1ne",
                "v4cc1ne",
                "vacc!ne",
                "vaccin€",
                "h1n1",
                "v.a.c.c.i.n.e",
                "v-a-c-c-i-n-e",
                "ｖａｃｃｉｎｅ",
                "ＶＡＣＣＩＮＥ",
                "𝐯𝐚𝐜𝐜𝐢𝐧𝐞",
                "𝓿𝓪𝓬𝓬𝓲𝓷𝓮",
                "ⓥⓐⓒⓒⓘⓝⓔ",
                "ᵛᵃᶜᶜⁱⁿᵉ",
                "v\u200Bac\u00ADci\uFEFFne",
                "va\u0301ccine",
                "vассіnе",
                "VАССINЕ",
                "ναccιne",
                "ВАКЦИНА",
                "вакцина",
                "ёлка",
                "йод",
                "Εμβόλιο",
                "straße",
                "Ærø",
                "Łódź",
                "ŒUVRE",
                "İstanbul",
                "ﬁne",
                "covid-19",
                "anti-vax",
                "anti_vax",
                "shot.Then",
                "a:b",
                "3.5",
                "1,000",
                "50mg",
                "covid19",
                "D3000",
                "don't",
                "don’t",
                "doctor's",
                "doctor’s",
                "rock'n'roll",
                "لقاح",
                "מחסן",
                "백신",
                "AT&T",
                "C++",
                "…etc",
                "(flu)"
            })
    void folds_as_the_analyzer_does(String text) {
        List<String> analyzed = ANALYZERS.tokens("lp_folded", text).stream()
                .map(LocalToken::text)
                .toList();
        assertEquals(analyzed, Folding.words(text));
    }
}
