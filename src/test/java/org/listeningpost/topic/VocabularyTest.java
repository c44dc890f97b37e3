package org.listeningpost.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled vocabulary, and what is said about one that is wrong. */
final class VocabularyTest {
    private static final Set<String> AREAS = Set.of(
            "symptoms",
            "conditions",
            "vaccines",
            "medicines",
            "side_effects",
            "access",
            "waiting",
            "cost",
            "billing",
            "staff",
            "communication",
            "facilities",
            "misinformation");

    @TempDir
    Path folder;

    @Test
    void every_bundled_query_is_sound() {
        assertEquals(List.of(), VocabularyQueries.check(Vocabulary.bundled().topics()));
    }

    @Test
    void every_area_has_topics_with_titles_in_both_languages_and_words_of_a_known_source() {
        Vocabulary vocabulary = Vocabulary.bundled();
        for (String area : AREAS) {
            assertTrue(vocabulary.find(area).orElseThrow().isArea());
            assertTrue(vocabulary.of(area).size() >= 5, area);
        }
        assertTrue(vocabulary.topics().size() > 100);
        for (Topic topic : vocabulary.topics()) {
            assertFalse(topic.title().en().isBlank() || topic.title().es().isBlank(), topic.id());
            assertTrue(topic.rows().size() >= 2, topic.id() + " has words in both languages");
            topic.rows().forEach(row -> assertFalse(row.source().licence().isBlank()));
        }
    }

    @Test
    void a_file_that_is_wrong_is_named_with_its_line_or_topic() throws IOException {
        Files.writeString(folder.resolve("vocabulary.yaml"), """
                version: 1
                sources: {own: {name: us, licence: Apache-2.0}}
                areas: [pets]
                """);
        assertMessage("pets.yaml of the vocabulary cannot be read");
        Files.writeString(folder.resolve("pets.yaml"), """
                area: pets
                title: {en: Pets, es: Mascotas}
                terms:
                  - own: pet
                topics:
                  - id: dogs
                    title: {en: Dogs, es: Perros}
                    terms:
                      - theirs: dog
                """);
        assertMessage("pets.yaml: dogs has words from \"theirs\", which the sources in vocabulary.yaml do not name");
        Files.writeString(folder.resolve("pets.yaml"), """
                area: pets
                titel: {en: Pets, es: Mascotas}
                """);
        String message = assertThrows(VocabularyException.class, () -> VocabularyReader.of(folder))
                .getMessage();
        assertTrue(message != null && message.startsWith("pets.yaml, line ") && message.contains("\"titel\""), message);
    }

    @Test
    void a_topic_is_not_made_of_topics_of_people_or_of_what_moves_on() {
        Topic.Title title = new Topic.Title("a", "a");
        List<String> codes = VocabularyQueries.check(List.of(
                        new Topic("one", null, title, "flu topic:vaccines", List.of()),
                        new Topic("two", null, title, "flu created:>now-7d", List.of()),
                        new Topic("three", null, title, "(flu", List.of()),
                        new Topic("four", null, title, "flu -author:abc", List.of()),
                        new Topic("five", null, title, "flu OR @abcdefghijklmnopqrstuvwxyz", List.of()),
                        new Topic("six", null, title, "flu OR @cdcgov", List.of())))
                .stream()
                .map(mistake -> mistake.topic() + " " + mistake.code())
                .toList();
        assertEquals(
                List.of(
                        "one topic_in_topic",
                        "two relative_date",
                        "three unbalanced_parenthesis",
                        "four author_in_topic",
                        "five author_in_topic"),
                codes);
    }

    private void assertMessage(String expected) {
        assertEquals(
                expected,
                assertThrows(VocabularyException.class, () -> VocabularyReader.of(folder))
                        .getMessage());
    }
}
