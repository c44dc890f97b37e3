package org.listeningpost.ingest.redact.names;

import java.util.List;
import org.listeningpost.ingest.redact.text.NormalizedText;

/**
 * Finds the names of persons. Implementations are immutable and safe for any number of threads; they may report
 * overlapping spans in any order, and need not extend a span to the edges of its token: the redactor does both.
 */
@FunctionalInterface
public interface NameFinder {
    /** For measuring identifiers alone. */
    NameFinder NONE = (text, author) -> List.of();

    List<NameSpan> find(NormalizedText text, AuthorNames author);

    /**
     * One name.
     *
     * @param start inclusive, in positions of the normalized text
     * @param end exclusive, in positions of the normalized text
     * @param rule what found it, such as {@code cue:kin} or {@code model}; shown to privacy officers
     */
    record NameSpan(int start, int end, String rule) {
        public NameSpan {
            if (start < 0 || end <= start) {
                throw new IllegalArgumentException("a name has at least one character");
            }
        }
    }
}
