package org.listeningpost.ingest.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listeningpost.ingest.redact.text.AllowList;

final class MarkScannerTest {
    private final MarkScanner scanner =
            new MarkScanner(AllowList.bundled().and(List.of(), List.of("cdc.gov", "who.int")));

    private MarkScanner.Found scan(String text) {
        MarkScanner.Found found = new MarkScanner.Found();
        scanner.scan(text, found);
        return found;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#FluShot now, #flushot! ＃Gripe | flushot gripe",
                "#Vacunación #covid_19 #19 #2020vision | vacunacion covid_19 2020vision",
                "a#b &#39; # alone ## | ''",
                "#PrayFor[PERSON] #[PERSON] | ''",
                "(#one)#two | one two",
            })
    void hashtags_are_canonical_and_what_was_redacted_is_not_among_them(String text, String expected) {
        assertEquals(expected, String.join(" ", scan(text).hashtags()));
    }

    @Test
    void links_are_kept_of_allowed_publishers_only_and_without_query() {
        MarkScanner.Found found = scan("see https://www.CDC.gov/flu/?who=me#x, http://blog.cdc.gov/a/ www.who.int."
                + " https://evilcdc.gov/ https://joe@cdc.gov/ https://t.co/x https://cdc.gov.example.org/");
        assertEquals(
                List.of("https://cdc.gov/flu", "https://blog.cdc.gov/a", "https://who.int"), List.copyOf(found.urls()));
        assertEquals(List.of("cdc.gov", "blog.cdc.gov", "who.int"), List.copyOf(found.domains()));
    }

    @Test
    void what_redaction_left_of_a_link_tells_its_publisher() {
        assertEquals(
                List.of("cdc.gov"),
                List.copyOf(scan("see [URL:cdc.gov], [URL] and [URL:evil.example.org]")
                        .domains()));
    }

    @Test
    void emoji_are_whole_and_without_skin_tone() {
        MarkScanner.Found found = scan("👍🏽👍 👩🏿\u200D⚕️ 🇪🇸 ❤️ ❤ © 1️⃣ 😀");
        assertEquals(List.of("👍", "👩\u200D⚕", "🇪🇸", "❤", "😀"), List.copyOf(found.emoji()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@user hi @Some.One. and (@a_b) | user Some.One a_b",
                "joe@x.org x+@y.org @ alone | ''",
                "@who@mastodon.example says | who@mastodon.example",
                "@señora, @山田 | señora 山田",
                ".@user says, -@other and a.@b ..@c | user other c",
            })
    void mentions_are_handles_and_not_e_mail(String text, String expected) {
        List<String> handles = new ArrayList<>();
        MarkScanner.mentions(text, handles::add);
        assertEquals(expected, String.join(" ", handles));
    }
}
