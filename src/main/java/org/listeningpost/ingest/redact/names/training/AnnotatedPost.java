package org.listeningpost.ingest.redact.names.training;

import java.util.List;
import org.listeningpost.ingest.redact.names.Label;

/** A post in which persons let annotators mark the names; the pieces are the data set's tokens. */
public record AnnotatedPost(String text, List<Piece> pieces) {
    public AnnotatedPost {
        pieces = List.copyOf(pieces);
    }

    /**
     * One token of the data set.
     *
     * @param label one of {@link Label}
     * @param counted false for handles and links, which are not the business of names
     */
    public record Piece(int start, int end, int label, boolean counted) {
        public boolean isPerson() {
            return label == Label.BEGIN || label == Label.INSIDE;
        }
    }

    /** The same post with another text of the same length, such as an upper-cased one. */
    AnnotatedPost withText(String other) {
        if (other.length() != text.length()) {
            throw new IllegalArgumentException("pieces would no longer fit");
        }
        return new AnnotatedPost(other, pieces);
    }

    boolean hasPerson() {
        return pieces.stream().anyMatch(Piece::isPerson);
    }

    /** The label of the piece that covers this position, and whether the piece starts there; outside where none does. */
    int labelAt(int start, int end) {
        for (Piece piece : pieces) {
            if (piece.start() < end && piece.end() > start) {
                return piece.label() == Label.BEGIN && piece.start() < start ? Label.INSIDE : piece.label();
            }
        }
        return Label.OUTSIDE;
    }
}
