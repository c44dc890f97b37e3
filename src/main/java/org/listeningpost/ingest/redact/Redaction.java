package org.listeningpost.ingest.redact;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.post.SafeText;

/**
 * What became of one text.
 *
 * @param text the rewritten text
 * @param spans what was taken out, in order, disjoint; offsets into the original text, in UTF-16 units
 */
public record Redaction(SafeText text, List<Span> spans) {
    public Redaction {
        spans = List.copyOf(spans);
    }

    /**
     * One identifier.
     *
     * @param start inclusive
     * @param end exclusive
     * @param rule the rule or model that found it
     * @param placeholder what stands there now, such as {@code [PHONE]}
     */
    public record Span(int start, int end, IdentifierType type, String rule, String placeholder) {}

    /** How many of each type, for {@code redactions.<TYPE>}. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Span span : spans) {
            counts.merge(span.type().name(), 1, Integer::sum);
        }
        return counts;
    }
}
