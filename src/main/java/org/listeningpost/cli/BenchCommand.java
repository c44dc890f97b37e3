package org.listeningpost.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.bench.Bench;
import org.listeningpost.bench.BenchReport;
import org.listeningpost.bench.BenchSettings;
import org.listeningpost.bench.CsvBench;
import org.listeningpost.bench.CsvReport;
import org.listeningpost.bench.GrowthBench;
import org.listeningpost.bench.GrowthReport;
import org.listeningpost.bench.TaggingBench;
import org.listeningpost.bench.TrendReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures this program against plain Elasticsearch. */
@Command(
        name = "bench",
        description = {
            "Measure ingest and search against plain Elasticsearch.",
            "As ratios, on an engine of its own that is removed afterwards."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    /** One bulk request takes them all. */
    private static final int TAGGED_POSTS_MAX = 20_000;

    private static final int REMOVALS_MAX = 150;

    @Option(
            names = "--posts",
            split = ",",
            defaultValue = "100000",
            paramLabel = "N",
            description = "How many posts; several sizes with commas, such as 100000,1000000 (default 100000).")
    private List<Long> posts = List.of();

    @Option(names = "--connections", defaultValue = "4", description = "To the API and to Elasticsearch alike (4).")
    private int connections;

    @Option(names = "--batch", defaultValue = "1000", description = "Posts a request (1000).")
    private int batch;

    @Option(names = "--rounds", defaultValue = "2", description = "Pairs of runs a size, in alternating order (2).")
    private int rounds;

    @Option(names = "--searches", defaultValue = "300", description = "Pairs of searches of each kind (300).")
    private int searches;

    @Option(names = "--heap", defaultValue = "512", paramLabel = "MB", description = "Heap of the service (512).")
    private int heap;

    @Option(names = "--engine-heap", defaultValue = "1024", paramLabel = "MB", description = "Of Elasticsearch (1024).")
    private int engineHeap;

    @Option(names = "--seed", defaultValue = "1", description = "Which invented posts (1).")
    private long seed;

    @Option(
            names = "--apart",
            description = "Give Elasticsearch half of the processors for itself, as where it has machines of its own.")
    private boolean apart;

    @Option(
            names = "--tagging",
            description = "Measure standing queries instead; --posts is the batch, of 20000 at the most.")
    private boolean tagging;

    @Option(
            names = "--trends",
            description = "Measure trends instead, through the API and as the same aggregation sent straight.")
    private boolean trends;

    @Option(names = "--csv", description = "Measure the same posts as CSV and as NDJSON instead.")
    private boolean csv;

    @Option(
            names = "--growth",
            description = "Measure what posts cost instead: disk, heap, processor time, searches; see docs/growth.md")
    private boolean growth;

    @Option(
            names = "--queries",
            split = ",",
            defaultValue = "100,1000,10000,50000",
            paramLabel = "N",
            description = "With --tagging: how many standing queries (100,1000,10000,50000).")
    private List<Integer> queries = List.of();

    @Option(
            names = "--searched",
            defaultValue = "10000",
            paramLabel = "N",
            description =
                    "With --tagging: up to this many queries are also run as searches; 0 needs no engine (10000).")
    private int searched;

    @Option(
            names = "--texts",
            paramLabel = "FILE",
            description = "With --tagging: one text a line, in place of invented posts.")
    private @Nullable Path texts;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = {
                "Where the engine and the posts lie meanwhile; a million posts take about 3 GB.",
                "The default is the system's folder for temporary files, which may be memory."
            })
    private Path parent = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--out", paramLabel = "FILE", description = "Write the figures as JSON to this file, too.")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkOptions();
        PrintWriter messages = spec.commandLine().getErr();
        Path folder = Files.createTempDirectory(parent, "listening-post-bench").toAbsolutePath();
        letEngineUserThrough(folder);
        Thread atExit = new Thread(() -> removeForSure(folder), "bench-remove");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            if (tagging) {
                return tagging(folder, messages);
            }
            BenchSettings settings = new BenchSettings(
                    posts, connections, batch, rounds, searches, apart, heap, engineHeap, seed, folder);
            Consumer<String> progress = line -> {
                messages.println(line);
                messages.flush();
            };
            Bench bench = new Bench(settings, progress, Clock.systemUTC());
            if (growth) {
                GrowthReport report = new GrowthBench(settings, progress, Clock.systemUTC()).run();
                print(report.text(), report.json());
            } else if (csv) {
                CsvReport report = new CsvBench(settings, progress, Clock.systemUTC()).run();
                print(report.text(), report.json());
            } else if (trends) {
                TrendReport report = bench.runTrends();
                print(report.text(), report.json());
            } else {
                BenchReport report = bench.run();
                print(report.text(), report.json());
            }
            return 0;
        } finally {
            if (Files.exists(folder)) {
                remove(folder);
            }
        }
    }

    private void checkOptions() {
        for (long each : posts) {
            check("--posts", each, 1, Integer.MAX_VALUE);
        }
        for (int each : queries) {
            check("--queries", each, 1, 1_000_000);
        }
        check("--connections", connections, 1, 1_000);
        check("--batch", batch, 1, 100_000);
        check("--rounds", rounds, 1, 100);
        check("--searches", searches, 1, 1_000_000);
        check("--searched", searched, 0, Integer.MAX_VALUE);
        check("--heap", heap, 128, 1 << 20);
        check("--engine-heap", engineHeap, 128, 1 << 20);
        if (!Files.isDirectory(parent)) {
            throw new ParameterException(spec.commandLine(), "--folder must be a folder that is there");
        }
    }

    private void check(String option, long value, long min, long max) {
        if (value < min || value > max) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be from " + min + " to " + max + ", not " + value);
        }
    }

    private void print(String text, Object json) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
        if (output != null) {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(output.toFile(), json);
        }
    }

    private int tagging(Path folder, PrintWriter messages) throws IOException {
        int batch = Math.toIntExact(Math.min(posts.getFirst(), TAGGED_POSTS_MAX));
        List<TaggingBench.Row> rows = new TaggingBench(
                        new TaggingBench.Settings(queries, batch, seed, texts, searched, folder),
                        line -> {
                            messages.println(line);
                            messages.flush();
                        },
                        Clock.systemUTC())
                .run();
        PrintWriter out = spec.commandLine().getOut();
        out.print(TaggingBench.text(rows));
        out.flush();
        if (output != null) {
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(output.toFile(), TaggingBench.json(rows));
        }
        return 0;
    }

    /** Temporary folders are closed to others, and where we are root the engine runs as somebody else. */
    private static void letEngineUserThrough(Path folder) throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    /** Also when somebody ends the measurement early: the engine, which is stopped at the same time, writes until it is gone. */
    private static void removeForSure(Path folder) {
        for (int i = 0; i < REMOVALS_MAX && Files.exists(folder); i++) {
            try {
                remove(folder);
            } catch (IOException | UncheckedIOException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path each : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
