package org.listeningpost.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words that set some posts apart from others, by Elasticsearch's {@code significant_text}. The one place that says what
 * is no word of a post: function words, the redactor's marks, and parts of addresses that posts only link to. Where an ordinary
 * word is also a part of an address ("cnn"), it is a word if enough posts have it otherwise.
 */
public final class WordAggregation {
    /** The words as they are in the index. */
    public static final String FIELD = "text.folded";

    /** What is left out, in the words of an answer's own explanation. */
    public static final String LEFT_OUT =
            "function words of English and Spanish, placeholders, and parts of addresses that posts only link to";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int CHARACTERS_MIN = 3;
    /** Addresses that the posts link to most; a part of a rarer one does not come to the fore. */
    private static final int DOMAINS = 300;

    private static final Set<String> EMPTY = empty();

    private WordAggregation() {}

    /**
     * What goes into a sampler of some posts.
     *
     * @param postsMin fewer posts than these make no word
     * @param background a query for what the posts are set apart from; null for all posts
     */
    public static ObjectNode of(int size, int postsMin, @Nullable String background) {
        ObjectNode aggregations = MAPPER.createObjectNode();
        ObjectNode significant = aggregations.putObject("words").putObject("significant_text");
        significant
                .put("field", FIELD)
                .put("filter_duplicate_text", true)
                .put("min_doc_count", postsMin)
                .put("size", size);
        significant.putArray("source_fields").add("text");
        ArrayNode exclude = significant.putArray("exclude");
        EMPTY.forEach(exclude::add);
        if (background != null) {
            significant.set("background_filter", read(background));
        }
        aggregations
                .putObject("domains")
                .putObject("terms")
                .put("field", PostField.DOMAINS.indexField())
                .put("size", DOMAINS);
        return aggregations;
    }

    /**
     * The buckets that are words, the most conspicuous first.
     *
     * @param sample the sampler's answer
     */
    public static List<JsonNode> words(JsonNode sample, int postsMin) {
        List<JsonNode> words = new ArrayList<>();
        for (JsonNode bucket : sample.at("/words/buckets")) {
            String word = bucket.path("key").asText();
            long spoken = bucket.path("doc_count").asLong() - linking(word, sample);
            if (isWord(word) && spoken >= postsMin) {
                words.add(bucket);
            }
        }
        return words;
    }

    private static boolean isWord(String word) {
        return word.codePointCount(0, word.length()) >= CHARACTERS_MIN
                && word.codePoints().anyMatch(Character::isLetter);
    }

    /** How many posts link to an address that the word is a part of: they have it in the mark of the link. */
    private static long linking(String word, JsonNode sample) {
        long posts = 0;
        for (JsonNode domain : sample.at("/domains/buckets")) {
            String address = domain.path("key").asText();
            if (Arrays.asList(address.split("[.-]")).contains(word)) {
                posts += domain.path("doc_count").asLong();
            }
        }
        return posts;
    }

    /** In lower case without accents. */
    static Set<String> emptyWords() {
        return EMPTY;
    }

    private static Set<String> empty() {
        try (InputStream in = WordAggregation.class.getResourceAsStream("empty-words.txt")) {
            if (in == null) {
                throw new IllegalStateException("empty-words.txt is not in the program");
            }
            Set<String> words = new HashSet<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> words.addAll(Arrays.asList(line.split(" "))));
            return Set.copyOf(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String query) {
        try {
            return MAPPER.readTree(query);
        } catch (IOException e) {
            throw new UncheckedIOException("a query of ours is JSON", e);
        }
    }
}
