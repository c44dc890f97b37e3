package org.listeningpost.ingest.redact.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.listeningpost.ingest.redact.Redaction;
import org.listeningpost.ingest.redact.RedactionOutcome;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.redact.names.AuthorNames;
import org.listeningpost.ingest.redact.text.IdentifierType;

/** Counts what a redactor does with a family of cases. */
public final class CaseReport {
    private final Redactor redactor;

    public CaseReport(Redactor redactor) {
        this.redactor = redactor;
    }

    /**
     * One line of the table.
     *
     * @param removed cases of which no letter or digit stayed; a quarantined text counts as removed
     * @param halved cases of which a part stayed and a part went
     * @param typed removed cases that carry the right type
     */
    public record Row(IdentifierType type, boolean disguised, int cases, int removed, int halved, int typed) {
        public double recall() {
            return cases == 0 ? 1 : (double) removed / cases;
        }
    }

    /** Both ways of writing of every type. {@code missed} sees each case that was not removed. */
    public List<Row> rows(CaseFamily family, int perType, long seed, Consumer<LabeledCase> missed) {
        List<Row> rows = new ArrayList<>();
        for (IdentifierType type : family.types()) {
            rows.add(row(type, false, family.cases(type, false, perType, seed), missed));
            rows.add(row(type, true, family.cases(type, true, perType, seed), missed));
        }
        return rows;
    }

    /** Counts cases of one type. {@code missed} sees each case that was not removed. */
    public Row row(IdentifierType type, boolean disguised, List<LabeledCase> cases, Consumer<LabeledCase> missed) {
        int removed = 0;
        int halved = 0;
        int typed = 0;
        for (LabeledCase labeled : cases) {
            List<Redaction.Span> spans = spansOf(labeled.text());
            int left = charactersLeft(labeled, spans);
            int all = charactersLeft(labeled, List.of());
            removed += left == 0 ? 1 : 0;
            halved += left > 0 && left < all ? 1 : 0;
            boolean right = spans.stream()
                    .anyMatch(s -> s.type() == type && s.start() < labeled.end() && s.end() > labeled.start());
            typed += left == 0 && right ? 1 : 0;
            if (left > 0) {
                missed.accept(labeled);
            }
        }
        return new Row(type, disguised, cases.size(), removed, halved, typed);
    }

    /** Texts without any identifier in which something was taken out. */
    public List<String> falseAlarms(CaseFamily family, int count, long seed) {
        return falseAlarms(family.negatives(count, seed));
    }

    /** Those of the texts in which something was taken out. */
    public List<String> falseAlarms(List<String> texts) {
        return texts.stream().filter(text -> !spansOf(text).isEmpty()).toList();
    }

    private List<Redaction.Span> spansOf(String text) {
        return switch (redactor.redact(text, AuthorNames.UNKNOWN)) {
            case RedactionOutcome.Redacted redacted -> redacted.redaction().spans();
            case RedactionOutcome.Quarantined quarantined ->
                List.of(new Redaction.Span(0, text.length(), IdentifierType.NUM, quarantined.code(), ""));
        };
    }

    private static int charactersLeft(LabeledCase labeled, List<Redaction.Span> spans) {
        int left = 0;
        for (int i = labeled.start(); i < labeled.end(); i++) {
            int at = i;
            boolean told = Character.isLetterOrDigit(labeled.text().charAt(i))
                    || Character.isSurrogate(labeled.text().charAt(i));
            left += told && spans.stream().noneMatch(s -> s.start() <= at && at < s.end()) ? 1 : 0;
        }
        return left;
    }
}
