package org.listeningpost.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.post.Kind;
import org.listeningpost.post.Platform;

final class SampleGeneratorTest {
    private static final Instant END = Instant.parse("2026-03-31T18:00:00Z");
    private static final long COUNT = 6_000;
    private static final List<SamplePost> POSTS = posts(1);

    private static List<SamplePost> posts(long seed) {
        SampleGenerator generator = new SampleGenerator(seed, COUNT, END);
        return LongStream.range(0, COUNT).mapToObj(generator::post).toList();
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_seed_others() throws IOException {
        assertArrayEquals(bytes(1, 0, 200), bytes(1, 0, 200));
        assertFalse(java.util.Arrays.equals(bytes(1, 0, 200), bytes(2, 0, 200)));
    }

    @Test
    void pieces_written_apart_are_the_whole() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(bytes(1, 0, 50));
        whole.write(bytes(1, 50, 200));
        assertArrayEquals(bytes(1, 0, 200), whole.toByteArray());
    }

    private static byte[] bytes(long seed, long from, long to) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SampleWriter.write(new SampleGenerator(seed, COUNT, END), from, to, out, null);
        return out.toByteArray();
    }

    @Test
    void each_line_is_a_record_with_known_platform_and_kind() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        for (String line : new String(bytes(1, 0, 500), java.nio.charset.StandardCharsets.UTF_8).split("\n")) {
            JsonNode record = mapper.readTree(line);
            assertTrue(Platform.of(record.path("platform").asText()).isPresent(), line);
            assertTrue(Kind.of(record.path("kind").asText()).isPresent(), line);
            assertFalse(record.path("text").asText().isBlank(), line);
        }
    }

    @Test
    void all_posts_are_of_the_last_90_days_and_ids_are_unique() {
        Set<String> ids = new HashSet<>();
        for (SamplePost post : POSTS) {
            assertTrue(ids.add(post.id()));
            assertFalse(post.createdAt().isAfter(END), post.toString());
            assertTrue(post.createdAt().isAfter(END.minus(Duration.ofDays(91))), post.toString());
        }
    }

    @Test
    void every_kind_of_identifier_is_planted_and_stands_in_its_text() {
        Set<String> types = new TreeSet<>();
        for (SamplePost post : POSTS) {
            for (Planted planted : post.planted()) {
                types.add(planted.type());
                boolean ofAuthor = planted.value().equals(post.author().handle())
                        || planted.value().equals(post.author().name());
                assertTrue(ofAuthor || post.text().contains(planted.value()), post.toString());
            }
        }
        Set<String> expected = new TreeSet<>();
        for (IdentifierType type : IdentifierType.values()) {
            expected.add(type.name());
        }
        // a place finer than a state stands in the posts about the outbreak; NUM is the redactor's last resort
        expected.remove("PLACE");
        expected.remove("NUM");
        assertEquals(expected, types);
    }

    @Test
    void the_rumor_spikes_twice_and_the_outbreak_stays_in_one_region() {
        Map<Long, Long> rumor = perDay("flu spray|espray|flu mist");
        assertTrue(sum(rumor, 27, 31) > 5 * sum(rumor, 40, 44), rumor.toString());
        assertTrue(sum(rumor, 73, 77) > 5 * sum(rumor, 50, 54), rumor.toString());
        Set<String> regions = POSTS.stream()
                .filter(post -> post.text().toLowerCase(java.util.Locale.ROOT).contains("norovirus"))
                .map(post -> String.valueOf(post.region()))
                .collect(Collectors.toSet());
        assertEquals(Set.of("US-ME"), regions);
    }

    private static long sum(Map<Long, Long> perDay, long from, long to) {
        return LongStream.rangeClosed(from, to)
                .map(day -> perDay.getOrDefault(day, 0L))
                .sum();
    }

    private static Map<Long, Long> perDay(String pattern) {
        Map<Long, Long> counts = new HashMap<>();
        Instant first = END.truncatedTo(java.time.temporal.ChronoUnit.DAYS).minus(Duration.ofDays(89));
        for (SamplePost post : POSTS) {
            if (java.util.regex.Pattern.compile(pattern).matcher(post.text()).find()) {
                counts.merge(Duration.between(first, post.createdAt()).toDays(), 1L, Long::sum);
            }
        }
        return counts;
    }

    @Test
    void a_reply_follows_the_post_that_it_answers_on_the_same_platform() {
        Map<String, SamplePost> byId = POSTS.stream().collect(Collectors.toMap(SamplePost::id, post -> post));
        List<SamplePost> replies =
                POSTS.stream().filter(post -> post.inReplyTo() != null).toList();
        assertTrue(replies.size() > COUNT / 20);
        for (SamplePost reply : replies) {
            SamplePost parent = byId.get(reply.inReplyTo());
            assertTrue(parent != null && !reply.createdAt().isBefore(parent.createdAt()), reply.toString());
            assertEquals(parent.platform(), reply.platform());
        }
    }
}
