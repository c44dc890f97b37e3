package org.listeningpost.ingest.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.ingest.redact.names.AuthorNames;
import org.listeningpost.ingest.redact.text.AllowList;
import org.listeningpost.ingest.redact.text.Candidate;
import org.listeningpost.ingest.redact.text.Lexicon;

final class PlainMarksTest {
    private static final PlainMarks PLAIN = new PlainMarks(Lexicon.bundled(), AllowList.bundled());
    private static final Redactor REDACTOR = Redactor.standard(AllowList.bundled());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            so true @jane_doe84, thanks       | @jane_doe84            | [HANDLE]
            RT @janedoe: my shot              | @janedoe               | [HANDLE]
            read https://t.co/aB3 now         | https://t.co/aB3       | [URL]
            see (no) http://cdc.gov/flu.      | http://cdc.gov/flu     | [URL:cdc.gov]
            señora @janedoe. Todos curan        | @janedoe               | [HANDLE]
            """)
    void plain_accounts_and_links_are_seen(String text, String taken, String placeholder) {
        Candidate only = PLAIN.in(text).getFirst();
        assertEquals(taken, text.substring(only.start(), only.end()));
        assertEquals(placeholder, only.placeholder());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane @gmail dot com",
                "jane @company dot com",
                "jane @company . com",
                "jane @company. com",
                "jane @company, com",
                "jane @company (dot) com",
                "jane@company.com",
                "jane @company.com",
                "see you @8pm",
                "thanks @CDCgov",
                "@jane@mastodon.social",
                "https://jane＠example.org",
                "hxxps://example.org/a",
                "[https://example.org]",
                "@jané"
            })
    void what_could_be_more_or_may_stay_is_left_to_the_rules(String text) {
        assertEquals(0, PLAIN.in(text).size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            write jane @company dot com today | write [EMAIL] today
            jane @gmail dot com               | [EMAIL]
            gracias señora @ana_r. Todos      | gracias señora [HANDLE]. Todos
            """)
    void an_address_that_is_written_apart_goes_whole(String text, String expected) {
        Redaction redaction = ((RedactionOutcome.Redacted) REDACTOR.redact(text, AuthorNames.UNKNOWN)).redaction();
        assertEquals(expected, redaction.text().value());
    }
}
