package org.listeningpost.elastic.embedded.plugin;

import java.io.Reader;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.elasticsearch.common.Strings;
import org.elasticsearch.common.regex.Regex;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;

/** Character filters under their stock parameters. */
final class StockCharFilters {
    private static final Pattern RULE = Pattern.compile("(.*)\\s*=>\\s*(.*)\\s*$");

    private StockCharFilters() {}

    static CharFilterFactory mapping(IndexSettings index, Environment environment, String name, Settings settings) {
        List<String> rules = Analysis.getWordList(environment, settings, "mappings");
        if (rules == null) {
            throw new IllegalArgumentException(
                    "mapping requires either `mappings` or `mappings_path` to be configured");
        }
        NormalizeCharMap.Builder builder = new NormalizeCharMap.Builder();
        for (String rule : rules) {
            Matcher matcher = RULE.matcher(rule);
            if (!matcher.find()) {
                throw new IllegalArgumentException("Invalid Mapping Rule : [" + rule + "]");
            }
            builder.add(
                    unescape(matcher.group(1).trim()), unescape(matcher.group(2).trim()));
        }
        NormalizeCharMap map = builder.build();
        return new Normalizing(name, reader -> new MappingCharFilter(map, reader));
    }

    static CharFilterFactory patternReplace(
            IndexSettings index, Environment environment, String name, Settings settings) {
        String text = settings.get("pattern");
        if (!Strings.hasLength(text)) {
            throw new IllegalArgumentException(
                    "pattern is missing for [" + name + "] char filter of type 'pattern_replace'");
        }
        Pattern pattern = Regex.compile(text, settings.get("flags"));
        String replacement = settings.get("replacement", "");
        return new Normalizing(name, reader -> new PatternReplaceCharFilter(pattern, replacement, reader));
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            i++;
            if (i >= text.length()) {
                throw new IllegalArgumentException("Invalid escaped char in [" + text + "]");
            }
            char escaped = text.charAt(i);
            if (escaped == 'u') {
                if (i + 4 >= text.length()) {
                    throw new IllegalArgumentException("Invalid escaped char in [" + text + "]");
                }
                out.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                out.append(
                        switch (escaped) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            case 'b' -> '\b';
                            case 'f' -> '\f';
                            default -> escaped;
                        });
            }
        }
        return out.toString();
    }

    /** A filter that also applies to keyword fields and to the terms of prefix queries. */
    private record Normalizing(String name, UnaryOperator<Reader> chain) implements NormalizingCharFilterFactory {
        @Override
        public Reader create(Reader reader) {
            return chain.apply(reader);
        }
    }
}
