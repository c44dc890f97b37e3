package org.listeningpost.ingest.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The texts of a workbook that do not fit into memory. */
final class SharedStringsTest {
    private static final int COUNT = 2_000;

    @TempDir
    Path folder;

    private static String text(int index) {
        // Of all lengths, over the edges of blocks, and not of one byte a character.
        return index + " \uD83D\uDE21 ".repeat(index % 97) + "x".repeat(index % 7 == 0 ? 70_000 : 0);
    }

    @Test
    void what_does_not_fit_into_memory_is_found_again_and_leaves_no_name_on_the_disk() throws IOException {
        try (SharedStrings strings = new SharedStrings(folder, 1 << 20)) {
            for (int i = 0; i < COUNT; i++) {
                strings.add(text(i));
            }
            try (Stream<Path> left = Files.list(folder)) {
                assertEquals(List.of(), left.toList(), "a file without a name");
            }
            Random random = new Random(7);
            for (int i = 0; i < 2_000; i++) {
                int index = random.nextInt(COUNT);
                assertEquals(text(index), strings.get(index), "text " + index);
            }
            assertEquals(text(COUNT - 1), strings.get(COUNT - 1));
            strings.add("one more");
            assertEquals("one more", strings.get(COUNT));
            assertEquals("", strings.get(COUNT + 1));
            assertEquals("", strings.get(-1));
        }
    }
}
