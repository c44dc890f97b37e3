package org.listeningpost.ingest.redact.cases;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.redact.names.NameFinder;
import org.listeningpost.ingest.redact.text.AllowList;

/** The bar for identifiers, on the development family; the held-out family is reported and held a little lower. */
final class CaseReportTest {
    private static final int PER_TYPE = 240;
    private static final Redactor REDACTOR = new Redactor(NameFinder.NONE, AllowList.bundled(), 2026, 100_000);

    @Test
    void development_family_reaches_the_bar() {
        hold(CaseFamily.development(), 0.995, 0.95, 0.01);
    }

    @Test
    void held_out_family_reaches_the_bar() {
        hold(CaseFamily.held(), 0.95, 0.90, 0.05);
    }

    @Test
    void the_same_seed_gives_the_same_cases() {
        assertEquals(CaseFamily.held().negatives(50, 3), CaseFamily.held().negatives(50, 3));
    }

    private static void hold(CaseFamily family, double clean, double disguised, double alarms) {
        CaseReport report = new CaseReport(REDACTOR);
        List<String> missed = new ArrayList<>();
        List<CaseReport.Row> rows =
                report.rows(family, PER_TYPE, 7, labeled -> missed.add(labeled.type() + " " + labeled.text()));
        List<String> touched = report.falseAlarms(family, 500, 7);
        StringBuilder table = new StringBuilder(family.name()).append('\n');
        for (CaseReport.Row row : rows) {
            table.append(String.format(
                    "%-12s %-9s %4d recall %.3f halved %d typed %.3f%n",
                    row.type(),
                    row.disguised() ? "disguised" : "clean",
                    row.cases(),
                    row.recall(),
                    row.halved(),
                    row.typed() / (double) Math.max(1, row.cases())));
        }
        System.out.println(table + "false alarms " + touched.size() + " of 500");
        missed.stream().limit(Integer.getInteger("show", 0)).forEach(System.out::println);
        touched.stream().limit(Integer.getInteger("show", 0)).forEach(System.out::println);
        assertAll(
                () -> assertTrue(recall(rows, false) >= clean, "clean recall " + recall(rows, false)),
                () -> assertTrue(recall(rows, true) >= disguised, "disguised recall " + recall(rows, true)),
                () -> assertTrue(touched.size() <= alarms * 500, "false alarms " + touched.size()));
    }

    private static double recall(List<CaseReport.Row> rows, boolean disguised) {
        int cases = 0;
        int removed = 0;
        for (CaseReport.Row row : rows) {
            cases += row.disguised() == disguised ? row.cases() : 0;
            removed += row.disguised() == disguised ? row.removed() : 0;
        }
        return (double) removed / cases;
    }
}
