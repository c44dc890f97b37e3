package org.listeningpost.narrative.analysis;

import java.io.Reader;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;

/** Char filters, a tokenizer, token filters, in the order of the JSON. Safe for any number of threads. */
final class ChainAnalyzer extends Analyzer {
    private final List<UnaryOperator<Reader>> charFilters;
    private final List<UnaryOperator<TokenStream>> filters;

    private final Supplier<Tokenizer> tokenizers;

    ChainAnalyzer(
            List<UnaryOperator<Reader>> charFilters,
            List<UnaryOperator<TokenStream>> filters,
            Supplier<Tokenizer> tokenizers) {
        this.tokenizers = tokenizers;
        this.charFilters = List.copyOf(charFilters);
        this.filters = List.copyOf(filters);
    }

    @Override
    protected Reader initReader(String fieldName, Reader reader) {
        Reader filtered = reader;
        for (UnaryOperator<Reader> filter : charFilters) {
            filtered = filter.apply(filtered);
        }
        return filtered;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        Tokenizer tokenizer = tokenizers.get();
        TokenStream stream = tokenizer;
        for (UnaryOperator<TokenStream> filter : filters) {
            stream = filter.apply(stream);
        }
        return new TokenStreamComponents(tokenizer, stream);
    }
}
