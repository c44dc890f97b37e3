package org.listeningpost.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.listeningpost.narrative.analysis.LocalAnalyzers;
import org.listeningpost.narrative.match.PostWords;
import org.listeningpost.narrative.match.StandingQueries;
import org.listeningpost.narrative.match.StandingSet;
import org.listeningpost.narrative.match.StoredSubject;
import org.listeningpost.query.Query;
import org.listeningpost.topic.TopicSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What tagging costs a post, and what a changed query costs the set, by the size of the set. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class TaggingBenchmark {
    private static final int POSTS = 5_000;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-31T18:00:00Z"), ZoneOffset.UTC);

    @Param({"100", "1000", "10000", "50000"})
    private int queries;

    private final StandingSet sets = new StandingSet(LocalAnalyzers.bundled());
    private final TopicSet topics = TopicSet.bundled();
    private final List<StandingSet.Member> members = new ArrayList<>();
    private List<StoredSubject> posts = List.of();
    private StandingQueries set = sets.of(List.of());
    private List<Query> texts = List.of();
    private int next;
    private int changes;

    @Setup(Level.Trial)
    public void makeSet() throws IOException {
        List<JsonNode> documents = new TaggingBench(
                        new TaggingBench.Settings(List.of(queries), POSTS, 1, null, 0, Path.of("")), line -> {}, CLOCK)
                .posts();
        posts = documents.stream().map(StoredSubject::new).toList();
        texts = new TaggingQueries(documents, 1).make(queries);
        for (Query query : texts) {
            members.add(new StandingSet.Member("n" + members.size(), query));
        }
        set = sets.of(members);
    }

    @Benchmark
    public List<String> match() {
        next = (next + 1) % posts.size();
        return set.match(posts.get(next));
    }

    /** As a post comes in: topics, then narratives, with one reading of the post. */
    @Benchmark
    public int topicsAndNarratives() {
        next = (next + 1) % posts.size();
        PostWords words = new PostWords();
        return topics.match(posts.get(next), words).size()
                + set.match(posts.get(next), words).size();
    }

    /** The same with a reading each. */
    @Benchmark
    public int topicsAndNarrativesApart() {
        next = (next + 1) % posts.size();
        return topics.match(posts.get(next)).size() + set.match(posts.get(next)).size();
    }

    @Benchmark
    public List<String> topicsAlone() {
        next = (next + 1) % posts.size();
        return topics.match(posts.get(next));
    }

    /** As every instance does it when a narrative is edited. */
    @Benchmark
    public StandingQueries changeOneQuery() {
        changes++;
        int at = changes % members.size();
        // The text of another one, so that the set stays as hard as it was.
        Query other = texts.get((at + 1 + changes / members.size()) % texts.size());
        members.set(at, new StandingSet.Member(members.get(at).id(), other));
        return sets.of(members);
    }
}
