package org.listeningpost.ingest.redact.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.redact.cases.CaseSet;
import org.listeningpost.ingest.redact.names.NameFinder;
import org.listeningpost.ingest.redact.text.AllowList;
import org.listeningpost.ingest.redact.text.IdentifierType;

/** The arithmetic of the table, tried with redactors of which is known what they do. */
final class CaseEvaluationTest {
    private static final int PER_TYPE = 20;

    private static CaseEvaluation.Report measured(Redactor redactor, CaseSet set) throws IOException {
        return new CaseEvaluation(redactor, HealthTerms.bundled()).run(set, PER_TYPE, 7, 3);
    }

    @Test
    void a_redactor_that_refuses_everything_misses_nothing_and_alarms_always() throws IOException {
        Redactor refuses = new Redactor(NameFinder.NONE, AllowList.bundled(), 2026, 0);
        CaseEvaluation.Report report = measured(refuses, CaseSet.DEVELOPMENT);
        assertEquals(1, report.all().recall().value());
        assertEquals(new Share(2 * PER_TYPE, 2 * PER_TYPE), report.falseAlarms());
        assertEquals(1, report.masked().value());
        assertEquals(0, report.leaking().hits());
        assertTrue(report.missed().isEmpty());
    }

    @Test
    void what_stays_is_counted_as_leaking_and_shown() throws IOException {
        Redactor withoutNames = new Redactor(NameFinder.NONE, AllowList.bundled(), 2026, 100_000);
        CaseEvaluation.Report report = measured(withoutNames, CaseSet.SECOND_SPENT);
        CaseEvaluation.TypeRow persons = report.rows().stream()
                .filter(row -> row.type() == IdentifierType.PERSON)
                .findFirst()
                .orElseThrow();
        assertTrue(persons.recall().hits() < persons.recall().total() / 2, "nobody looks for names here");
        assertEquals(
                report.all().recall().total() - report.all().recall().hits(),
                report.leaking().hits());
        assertEquals(3, report.missed().size());
    }

    @Test
    void every_type_has_its_cases_and_every_set_says_what_the_rules_know_of_it() {
        Set<IdentifierType> covered = EnumSet.noneOf(IdentifierType.class);
        for (CaseSet set : CaseSet.values()) {
            covered.addAll(set.types());
            assertTrue(set.seen().matches("(SEEN|SPENT|UNSEEN): .+"), set.seen());
            for (IdentifierType type : set.types()) {
                assertEquals(200, set.cases(type, false, 200, 7).size(), set + " " + type);
            }
        }
        assertEquals(EnumSet.allOf(IdentifierType.class), covered);
    }
}
