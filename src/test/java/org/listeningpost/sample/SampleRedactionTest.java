package org.listeningpost.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listeningpost.ingest.redact.RedactionOutcome;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.redact.names.AuthorNames;

/** The manifest knows what was planted, so here nothing depends on what somebody believes the redactor finds. */
final class SampleRedactionTest {
    private static final Instant END = Instant.parse("2026-03-31T18:00:00Z");

    @Test
    void no_planted_datum_of_the_demo_survives_in_its_text() {
        Redactor redactor = Redactor.standard();
        SampleGenerator generator = new SampleGenerator(1, 6_000, END);
        List<String> survivors = new ArrayList<>();
        for (long index = 0; index < 6_000; index++) {
            SamplePost post = generator.post(index);
            AuthorNames author =
                    new AuthorNames(post.author().handle(), post.author().name());
            String text =
                    switch (redactor.redact(post.text(), author)) {
                        case RedactionOutcome.Redacted done ->
                            done.redaction().text().value();
                        case RedactionOutcome.Quarantined refused -> "";
                    };
            for (Planted planted : post.planted()) {
                if (text.contains(planted.value())) {
                    survivors.add(planted.type() + " in: " + post.text());
                }
            }
        }
        assertEquals(List.of(), survivors);
    }
}
