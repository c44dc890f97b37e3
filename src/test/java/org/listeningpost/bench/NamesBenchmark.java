package org.listeningpost.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.listeningpost.ingest.redact.names.AuthorNames;
import org.listeningpost.ingest.redact.names.PersonNames;
import org.listeningpost.ingest.redact.text.NormalizedText;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Posts a second in which names are looked for, on one core: normalization, model and rules, without the identifiers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class NamesBenchmark {
    private static final List<String> POSTS = List.of(
            "my neighbor jane doe tested positive after the second pfizer shot, get well soon!",
            "The hospital says visiting hours change on Monday. Masks are still required in all clinics.",
            "Dr. Patel at the walk-in was great but three hours for a flu test is too long @CityClinic #healthcare",
            "mi hermana Lucía sigue con fiebre y nadie contesta el teléfono en urgencias, qué vergüenza");

    private final PersonNames names = PersonNames.bundled();

    @Benchmark
    @OperationsPerInvocation(4)
    public int names_in_four_posts() {
        int spans = 0;
        for (String post : POSTS) {
            spans += names.find(NormalizedText.of(post), AuthorNames.UNKNOWN).size();
        }
        return spans;
    }
}
