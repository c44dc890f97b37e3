package org.listeningpost.ingest.source.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listeningpost.ingest.source.RawRecord;
import org.listeningpost.ingest.source.RawRecord.Read;
import org.listeningpost.ingest.source.RawRecord.Unreadable;
import org.listeningpost.ingest.source.SourceFormat;

final class PlatformFormatTest {
    private static final String FIXTURES = """
            x, x.json
            x, x-notices.json
            x, x-archive.js
            reddit, reddit-listing.json
            reddit, reddit-dump.ndjson
            mastodon, mastodon.json
            mastodon, mastodon-stream.ndjson
            facebook, facebook.json
            instagram, instagram.json
            meta, meta.json
            linkedin, linkedin.json
            linkedin, linkedin-notices.json
            youtube, youtube.json
            bluesky, bluesky.json
            bluesky, bluesky-jetstream.ndjson
            tiktok, tiktok.json
            google_reviews, google_reviews.json
            app_reviews, app_reviews-play.json
            app_reviews, app_reviews-apple.json
            feed, feed-rss.xml
            feed, feed-atom.xml
            """;

    @ParameterizedTest
    @CsvSource(textBlock = FIXTURES)
    void an_answer_of_the_platform_is_read_as_documented(String format, String name) throws IOException {
        List<RawRecord> records = Fixtures.read(format, Fixtures.bytes(name));
        assertEquals(String.join("\n", Fixtures.expected(name)), String.join("\n", Fixtures.lines(records)));
        for (int i = 0; i < records.size(); i++) {
            assertEquals(i, records.get(i).position());
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = FIXTURES)
    void its_format_is_seen_from_its_content(String format, String name) throws IOException {
        byte[] head = Fixtures.bytes(name);
        FormatChoice seen = new FormatDetector().detect(head, SourceFormat.JSON);
        assertEquals(format, seen.keyword());
        assertEquals(
                Fixtures.expected(name).size(),
                Fixtures.read(FormatChoice.AUTO, head).size());
    }

    @ParameterizedTest
    @CsvSource(textBlock = FIXTURES)
    void cut_at_any_place_it_still_ends_in_records_and_a_reason(String format, String name) throws IOException {
        byte[] whole = Fixtures.bytes(name);
        int all = Fixtures.expected(name).size();
        for (int length = 1; length < whole.length - 3; length += 41) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertTrue(Fixtures.read(format, cut).size() <= all + 1, "cut at " + length);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = FIXTURES)
    void values_of_wrong_types_cost_their_record_and_never_the_stream(String format, String name) throws IOException {
        String text = new String(Fixtures.bytes(name), StandardCharsets.UTF_8);
        for (String wrong : List.of("{\"a\":1}", "[[]]", "-1e400")) {
            // Every value behind a colon, one after the other.
            for (int at = text.indexOf(": "); at >= 0; at = text.indexOf(": ", at + 1)) {
                int end = at + 2;
                while (end < text.length() && ",}]\n".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                String changed = text.substring(0, at + 2) + wrong + text.substring(end);
                Fixtures.read(format, changed.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"survey.csv", "survey-es.tsv"})
    void the_columns_of_a_survey_are_told_by_their_headings(String name) throws IOException {
        List<RawRecord> records = Fixtures.read("survey", Fixtures.bytes(name));
        assertEquals(String.join("\n", Fixtures.expected(name)), String.join("\n", Fixtures.lines(records)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss><channel><item><guid>1</guid><title>&b;</title></item></channel></rss>"
                        + " | ! record doctype_refused",
                "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><guid>1</guid><title>&x;</title></item></channel></rss>"
                        + " | ! record doctype_refused",
                "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:9/x.dtd\"><rss/> | ! record doctype_refused",
                "<rss><channel><item><guid>1</guid><title>&nope;</title></item></channel></rss> | ! record malformed_xml",
                "<rss><channel><item><guid>1</guid> | ! record malformed_xml",
                "not xml at all | ! record malformed_xml",
            })
    void hostile_xml_is_refused_and_never_resolved(String xml, String expected) throws IOException {
        assertEquals(List.of(expected), Fixtures.lines(Fixtures.read("feed", xml.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void a_feed_of_any_length_is_read_entry_by_entry_and_a_long_entry_costs_itself() throws IOException {
        StringBuilder body = new StringBuilder("<rss><channel>");
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            String words = i == 7 ? "a".repeat(Fixtures.LIMITS.recordBytesMax() + 1) : "some words of an entry";
            body.append("<item><guid>urn:x:" + i + "</guid><description>" + words + "</description></item>");
        }
        List<RawRecord> records =
                Fixtures.read("feed", body.append("</channel></rss>").toString().getBytes(StandardCharsets.UTF_8));
        assertEquals(count, records.size());
        assertEquals("! record too_large", Fixtures.line(records.get(7)));
        assertEquals(count - 1, records.stream().filter(Read.class::isInstance).count());
    }

    @Test
    void hostile_nesting_is_refused_without_reading_it_into_memory() throws IOException {
        for (PlatformFormat format : PlatformFormat.values()) {
            for (String open :
                    List.of("[", "{\"data\":", "{\"a\":[", "{\"data\":{\"children\":[", "}", "]", "\"", ":")) {
                byte[] body = open.repeat(20_000).getBytes(StandardCharsets.UTF_8);
                for (RawRecord record : Fixtures.read(format.keyword(), body)) {
                    assertInstanceOf(Unreadable.class, record, format + " " + open);
                }
            }
        }
    }

    @Test
    void a_listing_of_any_length_is_read_element_by_element() throws IOException {
        StringBuilder body = new StringBuilder("{\"kind\":\"Listing\",\"data\":{\"children\":[");
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"kind\":\"t1\",\"data\":{\"id\":\"" + i + "\",\"body\":\"some words of a comment, "
                            + "so that all together are longer than one record may be\",\"created_utc\":1767323045}}");
        }
        List<RawRecord> records =
                Fixtures.read("reddit", body.append("]}}").toString().getBytes(StandardCharsets.UTF_8));
        assertTrue(body.length() > Fixtures.LIMITS.recordBytesMax());
        assertEquals(count, records.stream().filter(Read.class::isInstance).count());
    }

    @Test
    void plain_records_stay_plain() throws IOException {
        for (String plain : List.of(
                "{\"id\":\"1\",\"platform\":\"x\",\"created_at\":\"2026-01-01\",\"text\":\"a\"}",
                "{\"id\":\"1\",\"body\":\"a\",\"subreddit\":\"b\",\"created_utc\":1}",
                "[]",
                "")) {
            assertEquals(
                    "ndjson",
                    new FormatDetector()
                            .detect(plain.getBytes(StandardCharsets.UTF_8), SourceFormat.NDJSON)
                            .keyword());
        }
    }

    @Test
    void what_cannot_be_told_is_said_with_the_remedy() {
        FormatChoice.UnclearFormatException unknown = assertThrows(
                FormatChoice.UnclearFormatException.class,
                () -> Fixtures.read("auto", "{\"secret\":\"words\"}".getBytes(StandardCharsets.UTF_8)));
        assertTrue(String.valueOf(unknown.getMessage()).contains("mastodon"));
        assertTrue(!String.valueOf(unknown.getMessage()).contains("secret"));
        FormatChoice.UnclearFormatException both = assertThrows(
                FormatChoice.UnclearFormatException.class,
                () -> Fixtures.read(
                        "auto",
                        "{\"account\":{\"acct\":1},\"content\":1,\"subreddit\":1,\"selftext\":1}"
                                .getBytes(StandardCharsets.UTF_8)));
        assertEquals("the content may be any of reddit, mastodon: name one as the format", both.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "reddit | {\"\\",
                "x | {\"data\":[{\"id\":\"1\",\"text\":\"a\",\"edit_history_tweet_ids\":[\"9999999999999999999\"]}]}",
                "x | {\"id_str\":\"1\",\"full_text\":\"a\",\"edit_info\":{\"initial\":{\"editTweetIds\":[\"9999999999999999999\"]}}}",
            })
    void what_no_platform_sends_ends_in_records_and_not_in_an_exception(String format, String body) throws IOException {
        assertEquals(
                1, Fixtures.read(format, body.getBytes(StandardCharsets.UTF_8)).size());
    }

    @Test
    void mentions_in_a_comment_are_taken_out_wherever_its_sender_says_that_they_are() throws IOException {
        String person = ",\"value\":{\"com.linkedin.common.MemberAttributedEntity\":{\"member\":\"urn:li:person:a\"}}}";
        String body =
                "{\"object\":\"urn:li:activity:1\",\"id\":\"2\",\"message\":{\"text\":\"Ann Lee saw Bo Dean\",\"attributes\":["
                        + "{\"start\":12,\"length\":7" + person
                        + ",{\"start\":0,\"length\":7" + person
                        + ",{\"start\":9223372036854775807,\"length\":1" + person + "]}}";
        Read read = (Read)
                Fixtures.read("linkedin", body.getBytes(StandardCharsets.UTF_8)).getFirst();
        assertEquals("@AnnLee saw @BoDean", read.post().text());
    }
}
