package org.listeningpost.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.ingest.redact.RedactionOutcome;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.redact.names.AuthorNames;
import org.listeningpost.sample.SampleGenerator;
import org.listeningpost.sample.SamplePost;

class PostGuardTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final PostGuard GUARD = PostGuard.bundled();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssn 523-45-6789",
                "523 45 6789",
                "my number is 523.45.6789.",
                "(523-45-6789)",
                "card 4111 1111 1111 1111, exp 12/28",
                "4111111111111111",
                "5500-0000-0000-0004",
                "3782 822463 10005",
                "mail jane.doe@example.org.",
                "JANE+list@mail.example.co.uk",
                "josé@correo.es",
                "call 415-867-5309",
                "call (415) 867-5309 now",
                "1-415-867-5309",
                "1 (415) 867-5309",
                "415.867.5309",
                "4158675309",
                "+1 415 867 5309",
                "+34 612 345 678",
                "+442071838750",
                "[PHONE] or 415\u2011867\u20115309",
                "#415-867-5309"
            })
    void an_identifier_is_refused_wherever_it_stands(String text) throws IOException {
        for (String field : List.of("text", "title", "attachment_text")) {
            assertTrue(refuses(field, text), () -> field + ": " + text);
            assertTrue(
                    refuses(field, "in the ER since 7am, " + text + " 24/7 (yes) @mercy"), () -> field + ": " + text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Three hours in the waiting room at [HANDLE], call me at [PHONE] \ud83d\ude21 #ERwait",
                "[EMAIL] [SSN] [ACCOUNT] [NUM] [DATE:2026] [AGE:90+] [ZIP:941]",
                "@mercyclinic and @cdc.gov say so; hi.@nurse.joy",
                "120/80, 98.6, 10,000 cases, 1 200 000 doses, 2020-21, 2026-05-01T12:30:00Z",
                "ratio 1:1000000, 99.999999999 %, $1,250.00, 50mg 2x/day (3-4 weeks)",
                "NCT04368728, ISBN 978-0-306-40615-7, v2.10.3, COVID-19, H1N1, 555-1234",
                "call 911, 988 or 211 @ 5pm + 10%",
                "https://www.cdc.gov/flu/2026/07-12-345.html",
                "000-12-3456 and 666-12-3456 are no numbers of anybody"
            })
    void what_redaction_leaves_passes(String text) throws IOException {
        assertFalse(refuses("text", text), text);
    }

    @Test
    void a_text_that_is_none_is_refused() {
        assertTrue(refuses("{\"text\":5234567890}"));
        assertTrue(refuses("{\"text\":[\"a\"]}"));
        assertTrue(refuses("{\"text\":"));
        assertFalse(refuses("{\"text\":null,\"id\":\"4158675309\",\"engagement\":{\"likes\":4158675309}}"));
    }

    @Test
    void a_long_text_costs_no_more_than_its_length() {
        String[] hostile = {"1 ", "5", "(", "+1", "a@a.", "415-", "4111 "};
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (String piece : hostile) {
                refuses("text", piece.repeat(500_000 / piece.length()));
            }
        });
    }

    @Test
    void no_post_of_the_sample_is_refused_once_it_is_redacted() throws IOException {
        Redactor redactor = Redactor.standard();
        List<String> refused = new ArrayList<>();
        int raw = 0;
        SampleGenerator sample = new SampleGenerator(1, 6_000, Instant.parse("2026-03-31T00:00:00Z"));
        for (int i = 0; i < 1_500; i++) {
            SamplePost post = sample.post(i);
            raw += refuses("text", post.text()) ? 1 : 0;
            if (redactor.redact(post.text(), AuthorNames.UNKNOWN) instanceof RedactionOutcome.Redacted done
                    && refuses("text", done.redaction().text().value())) {
                refused.add(done.redaction().text().value());
            }
        }
        assertEquals(List.of(), refused);
        assertTrue(raw > 0, "the sample holds identifiers before redaction");
    }

    private static boolean refuses(String field, String text) throws IOException {
        StringWriter json = new StringWriter();
        MAPPER.writeValue(json, MAPPER.createObjectNode().put(field, text));
        return refuses(json.toString());
    }

    private static boolean refuses(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return GUARD.refuses(bytes, 0, bytes.length);
    }
}
