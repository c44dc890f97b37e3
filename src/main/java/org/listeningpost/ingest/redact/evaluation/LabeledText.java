package org.listeningpost.ingest.redact.evaluation;

import java.util.List;

/** A text of which is known what must go. */
public record LabeledText(String text, List<Piece> pieces) {
    public LabeledText {
        pieces = List.copyOf(pieces);
    }

    /**
     * A token of the text.
     *
     * @param type what it belongs to, such as PERSON; empty for what may stay
     * @param span counts the identifiers of the text, so that the pieces of one are known; -1 for what may stay
     */
    public record Piece(int start, int end, String type, int span) {
        public boolean mustGo() {
            return !type.isEmpty();
        }
    }
}
