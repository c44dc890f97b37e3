package org.listeningpost.ingest.enrich;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.enrich.sentiment.SentimentAnalyzer;
import org.listeningpost.post.Insight;
import org.listeningpost.post.Language;
import org.listeningpost.post.Sentiment;
import org.listeningpost.post.question.Questions;

/** All that is inferred from one safe text, without an engine. Immutable; safe for use by any number of threads. */
public final class Enrichment {
    private final LanguageIdentifier languages;
    private final SentimentAnalyzer sentiments;

    Enrichment(LanguageIdentifier languages, SentimentAnalyzer sentiments) {
        this.languages = languages;
        this.sentiments = sentiments;
    }

    /** With the bundled models. */
    public static Enrichment standard() {
        return new Enrichment(LanguageIdentifier.standard(), SentimentAnalyzer.standard());
    }

    /**
     * @param insight with the most likely sentiment, however unsure
     * @param isSure whether the sentiment would be stored
     */
    public record Enriched(Insight insight, boolean isSure, List<String> questions) {
        public Enriched {
            questions = List.copyOf(questions);
        }
    }

    /** @param told the language as the source gave it; null to find it out */
    public Enriched of(String safeText, @Nullable String told) {
        Language language = told == null ? languages.identify(safeText) : new Language(told, 1);
        Sentiment sentiment = sentiments.judge(safeText, language.tag());
        List<String> questions = Questions.of(safeText);
        List<Long> keys = QuestionKeys.of(safeText, "");
        boolean asks = !questions.isEmpty();
        Insight insight = new Insight(language, sentiment, List.of(), asks, keys, Fingerprint.of(safeText));
        return new Enriched(insight, sentiment != null && sentiments.isSure(sentiment), questions);
    }
}
