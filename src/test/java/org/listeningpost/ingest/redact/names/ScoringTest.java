package org.listeningpost.ingest.redact.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the vocabulary keeps of a word must be what the features say of it, or training and use would part. */
final class ScoringTest {
    private final NameModel model = NameModel.bundled();

    static List<String> posts() {
        return List.of(
                "My neighbor Jane Doe was soooo sick after her flu shot!!",
                "dr. patel, thx 4 everything :) @clinic #GetVaccinated",
                "ANA GARCÍA Y SU MAMÁ FUERON AL HOSPITAL. ¿Quién llamó a María-José?",
                "[PERSON] said: call 555 0100 or see https://example.org/x — \uD83D\uDC89 Jane's ok",
                "\uFF2A\uFF41\uFF4E\uFF45 & J. O'Brien's kid, e.g. Al",
                "#prayforliam liam Liam LIAM liam's");
    }

    @ParameterizedTest
    @MethodSource("posts")
    void a_token_scores_the_same_with_the_vocabulary_as_by_all_its_features(String text) {
        PostView post = new PostView();
        Scoring scoring = new Scoring(model);
        int[] features = new int[Features.MAX];
        int scored = 0;
        for (int reading = 0; reading < 2; reading++) {
            post.fill(text, model.vocabulary());
            for (int token = 0; token < post.count(); token++) {
                if (Gate.canBeName(post, token)) {
                    int count = Features.of(post, token, model.weights().mask(), features);
                    assertEquals(model.weights().sum(features, count), scoring.sum(post, token));
                    scored++;
                }
            }
        }
        assertTrue(scored > 5);
    }
}
