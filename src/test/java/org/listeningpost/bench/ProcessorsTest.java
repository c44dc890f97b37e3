package org.listeningpost.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessorsTest {
    @Test
    void the_engine_and_those_who_ask_it_share_no_processor() throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "there is nothing to share out");
        Process engine = sleeper();
        Process service = sleeper();
        try {
            Processors.apart(engine.pid(), List.of(service.pid()));
            BitSet ofEngine = Processors.allowed(engine.pid());
            BitSet ofService = Processors.allowed(service.pid());
            assertTrue(!ofEngine.isEmpty() && !ofService.isEmpty());
            assertTrue(!ofEngine.intersects(ofService), () -> ofEngine + " and " + ofService);
            assertEquals(Runtime.getRuntime().availableProcessors(), ofEngine.cardinality() + ofService.cardinality());
        } finally {
            engine.destroyForcibly();
            service.destroyForcibly();
        }
    }

    private static Process sleeper() throws IOException {
        return new ProcessBuilder("sleep", "60").start();
    }
}
