package org.listeningpost.ingest.enrich.sentiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JudgedPostsTest {
    private static final String SAD = "Otra vez sin camas en el pueblo \uD83D\uDE22";
    private static final String GLAD = "¡Por fin abren el parque!";

    private static final JudgedPosts KNOWN =
            new JudgedPosts(List.of(JudgedPosts.digest(SAD) + "\t0", JudgedPosts.digest(GLAD) + "\t2\t?"));

    private static Path table(Path folder, String name, String... texts) throws IOException {
        return Files.writeString(folder.resolve(name), "id\ttext\n1\t" + String.join("\n1\t", texts) + "\n");
    }

    @Test
    void posts_are_found_by_their_letters_and_each_is_learned_once(@TempDir Path folder) throws IOException {
        Path one = table(folder, "a.tsv", "nobody labeled this", "@somebody otra vez SIN camas en el pueblo");
        Path two = table(folder, "b.tsv", SAD, GLAD + " https://example.org/1");
        List<JudgedPosts.Judged> found = KNOWN.of(List.of(one, two));
        assertEquals(2, found.size());
        assertTrue(found.getFirst().text().startsWith("@somebody"));
        assertTrue(found.getLast().text().startsWith(GLAD));
    }

    @Test
    void what_was_in_doubt_may_be_each_of_the_labels(@TempDir Path folder) throws IOException {
        List<JudgedPosts.Judged> found = KNOWN.of(List.of(table(folder, "a.tsv", SAD, GLAD)));
        assertEquals(0, found.getFirst().shares()[2]);
        for (JudgedPosts.Judged post : found) {
            assertEquals(1, post.shares()[0] + post.shares()[1] + post.shares()[2], 1e-6);
        }
        assertTrue(found.getLast().shares()[0] > 0);
    }

    @Test
    void a_table_with_none_of_the_posts_is_named(@TempDir Path folder) throws IOException {
        Path right = table(folder, "right.tsv", SAD);
        Path wrong = table(folder, "wrong.tsv", "nobody labeled this");
        UnreadablePostsException e =
                assertThrows(UnreadablePostsException.class, () -> KNOWN.of(List.of(right, wrong)));
        assertTrue(String.valueOf(e.getMessage()).startsWith("wrong.tsv: "), e.getMessage());
    }

    @Test
    void a_digest_tells_texts_apart_and_does_not_hold_them() {
        assertNotEquals(JudgedPosts.digest(SAD), JudgedPosts.digest(GLAD));
        assertTrue(JudgedPosts.digest(SAD).matches("[0-9a-f]{16}"));
    }

    @Test
    void labels_ship_without_the_texts() {
        List<String> lines = Lexicon.lines(JudgedPosts.RESOURCE);
        Set<String> digests = new HashSet<>();
        int[] counts = new int[Weights.LABELS];
        for (String line : lines) {
            assertTrue(line.matches("[0-9a-f]{16}\t[0-2](\t\\?)?"), line);
            assertTrue(digests.add(line.substring(0, 16)), line);
            counts[line.charAt(17) - '0']++;
        }
        assertEquals(lines.stream().sorted().toList(), lines);
        assertEquals(7970, JudgedPosts.bundled().size());
        assertArrayEquals(new int[] {4403, 2415, 1152}, counts);
    }
}
