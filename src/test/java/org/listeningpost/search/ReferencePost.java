package org.listeningpost.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A post made of words whose analysis is known beforehand, so that what should match can be told without an engine. */
public record ReferencePost(
        String id,
        Instant createdAt,
        @Nullable Instant editedAt,
        Map<String, List<String>> texts,
        Map<String, List<String>> keywords,
        Map<String, Double> numbers,
        boolean isQuestion,
        boolean isVerified) {

    private static final List<String> PLATFORMS = List.of("reddit", "x", "youtube", "survey");
    private static final List<String> KINDS = List.of("post", "comment", "reply", "review", "share");

    public static List<ReferencePost> many(long seed, int count) {
        Random random = new Random(seed);
        List<ReferencePost> posts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            posts.add(one(random, "post-" + i));
        }
        return posts;
    }

    private static ReferencePost one(Random random, String id) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        texts.put("text", words(random, 1 + random.nextInt(9)));
        if (random.nextInt(3) == 0) {
            texts.put("title", words(random, 1 + random.nextInt(3)));
        }
        if (random.nextInt(5) == 0) {
            texts.put("attachment_text", words(random, 1 + random.nextInt(6)));
        }
        Instant created = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(74 * 24) * 3_600L);
        Instant edited = random.nextInt(3) == 0 ? created.plusSeconds(random.nextInt(100_000)) : null;
        return new ReferencePost(
                id,
                created,
                edited,
                texts,
                keywords(random),
                numbers(random),
                random.nextInt(3) == 0,
                random.nextBoolean());
    }

    private static Map<String, List<String>> keywords(Random random) {
        Map<String, List<String>> keywords = new LinkedHashMap<>();
        keywords.put("platform", one(random, PLATFORMS));
        keywords.put("kind", one(random, KINDS));
        keywords.put("language", one(random, List.of("en", "es", "und")));
        keywords.put("sentiment.label", one(random, List.of("negative", "neutral", "positive")));
        keywords.put("author.kind", one(random, List.of("person", "media", "official", "organisation")));
        keywords.put("author.key", one(random, List.of("-aB_9", "other")));
        keywords.put("place.country", one(random, List.of("US", "MX")));
        keywords.put("place.region", one(random, List.of("US-CA", "US-NY", "MX-CMX")));
        keywords.put("topics", few(random, List.of("vaccines", "access_to_care", "cost")));
        keywords.put("facility", few(random, List.of("St. Mary's \"East\"", "north")));
        keywords.put("campaign", few(random, List.of("OR", "a\\b", "fall")));
        keywords.put("domains", few(random, List.of("cdc.gov", "who.int")));
        keywords.put(
                "hashtags", few(random, List.of("flushot", "vacuna", "covid19", "health", "flu", "vaccine", "nino")));
        keywords.put("mentions", few(random, List.of("cdcgov", "who", "aB_9-x")));
        keywords.put("emoji", few(random, List.of("😷", "💉", "👍", "🇪🇸")));
        keywords.put("urls", few(random, List.of("https://www.cdc.gov/flu")));
        keywords.values().removeIf(List::isEmpty);
        return keywords;
    }

    private static Map<String, Double> numbers(Random random) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String field : List.of("likes", "shares", "comments", "views", "total")) {
            numbers.put("engagement." + field, (double) random.nextInt(60));
        }
        if (random.nextInt(4) > 0) {
            numbers.put("author.followers", (double) random.nextInt(60));
        }
        if (random.nextInt(3) == 0) {
            numbers.put("rating", random.nextInt(11) / 10.0);
        }
        if (random.nextInt(4) == 0) {
            numbers.put("redactions.URL", 1.0);
        }
        return numbers;
    }

    private static List<String> words(Random random, int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(Vocabulary.SURFACES.get(random.nextInt(Vocabulary.SURFACES.size())));
        }
        return words;
    }

    private static List<String> one(Random random, List<String> values) {
        return List.of(values.get(random.nextInt(values.size())));
    }

    private static List<String> few(Random random, List<String> values) {
        return values.stream()
                .filter(value -> random.nextInt(values.size() + 1) == 0)
                .toList();
    }

    /** As it goes into the index. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", id);
        document.put("created_at", createdAt.toString());
        if (editedAt != null) {
            document.put("edited_at", editedAt.toString());
        }
        texts.forEach((field, words) -> document.put(field, String.join(" ", words)));
        keywords.forEach((field, values) -> put(document, field, values.size() == 1 ? values.getFirst() : values));
        numbers.forEach((field, value) -> put(document, field, isWhole(field) ? (Object) value.longValue() : value));
        document.put("is_question", isQuestion);
        put(document, "author.verified", isVerified);
        return document;
    }

    private static boolean isWhole(String field) {
        return !field.equals("rating");
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> document, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            document.put(path, value);
        } else {
            put(
                    (Map<String, Object>) document.computeIfAbsent(
                            path.substring(0, dot), key -> new LinkedHashMap<String, Object>()),
                    path.substring(dot + 1),
                    value);
        }
    }
}
