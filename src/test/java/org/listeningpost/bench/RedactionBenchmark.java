package org.listeningpost.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.listeningpost.ingest.redact.RedactionOutcome;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.redact.cases.CaseFamily;
import org.listeningpost.ingest.redact.names.AuthorNames;
import org.listeningpost.ingest.redact.names.NameFinder;
import org.listeningpost.ingest.redact.names.PersonNames;
import org.listeningpost.ingest.redact.text.AllowList;
import org.listeningpost.ingest.redact.text.IdentifierType;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.RawRecord;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.ingest.source.RecordReader;
import org.listeningpost.ingest.source.SourceFormat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Posts a second of one thread: identifiers alone and with names. On invented texts, of which a third hold an identifier, or
 * with {@code -p file=posts.csv} on the posts of a file that {@code import} reads, or of all files of a folder.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RedactionBenchmark {
    @Param({"identifiers", "names"})
    public String finders = "identifiers";

    @Param("")
    public String file = "";

    private final List<String> texts = new ArrayList<>();
    private Redactor redactor = Redactor.standard();
    private int next;

    @Setup
    public void prepare() throws IOException {
        NameFinder names = finders.equals("names") ? PersonNames.bundled() : NameFinder.NONE;
        redactor = new Redactor(names, AllowList.bundled(), 2026, Redactor.CHARACTERS_MAX);
        if (file.isEmpty()) {
            invent();
        } else if (Files.isDirectory(Path.of(file))) {
            try (Stream<Path> files = Files.list(Path.of(file))) {
                for (Path path : files.sorted().toList()) {
                    read(path);
                }
            }
            Collections.shuffle(texts, new Random(1));
        } else {
            read(Path.of(file));
        }
    }

    private void read(Path path) throws IOException {
        Optional<SourceFormat> format =
                SourceFormat.ofFileName(path.getFileName().toString());
        if (format.isEmpty() && Files.isDirectory(Path.of(file))) {
            return; // what tells of the files
        }
        try (InputStream in = Files.newInputStream(path)) {
            RecordReader reader =
                    RecordReader.open(format.orElseThrow(), in, new ReadLimits(1 << 20, 32), FieldNames.STANDARD);
            for (RawRecord record = reader.next(); record != null; record = reader.next()) {
                if (record instanceof RawRecord.Read read && read.post().text() != null) {
                    texts.add(read.post().text());
                }
            }
        }
    }

    private void invent() {
        CaseFamily family = CaseFamily.development();
        texts.addAll(family.negatives(2_000, 1));
        for (IdentifierType type : family.types()) {
            family.cases(type, false, 50, 1).forEach(labeled -> texts.add(labeled.text()));
        }
    }

    @Benchmark
    public RedactionOutcome redact() {
        next = (next + 1) % texts.size();
        return redactor.redact(texts.get(next), AuthorNames.UNKNOWN);
    }
}
