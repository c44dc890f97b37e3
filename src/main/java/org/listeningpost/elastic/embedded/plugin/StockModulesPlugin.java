package org.listeningpost.elastic.embedded.plugin;

import java.util.Map;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.util.AttributeFactory;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.ingest.Processor;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.IngestPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * Components of the stock distribution that the embedded one comes without: those that our index templates and ingest
 * pipelines use, those that months of earlier templates were made with ({@code keyword_repeat}, the Porter and light Spanish
 * stemmers), and those that native users and API keys need ({@code pattern_capture}, {@code uax_url_email}, {@code unique}). Names,
 * parameters and defaults are the stock ones, so that an index made here could move to any stock cluster.
 */
public final class StockModulesPlugin extends Plugin implements AnalysisPlugin, IngestPlugin {
    @Override
    public Map<String, Processor.Factory> getProcessors(Processor.Parameters parameters) {
        return StockProcessors.all();
    }

    @Override
    public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
        return Map.of(
                "mapping", AnalysisPlugin.requiresAnalysisSettings(StockCharFilters::mapping),
                "pattern_replace", AnalysisPlugin.requiresAnalysisSettings(StockCharFilters::patternReplace));
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of(
                "keyword",
                        (index, environment, name, settings) -> {
                            int bufferSize = settings.getAsInt("buffer_size", 256);
                            return TokenizerFactory.newFactory(name, () -> new KeywordTokenizer(bufferSize));
                        },
                "whitespace",
                        (index, environment, name, settings) -> {
                            int lengthMax =
                                    settings.getAsInt("max_token_length", StandardAnalyzer.DEFAULT_MAX_TOKEN_LENGTH);
                            return TokenizerFactory.newFactory(
                                    name,
                                    () -> new WhitespaceTokenizer(
                                            AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY, lengthMax));
                        },
                "uax_url_email",
                        (index, environment, name, settings) -> {
                            int lengthMax =
                                    settings.getAsInt("max_token_length", StandardAnalyzer.DEFAULT_MAX_TOKEN_LENGTH);
                            return TokenizerFactory.newFactory(name, () -> {
                                UAX29URLEmailTokenizer tokenizer = new UAX29URLEmailTokenizer();
                                tokenizer.setMaxTokenLength(lengthMax);
                                return tokenizer;
                            });
                        });
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of(
                "asciifolding",
                StockTokenFilters::asciiFolding,
                "stemmer",
                StockTokenFilters::stemmer,
                "keyword_repeat",
                (index, environment, name, settings) -> StockTokenFilters.simple(name, KeywordRepeatFilter::new),
                "remove_duplicates",
                (index, environment, name, settings) ->
                        StockTokenFilters.simple(name, RemoveDuplicatesTokenFilter::new),
                "pattern_replace",
                AnalysisPlugin.requiresAnalysisSettings(StockTokenFilters::patternReplace),
                "multiplexer",
                AnalysisPlugin.requiresAnalysisSettings(StockTokenFilters::multiplexer),
                "pattern_capture",
                AnalysisPlugin.requiresAnalysisSettings(StockTokenFilters::patternCapture),
                "unique",
                StockTokenFilters::unique);
    }
}
