package org.listeningpost.ingest.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.listeningpost.testing.Expectations.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listeningpost.config.Imports;
import org.listeningpost.ingest.files.FileLimits;
import org.listeningpost.ingest.files.ParserMain;
import org.listeningpost.ingest.files.SampleFiles;

/** A parser process that a file fills, hangs or slows down, and the service that goes on. */
final class ParserLimitsTest {
    @TempDir
    Path folder;

    private static Imports imports(int heapMegabytes, int silenceSeconds, int seconds) {
        Imports usual = Imports.DEFAULT;
        return new Imports(
                heapMegabytes,
                silenceSeconds,
                seconds,
                usual.documentBytesMax(),
                usual.entriesMax(),
                usual.depthMax(),
                usual.expandedBytesMax(),
                usual.uploadBytesMax(),
                usual.waitingMax(),
                usual.rejectedRowsMax(),
                usual.keepDays());
    }

    @Test
    void file_that_takes_more_memory_than_a_parser_has_ends_with_that_word() throws IOException {
        byte[] noise = new byte[48 << 20];
        new Random(7).nextBytes(noise);
        byte[] inner = SampleFiles.zip(Map.of("noise.bin", noise));
        Path file = Files.write(folder.resolve("file"), SampleFiles.zip(Map.of("inner.zip", inner)));
        try (OpenedFile opened = new OpenedFile(file, folder, imports(24, 60, 3_600))) {
            assertEquals(List.of("! memory"), opened.rest());
            assertEquals("inner.zip", opened.entries.nameOf(opened.entries.place(0)), "the entry is named");
        }
    }

    /** Reads one row, holds the parser, and reads on. */
    private List<String> held(Imports imports) throws Exception {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("text")));
        for (int i = 0; i < 6_000; i++) {
            rows.add(List.of("a row that is long enough to fill the pipe between the two processes, number " + i));
        }
        Path file = Files.write(folder.resolve("file"), SampleFiles.xlsx(rows));
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        try (OpenedFile opened = new OpenedFile(file, folder, imports)) {
            String first = OpenedFile.toText(Objects.requireNonNull(opened.records.next()));
            assertTrue(first.endsWith("number 0"), first);
            for (ProcessHandle child : ProcessHandle.current().children().toList()) {
                if (!before.contains(child)) {
                    Process kill = new ProcessBuilder("kill", "-STOP", Long.toString(child.pid())).start();
                    assertTrue(kill.waitFor(10, TimeUnit.SECONDS));
                }
            }
            List<String> rest = opened.rest();
            assertTrue(rest.size() < 6_000, "the parser was held in the middle");
            List<EntryAccount> accounts = opened.entries.accounts();
            assertEquals(rest.size() + 1, accounts.getFirst().read(), "what came before is accounted for");
            return rest;
        }
    }

    @Test
    void parser_that_says_nothing_is_ended() throws Exception {
        assertEquals("! parser_stalled", held(imports(256, 6, 3_600)).getLast());
    }

    @Test
    void parser_that_takes_longer_than_it_may_over_the_whole_file_is_ended() throws Exception {
        assertEquals("! parser_too_slow", held(imports(256, 600, 12)).getLast());
    }

    private static String commandOf(ProcessHandle process) {
        return process.info().command().orElse("");
    }

    private static boolean isStarted(ProcessHandle process) {
        String command = commandOf(process);
        return command.endsWith("/java") || command.endsWith("/sleep");
    }

    @Test
    void parser_does_not_outlive_the_process_that_started_it() throws Exception {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("text")));
        for (int i = 0; i < 20_000; i++) {
            rows.add(List.of("a row that is long enough to fill the pipe that nobody reads, number " + i));
        }
        Path file = Files.write(folder.resolve("file"), SampleFiles.xlsx(rows));
        // The parser waits for the reader of its pipe, which goes on living.
        String limits = String.join(" ", new FileLimits(1 << 20, 16 << 20, 100, 4, 1L << 30).arguments());
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "\"$0\" -Xmx64m -cp \"$1\" " + ParserMain.class.getName() + " \"$2\" - " + limits
                                + " < \"$3\" | sleep 300",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"),
                        folder.toString(),
                        file.toString())
                .start();
        await(() -> shell.children().filter(ParserLimitsTest::isStarted).count() == 2);
        List<ProcessHandle> children = shell.children().toList();
        ProcessHandle parser = children.stream()
                .filter(child -> commandOf(child).endsWith("/java"))
                .findFirst()
                .orElseThrow();
        try {
            TimeUnit.SECONDS.sleep(5);
            assertTrue(parser.isAlive());
            shell.destroyForcibly().waitFor();
            await(() -> !parser.isAlive());
        } finally {
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
