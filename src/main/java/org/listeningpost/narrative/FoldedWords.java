package org.listeningpost.narrative;

import java.util.List;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.analysis.LocalToken;

/** The words of a text in the form in which spellings no longer differ; placeholders of what was redacted are words, too. */
final class FoldedWords {
    private FoldedWords() {}

    static List<String> of(LocalAnalyzers analyzers, String text) {
        return analyzers.tokens("lp_folded", text).stream()
                .map(LocalToken::text)
                .toList();
    }
}
