package org.listeningpost.narrative.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.listeningpost.elastic.embedded.plugin.Multiplexer;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * The analyzers of {@code mappings/}, built here from the same JSON that Elasticsearch gets, so that a text can be taken
 * apart without asking the engine. {@code AnalysisParityIT} holds that both agree on every token. Immutable.
 */
public final class LocalAnalyzers {
    private static final String RESOURCE = "/mappings/component/listening-post-analysis.json";

    private final Map<String, Analyzer> analyzers = new TreeMap<>();
    private final Analyzer stems;

    private LocalAnalyzers(JsonNode analysis) {
        Map<String, UnaryOperator<Reader>> charFilters = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each : analysis.path("char_filter").properties()) {
            charFilters.put(each.getKey(), charFilter(each.getValue()));
        }
        Map<String, UnaryOperator<TokenStream>> filters = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each : analysis.path("filter").properties()) {
            filters.put(each.getKey(), filter(each.getValue(), filters));
        }
        for (Map.Entry<String, JsonNode> each : analysis.path("analyzer").properties()) {
            analyzers.put(each.getKey(), chain(each.getValue(), charFilters, filters));
        }
        stems = stemming(analysis.at("/analyzer/lp_folded"), analysis.at("/analyzer/lp_text"), filters);
    }

    /** What {@code lp_text} does to a word after {@code lp_folded} is done with it. */
    private static Analyzer stemming(
            JsonNode folding, JsonNode whole, Map<String, UnaryOperator<TokenStream>> filters) {
        List<String> folded = new ArrayList<>();
        folding.path("filter").forEach(name -> folded.add(name.asText()));
        List<String> all = new ArrayList<>();
        whole.path("filter").forEach(name -> all.add(name.asText()));
        if (!folding.path("char_filter").equals(whole.path("char_filter"))
                || all.size() < folded.size()
                || !all.subList(0, folded.size()).equals(folded)) {
            throw new AnalysisDefinitionException("lp_text does not begin as lp_folded does");
        }
        List<UnaryOperator<TokenStream>> rest = new ArrayList<>();
        for (String name : all.subList(folded.size(), all.size())) {
            UnaryOperator<TokenStream> defined = filters.get(name);
            rest.add(defined != null ? defined : stockFilter(name));
        }
        return new ChainAnalyzer(List.of(), rest, KeywordTokenizer::new);
    }

    /** The words that {@code lp_text} puts at the place of a folded word: itself and its stems. */
    public List<String> stems(String foldedWord) {
        return tokens(stems, foldedWord).stream().map(LocalToken::text).toList();
    }

    /** The analyzers that this build ships. */
    public static LocalAnalyzers bundled() {
        try (InputStream json = LocalAnalyzers.class.getResourceAsStream(RESOURCE)) {
            if (json == null) {
                throw new AnalysisDefinitionException("this build lacks " + RESOURCE);
            }
            return new LocalAnalyzers(new ObjectMapper().readTree(json).at("/template/settings/analysis"));
        } catch (IOException e) {
            throw new AnalysisDefinitionException("cannot read " + RESOURCE, e);
        }
    }

    public Set<String> names() {
        return Set.copyOf(analyzers.keySet());
    }

    public Analyzer analyzer(String name) {
        Analyzer analyzer = analyzers.get(name);
        if (analyzer == null) {
            throw new AnalysisDefinitionException("there is no analyzer " + name);
        }
        return analyzer;
    }

    /** Takes a text apart, as {@code _analyze} does. */
    public List<LocalToken> tokens(String analyzerName, String text) {
        return tokens(analyzer(analyzerName), text);
    }

    private static List<LocalToken> tokens(Analyzer analyzer, String text) {
        List<LocalToken> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            PositionIncrementAttribute increment = stream.getAttribute(PositionIncrementAttribute.class);
            OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
            stream.reset();
            int position = -1;
            while (stream.incrementToken()) {
                position += increment.getPositionIncrement();
                tokens.add(new LocalToken(term.toString(), position, offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return tokens;
    }

    private static Analyzer chain(
            JsonNode definition,
            Map<String, UnaryOperator<Reader>> charFilters,
            Map<String, UnaryOperator<TokenStream>> filters) {
        if (!definition.path("tokenizer").asText().equals("standard")) {
            throw new AnalysisDefinitionException("the local chain has the standard tokenizer only");
        }
        List<UnaryOperator<Reader>> readers = new ArrayList<>();
        for (JsonNode name : definition.path("char_filter")) {
            UnaryOperator<Reader> charFilter = charFilters.get(name.asText());
            if (charFilter == null) {
                throw new AnalysisDefinitionException("there is no char filter " + name.asText());
            }
            readers.add(charFilter);
        }
        List<UnaryOperator<TokenStream>> streams = new ArrayList<>();
        for (JsonNode name : definition.path("filter")) {
            UnaryOperator<TokenStream> defined = filters.get(name.asText());
            streams.add(defined != null ? defined : stockFilter(name.asText()));
        }
        return new ChainAnalyzer(readers, streams, StandardTokenizer::new);
    }

    private static UnaryOperator<Reader> charFilter(JsonNode definition) {
        String type = definition.path("type").asText();
        return switch (type) {
            case "mapping" -> {
                NormalizeCharMap map = MappingRules.parse(definition.path("mappings"));
                yield reader -> new MappingCharFilter(map, reader);
            }
            case "pattern_replace" -> {
                Pattern pattern = Pattern.compile(definition.path("pattern").asText());
                String replacement = definition.path("replacement").asText();
                yield reader -> new PatternReplaceCharFilter(pattern, replacement, reader);
            }
            default -> throw new AnalysisDefinitionException("the local chain has no char filter of type " + type);
        };
    }

    /** @param before those that stand before it, of which a multiplexer is made */
    private static UnaryOperator<TokenStream> filter(
            JsonNode definition, Map<String, UnaryOperator<TokenStream>> before) {
        return switch (definition.path("type").asText()) {
            case "stemmer" -> stemmer(definition.path("language").asText());
            case "pattern_replace" -> {
                Pattern pattern = Pattern.compile(definition.path("pattern").asText());
                String replacement = definition.path("replacement").asText();
                yield stream -> new PatternReplaceFilter(stream, pattern, replacement, true);
            }
            case "pattern_capture" -> {
                Pattern[] patterns = StreamSupport.stream(
                                definition.path("patterns").spliterator(), false)
                        .map(pattern -> Pattern.compile(pattern.asText()))
                        .toArray(Pattern[]::new);
                boolean keepsOriginal = definition.path("preserve_original").asBoolean(true);
                yield stream -> new PatternCaptureGroupTokenFilter(stream, keepsOriginal, patterns);
            }
            case "multiplexer" -> multiplexer(definition, before);
            default -> throw new AnalysisDefinitionException("the local chain has no token filter " + definition);
        };
    }

    private static UnaryOperator<TokenStream> stemmer(String language) {
        return switch (language) {
            case "possessive_english" -> EnglishPossessiveFilter::new;
            case "porter2" -> stream -> new SnowballFilter(stream, new EnglishStemmer());
            default -> throw new AnalysisDefinitionException("the local chain has no stemmer " + language);
        };
    }

    /** The token and, beside it, what each of the filters makes of it. */
    private static UnaryOperator<TokenStream> multiplexer(
            JsonNode definition, Map<String, UnaryOperator<TokenStream>> filters) {
        List<UnaryOperator<TokenStream>> chains = new ArrayList<>();
        for (JsonNode name : definition.path("filters")) {
            UnaryOperator<TokenStream> chain = filters.get(name.asText());
            if (chain == null) {
                throw new AnalysisDefinitionException(
                        "no token filter " + name.asText() + " stands before the multiplexer of it");
            }
            chains.add(chain);
        }
        return stream -> new RemoveDuplicatesTokenFilter(new Multiplexer(stream, chains));
    }

    private static UnaryOperator<TokenStream> stockFilter(String name) {
        return switch (name) {
            case "asciifolding" -> ASCIIFoldingFilter::new;
            case "lowercase" -> LowerCaseFilter::new;
            case "remove_duplicates" -> RemoveDuplicatesTokenFilter::new;
            default -> throw new AnalysisDefinitionException("the local chain has no token filter " + name);
        };
    }
}
