package org.listeningpost.elastic.embedded.plugin;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.es.SpanishPluralStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/** Token filters under their stock parameters. */
final class StockTokenFilters {
    private StockTokenFilters() {}

    static TokenFilterFactory simple(String name, UnaryOperator<TokenStream> chain) {
        return new Simple(name, chain, UnaryOperator.identity());
    }

    static TokenFilterFactory asciiFolding(
            IndexSettings index, Environment environment, String name, Settings settings) {
        boolean preserveOriginal = settings.getAsBoolean("preserve_original", false);
        // A normalized term is one term, so there the original is not kept, as in the stock filter.
        return new Simple(name, in -> new ASCIIFoldingFilter(in, preserveOriginal), ASCIIFoldingFilter::new);
    }

    /** English, Spanish and the default; a language that our templates do not use is refused, not guessed. */
    static TokenFilterFactory stemmer(IndexSettings index, Environment environment, String name, Settings settings) {
        String language = settings.get("language", settings.get("name", "porter"));
        return simple(
                name,
                switch (language.toLowerCase(Locale.ROOT)) {
                    case "english", "porter" -> PorterStemFilter::new;
                    case "porter2" -> in -> new SnowballFilter(in, new EnglishStemmer());
                    case "light_english", "lightenglish", "kstem" -> KStemFilter::new;
                    case "minimal_english", "minimalenglish" -> EnglishMinimalStemFilter::new;
                    case "possessive_english", "possessiveenglish" -> EnglishPossessiveFilter::new;
                    case "spanish" -> in -> new SnowballFilter(in, new SpanishStemmer());
                    case "light_spanish", "lightspanish" -> SpanishLightStemFilter::new;
                    case "spanish_plural" -> SpanishPluralStemFilter::new;
                    default ->
                        throw new IllegalArgumentException("Invalid stemmer class specified: " + language
                                + " (the embedded engine has English and Spanish ones)");
                });
    }

    static TokenFilterFactory patternCapture(
            IndexSettings index, Environment environment, String name, Settings settings) {
        List<String> texts = settings.getAsList("patterns", null, false);
        if (texts == null) {
            throw new IllegalArgumentException(
                    "required setting 'patterns' is missing for token filter [" + name + "]");
        }
        Pattern[] patterns = texts.stream().map(Pattern::compile).toArray(Pattern[]::new);
        boolean preserveOriginal = settings.getAsBoolean("preserve_original", true);
        return simple(name, in -> new PatternCaptureGroupTokenFilter(in, preserveOriginal, patterns));
    }

    static TokenFilterFactory unique(IndexSettings index, Environment environment, String name, Settings settings) {
        boolean onlyOnSamePosition = settings.getAsBoolean("only_on_same_position", false);
        return simple(name, in -> new UniqueTokenFilter(in, onlyOnSamePosition));
    }

    private record Simple(String name, UnaryOperator<TokenStream> chain, UnaryOperator<TokenStream> normalizing)
            implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream in) {
            return chain.apply(in);
        }

        @Override
        public TokenStream normalize(TokenStream in) {
            return normalizing.apply(in);
        }
    }
}
