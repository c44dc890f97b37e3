package org.listeningpost.ingest.redact.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.listeningpost.ingest.redact.Redaction;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.redact.cases.CaseSet;
import org.listeningpost.ingest.redact.cases.LabeledCase;
import org.listeningpost.ingest.redact.names.PostTokenizer;
import org.listeningpost.ingest.redact.names.Tokens;
import org.listeningpost.ingest.redact.text.IdentifierType;

/** Measures a redactor on generated cases, identifier by identifier: one that stayed in part has stayed. */
public final class CaseEvaluation {
    private final Redactor redactor;
    private final HealthTerms health;

    public CaseEvaluation(Redactor redactor, HealthTerms health) {
        this.redactor = redactor;
        this.health = health;
    }

    /**
     * One type of one set.
     *
     * @param clean identifiers of which no letter or digit stayed, written as forms have it
     * @param disguised the same, written to evade
     * @param precision of what was taken out as this type, how much touched an identifier
     * @param halves identifiers of which a part stayed and a part went
     * @param typed identifiers that went under their right type
     */
    public record TypeRow(
            IdentifierType type, Share clean, Share disguised, Share precision, Share halves, Share typed) {
        public Share recall() {
            return new Share(clean.hits() + disguised.hits(), clean.total() + disguised.total());
        }
    }

    /**
     * One set.
     *
     * @param falseAlarms texts without any identifier in which something was taken out
     * @param masked words taken out, of all words of the cases
     * @param leaking posts in which an identifier stayed, of all with one
     * @param missed some of the invented texts that went wrong, for who mends rules
     */
    public record Report(
            CaseSet set, List<TypeRow> rows, Share falseAlarms, Share masked, Share leaking, List<String> missed) {
        public Report {
            rows = List.copyOf(rows);
            missed = List.copyOf(missed);
        }

        public TypeRow all() {
            Share none = new Share(0, 0);
            TypeRow sum = new TypeRow(IdentifierType.NUM, none, none, none, none, none);
            for (TypeRow row : rows) {
                sum = new TypeRow(
                        row.type(),
                        sum.clean().plus(row.clean()),
                        sum.disguised().plus(row.disguised()),
                        sum.precision().plus(row.precision()),
                        sum.halves().plus(row.halves()),
                        sum.typed().plus(row.typed()));
            }
            return sum;
        }
    }

    /** Counts of one type while they grow. */
    private static final class Counts {
        private final long[] removed = new long[2];
        private final long[] cases = new long[2];
        private long taken;
        private long takenRightly;
        private long halves;
        private long typed;

        TypeRow row(IdentifierType type) {
            long all = cases[0] + cases[1];
            return new TypeRow(
                    type,
                    new Share(removed[0], cases[0]),
                    new Share(removed[1], cases[1]),
                    new Share(takenRightly, taken),
                    new Share(halves, all),
                    new Share(typed, all));
        }
    }

    /**
     * @param perType cases of each type and each of the two ways of writing
     * @param show how many of the texts that went wrong are handed out
     */
    public Report run(CaseSet set, int perType, long seed, int show) {
        Map<IdentifierType, Counts> counts = new EnumMap<>(IdentifierType.class);
        List<String> missed = new ArrayList<>();
        long[] words = new long[2];
        long leaking = 0;
        long posts = 0;
        for (IdentifierType type : set.types()) {
            for (boolean disguised : new boolean[] {false, true}) {
                for (LabeledCase labeled : set.cases(type, disguised, perType, seed)) {
                    Coverage coverage = cover(labeled.text(), words);
                    posts++;
                    if (!count(labeled, coverage, counts)) {
                        leaking++;
                        addSome(missed, show, labeled);
                    }
                }
            }
        }
        List<String> negatives = set.negatives(perType * 2, seed);
        long alarms = 0;
        for (String text : negatives) {
            Coverage coverage = cover(text, new long[2]);
            for (Redaction.Span span : coverage.spans()) {
                of(counts, span.type()).taken++;
            }
            if (!coverage.spans().isEmpty() || coverage.isQuarantined()) {
                alarms++;
            }
        }
        List<TypeRow> rows = new ArrayList<>();
        counts.forEach((type, each) -> rows.add(each.row(type)));
        return new Report(
                set,
                rows,
                new Share(alarms, negatives.size()),
                new Share(words[1], words[0]),
                new Share(leaking, posts),
                missed);
    }

    private static void addSome(List<String> missed, int show, LabeledCase labeled) {
        if (missed.size() < show) {
            missed.add(labeled.type() + ": " + labeled.text());
        }
    }

    /** Whether nothing of the identifier stayed. */
    private static boolean count(LabeledCase labeled, Coverage coverage, Map<IdentifierType, Counts> counts) {
        Counts own = of(counts, labeled.type());
        int writing = labeled.disguised() ? 1 : 0;
        boolean isGone = coverage.coversAll(labeled.start(), labeled.end());
        own.cases[writing]++;
        own.removed[writing] += isGone ? 1 : 0;
        own.halves += !isGone && coverage.touches(labeled.start(), labeled.end()) ? 1 : 0;
        boolean isTyped = false;
        for (Redaction.Span span : coverage.spans()) {
            boolean isRight = span.start() < labeled.end() && span.end() > labeled.start();
            Counts taken = of(counts, span.type());
            taken.taken++;
            taken.takenRightly += isRight ? 1 : 0;
            isTyped |= isRight && span.type() == labeled.type();
        }
        own.typed += isGone && isTyped ? 1 : 0;
        return isGone;
    }

    private static Counts of(Map<IdentifierType, Counts> counts, IdentifierType type) {
        return counts.computeIfAbsent(type, unused -> new Counts());
    }

    private Coverage cover(String text, long[] words) {
        Coverage coverage = Coverage.of(redactor, text);
        health.count(text, coverage);
        Tokens tokens = new Tokens();
        PostTokenizer.tokenize(text, tokens);
        for (int i = 0; i < tokens.count(); i++) {
            if (coverage.isWord(tokens.start(i), tokens.end(i))) {
                words[0]++;
                words[1] += coverage.touches(tokens.start(i), tokens.end(i)) ? 1 : 0;
            }
        }
        return coverage;
    }
}
