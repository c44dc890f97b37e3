package org.listeningpost.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.listeningpost.ingest.redact.text.IdentifierType;

final class WordAggregationTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void empty_words_are_written_as_the_index_has_them() {
        Set<String> words = WordAggregation.emptyWords();
        for (String word : words) {
            assertEquals(Normalizer.normalize(word, Normalizer.Form.NFD).toLowerCase(Locale.ROOT), word);
        }
        assertTrue(
                words.containsAll(List.of("que", "los", "but", "not", "lphandle", "lpurl", "lpperson", "com", "esta")));
        for (IdentifierType type : IdentifierType.values()) {
            assertTrue(words.contains("lp" + type.name().replace("_", "").toLowerCase(Locale.ROOT)), type::name);
        }
        for (String kept : List.of("health", "plan", "date", "age", "place", "account", "device", "flu", "vacuna")) {
            assertFalse(words.contains(kept), kept);
        }
    }

    @Test
    void a_part_of_an_address_is_a_word_only_where_posts_say_it() throws IOException {
        String sample = """
                {"domains": {"buckets": [{"key": "nyti.ms", "doc_count": 40}, {"key": "edition.cnn.it", "doc_count": 20}]},
                 "words": {"buckets": [
                  {"key": "place", "doc_count": 31},
                  {"key": "nyti", "doc_count": 42},
                  {"key": "cnn", "doc_count": 40},
                  {"key": "measles", "doc_count": 9},
                  {"key": "of", "doc_count": 40},
                  {"key": "2020", "doc_count": 40}]}}""";
        assertEquals(
                List.of("place", "cnn", "measles"),
                WordAggregation.words(MAPPER.readTree(sample), 5).stream()
                        .map(bucket -> bucket.path("key").asText())
                        .toList());
    }
}
