package org.listeningpost.narrative.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;

/** Reads {@code "from => to"} rules as the stock {@code mapping} char filter does. */
final class MappingRules {
    private static final Pattern RULE = Pattern.compile("(.*)\\s*=>\\s*(.*)\\s*$");

    private MappingRules() {}

    static NormalizeCharMap parse(JsonNode rules) {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        for (JsonNode rule : rules) {
            Matcher matcher = RULE.matcher(rule.asText());
            if (!matcher.find()) {
                throw new AnalysisDefinitionException("not a mapping rule: " + rule.asText());
            }
            map.add(
                    unescape(matcher.group(1).strip()),
                    unescape(matcher.group(2).strip()));
        }
        return map.build();
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
            } else if (text.startsWith("\\u", i) && i + 6 <= text.length()) {
                plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                throw new AnalysisDefinitionException("not an escape that the local chain knows: " + text);
            }
        }
        return plain.toString();
    }
}
