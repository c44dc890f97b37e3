package org.listeningpost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportProgressTest {
    private final StringWriter said = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    @TempDir
    private Path folder = Path.of("");

    private ImportProgress progress(Path file, boolean isTerminal) {
        return new ImportProgress(file.toString(), new PrintWriter(said, true), isTerminal, nanos::get);
    }

    private Path file() throws IOException {
        return Files.write(folder.resolve("posts.csv"), new byte[1_000]);
    }

    @Test
    void a_file_of_messages_gets_a_line_for_each_tenth() throws IOException {
        Path file = file();
        ImportProgress progress = progress(file, false);
        try (InputStream in = progress.counting(Files.newInputStream(file))) {
            for (int records = 1; records <= 100; records++) {
                in.readNBytes(10);
                nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
                progress.records(records);
            }
        }
        progress.end();
        List<String> lines = said.toString().lines().toList();
        assertEquals(10, lines.size(), said.toString());
        assertEquals(file + ": 10 %, 10 records, 1/s", lines.getFirst());
        assertEquals(file + ": 100 %, 100 records, 1/s", lines.getLast());
    }

    @Test
    void what_is_read_elsewhere_has_no_share_that_stands_still() throws IOException {
        Path file = file();
        ImportProgress progress = progress(file, true);
        try (InputStream looked = progress.counting(Files.newInputStream(file))) {
            looked.readNBytes(10);
        }
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        progress.records(500);
        assertEquals("\r500 records, 250/s  " + file + " ", said.toString());
    }

    @Test
    void a_terminal_gets_a_bar() throws IOException {
        Path file = file();
        ImportProgress progress = progress(file, true);
        try (InputStream in = progress.counting(Files.newInputStream(file))) {
            in.readNBytes(500);
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
            progress.records(7);
        }
        assertTrue(said.toString().startsWith("\r[###############...............] 50% 7 records, 7/s  "));
    }
}
