package org.listeningpost.elastic.embedded.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.elasticsearch.common.Strings;
import org.elasticsearch.common.regex.Regex;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexService;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
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

    /** As in the stock filter, {@code all} is on by default and flags are those of {@link Pattern}. */
    static TokenFilterFactory patternReplace(
            IndexSettings index, Environment environment, String name, Settings settings) {
        String text = settings.get("pattern");
        if (text == null) {
            throw new IllegalArgumentException(
                    "pattern is missing for [" + name + "] token filter of type 'pattern_replace'");
        }
        Pattern pattern = Regex.compile(text, settings.get("flags"));
        String replacement = settings.get("replacement", "");
        boolean isAll = settings.getAsBoolean("all", true);
        return simple(name, in -> new PatternReplaceFilter(in, pattern, replacement, isAll));
    }

    /** The stock filter that keeps the original; each of {@code filters} names one filter or several with commas. */
    static TokenFilterFactory multiplexer(
            IndexSettings index, Environment environment, String name, Settings settings) {
        List<String> chains = settings.getAsList("filters");
        if (!settings.getAsBoolean("preserve_original", true)) {
            throw new IllegalArgumentException("[" + name + "]: the embedded engine's multiplexer keeps the original");
        }
        return new Multiplexing(name, chains);
    }

    static TokenFilterFactory unique(IndexSettings index, Environment environment, String name, Settings settings) {
        boolean onlyOnSamePosition = settings.getAsBoolean("only_on_same_position", false);
        return simple(name, in -> new UniqueTokenFilter(in, onlyOnSamePosition));
    }

    /** Knows its filters only when the chain is put together. */
    private record Multiplexing(String name, List<String> chains) implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream in) {
            throw new UnsupportedOperationException("the multiplexer " + name + " is not part of a chain");
        }

        @Override
        public TokenFilterFactory getChainAwareTokenFilterFactory(
                IndexService.IndexCreationContext context,
                TokenizerFactory tokenizer,
                List<CharFilterFactory> charFilters,
                List<TokenFilterFactory> before,
                Function<String, TokenFilterFactory> all) {
            List<UnaryOperator<TokenStream>> built = new ArrayList<>();
            for (String chain : chains) {
                List<TokenFilterFactory> filters = new ArrayList<>();
                for (String filter : Strings.tokenizeToStringArray(chain, ",")) {
                    TokenFilterFactory known = all.apply(filter.strip());
                    if (known == null) {
                        throw new IllegalArgumentException(
                                "Multiplexing filter [" + name + "] refers to undefined tokenfilter [" + filter + "]");
                    }
                    filters.add(known.getChainAwareTokenFilterFactory(context, tokenizer, charFilters, before, all));
                }
                built.add(in -> {
                    TokenStream stream = in;
                    for (TokenFilterFactory filter : filters) {
                        stream = filter.create(stream);
                    }
                    return stream;
                });
            }
            return simple(name, in -> new RemoveDuplicatesTokenFilter(new Multiplexer(in, built)));
        }
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
