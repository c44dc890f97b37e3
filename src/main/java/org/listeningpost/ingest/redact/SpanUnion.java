package org.listeningpost.ingest.redact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;

/**
 * Joins overlapping candidates and extends them to the edges of their tokens, so that no part of an identifier stays
 * behind. Placeholders that already stand in the text are left out of every span.
 */
final class SpanUnion {
    private static final Comparator<Candidate> ORDER = Comparator.comparingInt(Candidate::start)
            .thenComparing(Comparator.comparingInt(Candidate::end).reversed());

    /** A stretch of the text that no span may touch. */
    record Fixed(int start, int end) {}

    private SpanUnion() {}

    /** Disjoint, in order. */
    static List<Candidate> of(String text, List<Candidate> candidates, List<Fixed> fixed) {
        List<Candidate> free = candidates;
        if (!fixed.isEmpty()) {
            free = new ArrayList<>();
            for (Candidate candidate : candidates) {
                clip(text, candidate, fixed, free);
            }
        }
        if (free.isEmpty()) {
            return List.of();
        }
        List<Candidate> extended = new ArrayList<>(free.size());
        for (Candidate candidate : free) {
            extended.add(toTokenEdges(text, candidate));
        }
        return merged(extended);
    }

    private static List<Candidate> merged(List<Candidate> candidates) {
        List<Candidate> sorted = new ArrayList<>(candidates);
        sorted.sort(ORDER);
        List<Candidate> spans = new ArrayList<>();
        Candidate open = sorted.get(0);
        Candidate best = open;
        for (Candidate next : sorted.subList(1, sorted.size())) {
            if (next.start() < open.end()) {
                best = stronger(best, next);
                open = new Candidate(
                        open.start(),
                        Math.max(open.end(), next.end()),
                        best.type(),
                        best.strength(),
                        best.rule(),
                        best.placeholder());
            } else {
                spans.add(open);
                open = next;
                best = next;
            }
        }
        spans.add(open);
        return spans;
    }

    private static Candidate stronger(Candidate a, Candidate b) {
        if (a.strength() != b.strength()) {
            return a.strength() > b.strength() ? a : b;
        }
        return b.length() > a.length() ? b : a;
    }

    private static void clip(String text, Candidate candidate, List<Fixed> fixed, List<Candidate> free) {
        int start = candidate.start();
        for (int i = firstEndingAfter(fixed, start);
                i < fixed.size() && fixed.get(i).start() < candidate.end();
                i++) {
            part(text, candidate, start, fixed.get(i).start(), free);
            start = fixed.get(i).end();
        }
        part(text, candidate, start, candidate.end(), free);
    }

    private static int firstEndingAfter(List<Fixed> fixed, int position) {
        int low = 0;
        int high = fixed.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fixed.get(middle).end() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void part(String text, Candidate whole, int start, int end, List<Candidate> free) {
        for (int i = start; i < end; i++) {
            if (Character.isLetterOrDigit(text.charAt(i)) || Character.isSurrogate(text.charAt(i))) {
                free.add(new Candidate(start, end, whole.type(), whole.strength(), whole.rule(), whole.placeholder()));
                return;
            }
        }
    }

    private static Candidate toTokenEdges(String text, Candidate candidate) {
        int start = candidate.start();
        int end = candidate.end();
        if (start < text.length() && belongsToToken(text.codePointAt(start))) {
            while (start > 0 && belongsToToken(text.codePointBefore(start))) {
                start -= Character.charCount(text.codePointBefore(start));
            }
        }
        if (belongsToToken(text.codePointBefore(end))) {
            while (end < text.length() && belongsToToken(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
        }
        if (candidate.type() == IdentifierType.PERSON) {
            start = beforePicture(text, start);
            end = behindPicture(text, end);
        }
        boolean same = start == candidate.start() && end == candidate.end();
        return same
                ? candidate
                : new Candidate(
                        start, end, candidate.type(), candidate.strength(), candidate.rule(), candidate.placeholder());
    }

    /** {@code Des🌵mond}: the rest of a name behind a picture that stands inside of it. */
    private static int behindPicture(String text, int end) {
        if (end + 2 >= text.length() || !Character.isHighSurrogate(text.charAt(end))) {
            return end;
        }
        int next = end + 2;
        int last = next;
        while (last < text.length() && Character.isLetter(text.charAt(last))) {
            last++;
        }
        return last > next && Character.isLowerCase(text.charAt(next)) ? last : end;
    }

    private static int beforePicture(String text, int start) {
        boolean inside = start > 2
                && Character.isLowSurrogate(text.charAt(start - 1))
                && Character.isLowerCase(text.charAt(start));
        int first = start - 2;
        while (inside && first > 0 && Character.isLetter(text.charAt(first - 1))) {
            first--;
        }
        return inside && first < start - 2 ? first : start;
    }

    /** Letters, digits, their accents and what is invisible between them; scripts without blanks have no token edges. */
    private static boolean belongsToToken(int codePoint) {
        if (codePoint < 0x80) {
            return Character.isLetterOrDigit(codePoint) || codePoint == '_';
        }
        if (Character.isLetterOrDigit(codePoint)) {
            Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
            return switch (script) {
                case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, TIBETAN -> false;
                default -> true;
            };
        }
        int type = Character.getType(codePoint);
        return type == Character.FORMAT || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
