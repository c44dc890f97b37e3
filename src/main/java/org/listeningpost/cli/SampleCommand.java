package org.listeningpost.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.listeningpost.sample.SampleGenerator;
import org.listeningpost.sample.SampleWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes invented posts, for trials and measurements. */
@Command(
        name = "sample",
        description = {
            "Write invented posts as NDJSON.",
            "Of the last 90 days; the same seed and end give the same posts."
        },
        mixinStandardHelpOptions = true)
final class SampleCommand implements Callable<Integer> {
    @Option(names = "--posts", defaultValue = "6000", paramLabel = "N", description = "How many (default 6000).")
    private long posts;

    @Option(names = "--seed", defaultValue = "1", description = "Which ones (default 1).")
    private long seed;

    @Option(names = "--end", paramLabel = "DATE", description = "The last day, such as 2026-03-31 (default: today).")
    private @Nullable LocalDate end;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to this file and not to standard output.")
    private @Nullable Path output;

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "Write every planted personal datum to this file, as NDJSON {post, type, value}.")
    private @Nullable Path manifest;

    @Override
    public Integer call() throws IOException {
        SampleGenerator generator = new SampleGenerator(seed, posts, lastMoment());
        try (OutputStream out = new BufferedOutputStream(
                        output == null ? new StandardOutput() : Files.newOutputStream(output), 1 << 16);
                OutputStream planted =
                        manifest == null ? null : new BufferedOutputStream(Files.newOutputStream(manifest), 1 << 16)) {
            SampleWriter.write(generator, 0, posts, out, planted);
        }
        return 0;
    }

    private Instant lastMoment() {
        return end == null
                ? Clock.systemUTC().instant()
                : end.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1);
    }
}
