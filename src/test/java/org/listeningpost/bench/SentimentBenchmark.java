package org.listeningpost.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.enrich.sentiment.SentimentAnalyzer;
import org.listeningpost.post.Sentiment;
import org.listeningpost.sample.SampleGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The tone of one post, and the words that carried it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class SentimentBenchmark {
    private static final int POSTS = 5_000;
    private static final Instant END = Instant.parse("2026-03-31T18:00:00Z");

    private final SentimentAnalyzer analyzer = SentimentAnalyzer.standard();
    private final List<String> texts = new ArrayList<>();
    private int next;

    public SentimentBenchmark() {
        SampleGenerator generator = new SampleGenerator(1, POSTS, END);
        for (int i = 0; i < POSTS; i++) {
            texts.add(generator.post(i).text());
        }
    }

    private String text() {
        next = (next + 1) % POSTS;
        return texts.get(next);
    }

    @Benchmark
    public @Nullable Sentiment english() {
        return analyzer.answer(text(), "en");
    }

    @Benchmark
    public @Nullable Sentiment unknownTongue() {
        return analyzer.answer(text(), "und");
    }

    @Benchmark
    public List<SentimentAnalyzer.Reason> explanation() {
        return analyzer.explain(text(), "en");
    }
}
