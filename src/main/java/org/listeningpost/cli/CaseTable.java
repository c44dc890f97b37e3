package org.listeningpost.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.listeningpost.ingest.redact.cases.CaseSet;
import org.listeningpost.ingest.redact.evaluation.CaseEvaluation;
import org.listeningpost.ingest.redact.evaluation.Share;

/** Prints what was measured on generated cases, set by set, with what the rules have seen of each. */
final class CaseTable {
    private static final String LINE = "%-12s %-38s %-38s %-38s %6s %7s%n";

    private CaseTable() {}

    static void print(CaseEvaluation evaluation, int perType, long seed, int show, PrintWriter out) {
        for (CaseSet set : CaseSet.values()) {
            CaseEvaluation.Report report = evaluation.run(set, perType, seed, set.isUnseen() ? 0 : show);
            out.printf(
                    "%s (%s), seed %d, up to %d cases a type and writing; [95 %% Wilson]%n",
                    set.title(), set.seen(), seed, perType);
            out.printf(
                    LINE, "type", "clean: gone/all", "disguised: gone/all", "precision: right/taken", "F2", "halves");
            for (CaseEvaluation.TypeRow row : report.rows()) {
                line(row.type().name(), row, out);
            }
            line("all", report.all(), out);
            out.println("right type: " + report.all().typed());
            out.println("false alarms in texts without identifiers: " + report.falseAlarms());
            out.printf(
                    Locale.ROOT,
                    "leaking posts per 10,000 cases: %.1f%n",
                    10_000 * report.leaking().value());
            out.println("words masked in cases: " + report.masked());
            report.missed().forEach(text -> out.println("stayed: " + text));
            out.println();
        }
    }

    private static void line(String name, CaseEvaluation.TypeRow row, PrintWriter out) {
        double f2 = Share.f2(row.precision(), row.recall());
        out.printf(
                LINE,
                name,
                row.clean(),
                row.disguised(),
                row.precision(),
                Double.isNaN(f2) ? "-" : String.format(Locale.ROOT, "%.3f", f2),
                row.halves().hits());
    }
}
