package org.listeningpost.elastic.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A process that a test can kill: starts an engine, tells its process id, and waits. */
final class EngineParent {
    static final String PID = "engine pid ";

    private EngineParent() {}

    public static void main(String[] args) throws InterruptedException {
        EmbeddedElasticsearch engine = EmbeddedElasticsearch.start(new EmbeddedSettings(
                Path.of(args[0]),
                Path.of(args[1]),
                0,
                512,
                Duration.ofMinutes(4),
                null,
                "nobody",
                Map.of(),
                null,
                List.of("-XX:TieredStopAtLevel=1")));
        System.out.println(PID + engine.pid());
        Thread.sleep(Duration.ofMinutes(10));
        engine.close();
    }
}
