package org.listeningpost.narrative.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalAnalyzersTest {
    private static final LocalAnalyzers ANALYZERS = LocalAnalyzers.bundled();

    @Test
    void the_three_analyzers_of_the_schema_are_there() {
        assertEquals(Set.of("lp_text", "lp_folded", "lp_exact"), ANALYZERS.names());
        assertThrows(AnalysisDefinitionException.class, () -> ANALYZERS.analyzer("english"));
    }

    /** Lucene refuses to index a document whose offsets go backwards, and the post would be lost. */
    @Test
    void offsets_never_go_backwards_whatever_the_text() {
        for (String text : AwkwardTexts.all(20_000)) {
            for (String analyzer : ANALYZERS.names()) {
                int last = 0;
                for (LocalToken token : ANALYZERS.tokens(analyzer, text)) {
                    assertTrue(
                            token.start() >= last && token.end() >= token.start() && token.end() <= text.length(),
                            () -> analyzer + " " + token + " in " + text);
                    last = token.start();
                }
            }
        }
    }

    @Test
    void time_grows_with_the_length_of_the_text_only() {
        for (String piece : new String[] {"A", "#Aa", "a.", "a1", "@", "_", "#", "\u0301", "1", "¢", "Aa"}) {
            String text = piece.repeat(100_000 / piece.length());
            long start = System.nanoTime();
            ANALYZERS.tokens("lp_text", text);
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(millis < 20_000, () -> piece + " took " + millis + " ms");
        }
    }
}
