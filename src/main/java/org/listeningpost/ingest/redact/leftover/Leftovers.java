package org.listeningpost.ingest.redact.leftover;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.redact.text.Tokens;
import org.listeningpost.ingest.redact.text.WordClass;
import org.listeningpost.ingest.redact.text.Words;

/**
 * Looks at the edges of everything that goes once more, for what was left of it: {@code AB.92.66.18} and its {@code .B}, {@code K O}
 * and the other letters of the row, {@code 24/} before {@code 148/222/245}. Half of an identifier that stays tells as much as the whole. It
 * never starts anything of its own. Stateless.
 */
public final class Leftovers {
    /** Rounds, in each of which an edge may gain what one rule finds beside it. */
    private static final int STEPS_MAX = 12;

    private static final Words DAYS = Words.of("day", "days", "eve", "night", "week", "weeks", "morning");
    private static final Words SIDES = Words.of("before", "after");

    /** Tokens, both inclusive. */
    record Extent(int first, int last) {}

    private Leftovers() {}

    /** The spans, disjoint and in order, with some that grew beside them. */
    public static List<Candidate> of(Tokens t, List<Candidate> spans) {
        List<Candidate> all = spans;
        int token = 0;
        @Nullable Extent name = null;
        for (Candidate span : spans) {
            while (token < t.count() && t.text().originalEnd(t.end(token)) <= span.start()) {
                token++;
            }
            int last = token;
            while (last + 1 < t.count() && t.text().originalStart(t.start(last + 1)) < span.end()) {
                last++;
            }
            if (token == t.count() || t.isPlaceholder(token)) {
                continue;
            }
            Extent grown = grown(t, span, new Extent(token, last));
            boolean person = span.type() == IdentifierType.PERSON;
            if (person && name != null) {
                int first = NameLeftovers.isOneName(t, name.last(), token)
                        ? name.last()
                        : PartedName.start(t, name.first(), name.last(), token);
                grown = first < 0 ? grown : new Extent(first, grown.last());
            }
            name = person ? grown : null;
            if (grown.first() < token || grown.last() > last) {
                all = all == spans ? new ArrayList<>(spans) : all;
                all.add(new Candidate(
                        t.text().originalStart(t.start(grown.first())),
                        t.text().originalEnd(t.end(grown.last())),
                        span.type(),
                        span.strength(),
                        span.rule(),
                        span.placeholder()));
            }
        }
        return all;
    }

    private static Extent grown(Tokens t, Candidate span, Extent extent) {
        Extent grown = extent;
        for (int step = 0; step < STEPS_MAX; step++) {
            Extent next = step(t, span, grown);
            if (next.first() >= grown.first() && next.last() <= grown.last()) {
                break;
            }
            grown = next;
        }
        return grown;
    }

    private static Extent step(Tokens t, Candidate span, Extent at) {
        Extent row = PictureLeftovers.around(t, span.type(), LetterRow.around(t, span.type(), at));
        return switch (span.type()) {
            case PERSON -> NameLeftovers.around(t, row);
            case HANDLE -> LinkLeftovers.behindHost(t, NameLeftovers.account(t, row));
            case EMAIL -> LinkLeftovers.mail(t, row);
            case URL -> LinkLeftovers.link(t, row);
            case PLACE -> new Extent(row.first(), StreetLeftovers.doorEnd(t, row.last()));
            case DATE -> new Extent(beforeDay(t, row.first()), row.last());
            case AGE, ADDRESS -> row;
            default -> NumberLeftovers.around(t, span, row);
        };
    }

    /** {@code two days before Christmas}, {@code the day before the 4th of July}. */
    private static int beforeDay(Tokens t, int first) {
        int day = DAYS.has(t, first) ? first : SIDES.has(t, first - 1) ? first - 2 : -1;
        boolean counted = DAYS.has(t, day)
                && (t.isNumber(day - 1) || t.is(day - 1, WordClass.NUMBER_WORD) || t.equalsFolded(day - 1, "the"));
        return counted && !t.lineBreakBefore(day) && !t.lineBreakBefore(first) ? day - 1 : first;
    }
}
