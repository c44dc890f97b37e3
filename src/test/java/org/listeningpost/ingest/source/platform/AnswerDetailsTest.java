package org.listeningpost.ingest.source.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.RawPost;
import org.listeningpost.ingest.source.RawRecord.Read;

/** What platforms write that is easily taken for something else. */
final class AnswerDetailsTest {
    private static List<RawPost> posts(String format, String body) throws IOException {
        return Fixtures.read(format, body.getBytes(StandardCharsets.UTF_8)).stream()
                .filter(Read.class::isInstance)
                .map(each -> ((Read) each).post())
                .toList();
    }

    @Test
    void comments_of_facebook_are_seen_though_nobody_asked_for_more_than_is_given() throws IOException {
        String common = "\"created_time\":\"2026-05-20T11:00:00+0000\",\"message\":\"Late\"";
        String asked = ",\"from\":{\"id\":\"%s\",\"name\":\"A\"},\"id\":\"%s\"}";
        assertEquals(
                "comment",
                posts("facebook", "{" + common + asked.formatted("55", "2001_3001"))
                        .getFirst()
                        .kind());
        assertEquals(
                "post",
                posts("facebook", "{" + common + asked.formatted("1001", "1001_2001"))
                        .getFirst()
                        .kind());
        assertEquals(
                "comment",
                posts("facebook", "{" + common + ",\"id\":\"2001_3001\",\"object\":{\"id\":\"1001_2001\"}}")
                        .getFirst()
                        .kind());
        assertEquals(
                "post",
                posts("facebook", "{" + common + ",\"id\":\"1001_2001\"}")
                        .getFirst()
                        .kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"posts", "feed", "published_posts", "visitor_posts", "tagged"})
    void what_a_visitor_wrote_on_a_page_is_a_post_and_what_answers_it_a_comment(String list) throws IOException {
        String written = "{\"id\":\"%s\",\"created_time\":\"2026-05-20T11:00:00+0000\",\"message\":\"Late\","
                + "\"from\":{\"id\":\"55\",\"name\":\"Ana Doe\"}%s}";
        String comment = ",\"comments\":{\"data\":[" + written.formatted("2001_3001", "") + "]}";
        String page = "{\"" + list + "\":{\"data\":[" + written.formatted("1001_2001", comment) + ","
                + written.formatted("1001_2002", "") + "]},\"id\":\"1001\"}";
        for (String format : List.of("facebook", "auto")) {
            List<RawPost> posts = posts(format, page);
            assertEquals(
                    List.of("post", "comment", "post"),
                    posts.stream().map(RawPost::kind).toList());
            assertEquals("Ana Doe", posts.getFirst().author().displayName());
            assertEquals("1001_2001", posts.get(1).inReplyTo());
            assertEquals("1001_2002", posts.get(2).thread());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reddit", "bluesky", "facebook", "instagram"})
    void an_element_with_all_its_replies_may_be_as_long_as_a_page(String format) throws IOException {
        String filler = ",\"filler\":\"" + "x".repeat(3 << 20) + "\"";
        String element =
                switch (format) {
                    case "reddit" ->
                        "{\"kind\":\"t1\",\"data\":{\"id\":\"1\",\"body\":\"Late\",\"created_utc\":1767323045" + filler
                                + "}}";
                    case "bluesky" ->
                        "{\"thread\":{\"post\":{\"uri\":\"at://a\",\"record\":{\"text\":\"Late\"}}" + filler + "}}";
                    default -> "{\"id\":\"1\",\"message\":\"Late\",\"caption\":\"Late\"" + filler + "}";
                };
        assertEquals(
                List.of("Late"),
                posts(format, element).stream().map(RawPost::text).toList());
    }

    @Test
    void a_thread_of_bluesky_brings_what_it_answers() throws IOException {
        String post =
                "\"post\":{\"uri\":\"at://%s\",\"record\":{\"text\":\"%s\",\"createdAt\":\"2026-05-20T10:00:00Z\"}}";
        String body = "{\"thread\":{" + post.formatted("c", "third") + ",\"parent\":{" + post.formatted("b", "second")
                + ",\"parent\":{" + post.formatted("a", "first") + "}}}}";
        assertEquals(
                List.of("third", "second", "first"),
                posts("bluesky", body).stream().map(RawPost::text).toList());
    }

    @Test
    void words_of_youtube_that_are_plain_stay_plain() throws IOException {
        String comment =
                "{\"id\":\"1\",\"snippet\":{\"videoId\":\"v\",\"publishedAt\":\"2026-05-20T10:00:00Z\",\"textDisplay\":\"%s\"}}";
        assertEquals(
                "x<y then wait",
                posts("youtube", comment.formatted("x<y then wait")).getFirst().text());
        assertEquals(
                "a\nb & c",
                posts("youtube", comment.formatted("a<br>b &amp; c")).getFirst().text());
    }

    @Test
    void the_word_original_is_googles_only_behind_its_other_sign() throws IOException {
        String review = "{\"reviewId\":\"1\",\"comment\":\"%s\"}";
        String own = "I lost my (Original) papers";
        assertEquals(
                own, posts("google_reviews", review.formatted(own)).getFirst().text());
        assertEquals(
                "Mucha espera",
                posts("google_reviews", review.formatted("(Translated by Google) Long\\n\\n(Original)\\nMucha espera"))
                        .getFirst()
                        .text());
        assertEquals(
                "Mucha espera",
                posts("google_reviews", review.formatted("Mucha espera\\n\\n(Translated by Google)\\nLong"))
                        .getFirst()
                        .text());
    }

    @Test
    void an_entry_that_tells_its_last_change_alone_is_looked_for_in_other_months() throws IOException {
        RawPost entry = posts(
                        "feed",
                        "<feed><entry><id>urn:a:1</id><updated>2026-05-02T00:00:00Z</updated>"
                                + "<content>Late</content></entry></feed>")
                .getFirst();
        assertEquals("2026-05-02T00:00:00Z", entry.createdAt());
        assertNotNull(entry.editedAt());
    }

    @Test
    void blanks_of_many_elements_are_one_and_cost_no_time() {
        String html = "a" + "<i> </i>".repeat(200_000) + "b <br> c";
        assertTimeout(Duration.ofSeconds(20), () -> assertEquals("a b\nc", HtmlText.of(html)));
    }

    @Test
    void a_stream_that_breaks_is_not_taken_for_a_mistake_in_the_feed() {
        byte[] begun = "<rss><channel><item><guid>1</guid>".getBytes(StandardCharsets.UTF_8);
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new EOFException();
            }
        };
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(Arrays.copyOf(begun, begun.length)), broken);
        assertThrows(
                EOFException.class,
                () -> Fixtures.drain(
                        FormatChoice.ofKeyword("feed").orElseThrow().open(in, Fixtures.LIMITS, FieldNames.STANDARD)));
    }
}
