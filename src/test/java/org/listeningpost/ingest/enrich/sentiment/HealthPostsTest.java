package org.listeningpost.ingest.enrich.sentiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HealthPostsTest {
    private static Set<String> fingerprints(String part) {
        Set<String> all = new HashSet<>();
        for (LabeledPosts set : LabeledPosts.health(part)) {
            for (LabeledPosts.Post post : set.posts()) {
                assertTrue(all.add(LabeledPosts.fingerprint(post.text())), () -> part + " twice: " + post.text());
            }
        }
        return all;
    }

    @Test
    void what_is_learned_is_never_measured() {
        Set<String> learned = fingerprints("train");
        learned.addAll(fingerprints("dev"));
        for (String part : List.of("kept", "test", "test-b")) {
            Set<String> both = fingerprints(part);
            both.retainAll(learned);
            assertEquals(Set.of(), both, part);
        }
    }

    @Test
    void learned_posts_have_a_translation_and_kept_ones_lend_none() {
        int learned = 0;
        int translated = 0;
        for (String part : List.of("dev", "train")) {
            learned += fingerprints(part).size();
            for (LabeledPosts set : LabeledPosts.translatedHealth(part)) {
                assertTrue(Set.of("en", "es").contains(set.language()));
                translated += set.posts().size();
            }
        }
        assertTrue(translated <= learned && translated > 0.98 * learned, translated + " of " + learned);
    }

    @Test
    void the_training_posts_are_balanced_and_a_tenth_is_kept() {
        for (LabeledPosts set : LabeledPosts.health("train")) {
            int[] counts = new int[Weights.LABELS];
            set.posts().forEach(post -> counts[post.label()]++);
            for (int count : counts) {
                assertTrue(count > 0.26 * set.posts().size(), set.name() + " " + count);
            }
        }
        double kept = fingerprints("kept").size();
        double share = kept / (kept + fingerprints("train").size());
        assertTrue(share > 0.08 && share < 0.12, () -> "kept " + share);
    }

    @Test
    void the_written_posts_of_other_talk_are_balanced_and_all_different() {
        LabeledPosts general = LabeledPosts.general();
        assertEquals("es", general.language());
        Set<String> texts = new HashSet<>();
        int[] counts = new int[Weights.LABELS];
        for (LabeledPosts.Post post : general.posts()) {
            assertTrue(texts.add(LabeledPosts.fingerprint(post.text())), () -> "twice: " + post.text());
            counts[post.label()]++;
        }
        for (int count : counts) {
            assertTrue(count > 0.3 * texts.size(), () -> count + " of " + texts.size());
        }
        for (String part : List.of("kept", "test", "test-b")) {
            Set<String> both = fingerprints(part);
            both.retainAll(texts);
            assertEquals(Set.of(), both, part);
        }
    }
}
