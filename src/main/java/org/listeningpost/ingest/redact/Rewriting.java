package org.listeningpost.ingest.redact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.listeningpost.ingest.redact.text.Candidate;

/** A text with placeholders in place of spans, and the way back from its positions to the original's. */
final class Rewriting {
    private static final int[] NOWHERE = {};

    private final String text;
    private final List<Candidate> spans;
    /** Where each placeholder starts in the rewritten text. */
    private final int[] places;

    private Rewriting(String text, List<Candidate> spans, int[] places) {
        this.text = text;
        this.spans = spans;
        this.places = places;
    }

    static Rewriting of(String original, List<Candidate> spans) {
        if (spans.isEmpty()) {
            return new Rewriting(original, spans, NOWHERE);
        }
        StringBuilder out = new StringBuilder(original.length() + 16);
        int[] places = new int[spans.size()];
        int copied = 0;
        for (int i = 0; i < spans.size(); i++) {
            Candidate span = spans.get(i);
            out.append(original, copied, span.start());
            places[i] = out.length();
            out.append(span.placeholder());
            copied = span.end();
        }
        out.append(original, copied, original.length());
        return new Rewriting(out.toString(), spans, places);
    }

    String text() {
        return text;
    }

    List<Candidate> spans() {
        return spans;
    }

    /** The same candidates, in positions of the original; they touch no placeholder. */
    List<Candidate> toOriginal(List<Candidate> found) {
        List<Candidate> moved = new ArrayList<>(found.size());
        for (Candidate candidate : found) {
            int shift = shiftAt(candidate.start());
            moved.add(new Candidate(
                    candidate.start() + shift,
                    candidate.end() + shift,
                    candidate.type(),
                    candidate.strength(),
                    candidate.rule(),
                    candidate.placeholder()));
        }
        return moved;
    }

    private int shiftAt(int position) {
        int at = Arrays.binarySearch(places, position);
        int before = at >= 0 ? at - 1 : -at - 2;
        if (before < 0) {
            return 0;
        }
        Candidate span = spans.get(before);
        return span.end() - (places[before] + span.placeholder().length());
    }
}
