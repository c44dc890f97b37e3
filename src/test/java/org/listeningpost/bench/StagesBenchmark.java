package org.listeningpost.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.ingest.IngestPipeline;
import org.listeningpost.ingest.PreparedDocuments;
import org.listeningpost.ingest.enrich.Fingerprint;
import org.listeningpost.ingest.enrich.LanguageIdentifier;
import org.listeningpost.ingest.pseudonym.KeyRing;
import org.listeningpost.ingest.pseudonym.KeyedPseudonyms;
import org.listeningpost.ingest.redact.RedactionOutcome;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.redact.names.AuthorNames;
import org.listeningpost.ingest.source.ReadLimits;
import org.listeningpost.post.Language;
import org.listeningpost.sample.SampleGenerator;
import org.listeningpost.sample.SampleWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Each stage alone, and all of them, per post. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class StagesBenchmark {
    private static final int POSTS = 5_000;
    private static final Instant END = Instant.parse("2026-03-31T18:00:00Z");

    private final LanguageIdentifier languages = LanguageIdentifier.standard();
    private final Redactor redactor = Redactor.standard();
    private final List<String> texts = new ArrayList<>();
    private final List<byte[]> records = new ArrayList<>();
    private final PreparedDocuments documents = new PreparedDocuments(
            new IngestPipeline(
                    Config.defaults(),
                    redactor,
                    languages,
                    new KeyedPseudonyms(KeyRing.of(List.of(new byte[32]))),
                    Clock.fixed(END, ZoneOffset.UTC)),
            new IndexNames(""),
            new ReadLimits(1 << 20, 32));
    private int next;

    public StagesBenchmark() {
        SampleGenerator generator = new SampleGenerator(1, POSTS, END);
        try {
            for (int i = 0; i < POSTS; i++) {
                ByteArrayOutputStream record = new ByteArrayOutputStream();
                SampleWriter.write(generator, i, i + 1, record, null);
                records.add(record.toByteArray());
                texts.add(generator.post(i).text());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int index() {
        next = (next + 1) % POSTS;
        return next;
    }

    @Benchmark
    public Language language() {
        return languages.identify(texts.get(index()));
    }

    @Benchmark
    public @Nullable String fingerprint() {
        return Fingerprint.of(texts.get(index()));
    }

    @Benchmark
    public RedactionOutcome redaction() {
        return redactor.redact(texts.get(index()), AuthorNames.UNKNOWN);
    }

    @Benchmark
    public long recordToDocument() throws IOException {
        return documents.write(new ByteArrayInputStream(records.get(index())), OutputStream.nullOutputStream());
    }
}
