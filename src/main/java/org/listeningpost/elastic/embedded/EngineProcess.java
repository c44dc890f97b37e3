package org.listeningpost.elastic.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.listeningpost.elastic.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the server's JVM. */
final class EngineProcess {
    private static final Logger LOG = LoggerFactory.getLogger(EngineProcess.class);

    private static final Duration CLEAN_STOP_MAX = Duration.ofSeconds(20);
    private static final Duration KILL_MAX = Duration.ofSeconds(10);

    private final Process process;
    // The server exits when this pipe closes; it is never written to after the start.
    private final OutputStream lifeline;

    /** All that a start needs; the same for the first one and for those after a crash. */
    record Plan(
            EngineHome home,
            EngineJava java,
            EngineAccount account,
            int heapMegabytes,
            List<String> jvmOptions,
            Map<String, String> nodeSettings,
            Path pidFile) {}

    private EngineProcess(Process process, OutputStream lifeline) {
        this.process = process;
        this.lifeline = lifeline;
    }

    static EngineProcess start(Plan plan) throws IOException {
        EngineHome home = plan.home();
        Files.deleteIfExists(home.console());
        ProcessBuilder builder = new ProcessBuilder(plan.account().detachedCommandOf(commandLine(plan)));
        Map<String, String> environment = builder.environment();
        // Options of our own JVM are not the engine's, and nothing in our environment is the engine's business.
        environment.keySet().removeIf(name -> !name.equals("PATH") && !name.equals("LANG") && !name.startsWith("LC_"));
        environment.put("HOME", home.directory().toString());
        environment.put("LIBFFI_TMPDIR", home.temporary().toString());
        builder.directory(home.logs().toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(home.console().toFile());
        Process process = builder.start();
        try {
            writePid(process, plan.pidFile());
        } catch (IOException e) {
            // Nobody would know of it, and it would wait for its settings for ever.
            process.destroyForcibly();
            throw e;
        }
        OutputStream lifeline = process.getOutputStream();
        try {
            lifeline.write(ServerArguments.of(home, plan.nodeSettings()));
            lifeline.flush();
        } catch (IOException e) {
            // It died before it read; the wait for readiness reports what it printed.
            LOG.debug("engine died at once", e);
        }
        return new EngineProcess(process, lifeline);
    }

    private static List<String> commandLine(Plan plan) {
        EngineHome home = plan.home();
        EngineJava java = plan.java();
        int heapMegabytes = plan.heapMegabytes();
        Path lib = ElasticsearchZip.folderIn(home).resolve("lib");
        List<String> command = new ArrayList<>(List.of(
                java.executable().toString(),
                "-Xms" + heapMegabytes + "m",
                "-Xmx" + heapMegabytes + "m",
                "-XX:MaxDirectMemorySize=" + Math.max(64, heapMegabytes / 2) + "m",
                "-XX:+UseG1GC",
                "-XX:G1HeapRegionSize=4m",
                "-XX:InitiatingHeapOccupancyPercent=30",
                "-XX:G1ReservePercent=15",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + home.logs().resolve("hs_err_pid%p.log"),
                "-XX:-OmitStackTraceInFastThrow",
                "-Xss1m",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Djava.locale.providers=CLDR",
                "-Djava.io.tmpdir=" + home.temporary(),
                "-Des.networkaddress.cache.ttl=60",
                "-Des.networkaddress.cache.negative.ttl=10",
                "-Dio.netty.noUnsafe=true",
                "-Dio.netty.noKeySetOptimization=true",
                "-Dio.netty.recycler.maxCapacityPerThread=0",
                "-Dlog4j.shutdownHookEnabled=false",
                "-Dlog4j2.disable.jmx=true",
                "-Dlog4j2.formatMsgNoLookups=true",
                "-Dorg.apache.lucene.vectorization.upperJavaFeatureVersion=" + java.feature(),
                "-Dorg.apache.lucene.store.defaultReadAdvice=normal",
                "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
                "-Des.path.home=" + ElasticsearchZip.folderIn(home),
                // Copies of the built-in roles for a user interface to list; we have none, and they cost a start 70
                // writes.
                "-Des.queryable_built_in_roles_enabled=false",
                "-Des.distribution.type=zip",
                "-Des.java.type=ES_JAVA_HOME"));
        command.addAll(plan.jvmOptions());
        command.addAll(moduleOptions(lib));
        if (java.feature() >= 24) {
            command.add("--illegal-native-access=deny");
        }
        command.addAll(List.of(
                "--module-path",
                lib.toString(),
                "-m",
                "org.elasticsearch.server/org.elasticsearch.bootstrap.Elasticsearch"));
        return command;
    }

    /** As the distribution's own start script gives them. */
    private static List<String> moduleOptions(Path lib) {
        Path bridge = lib.resolve("entitlement-bridge")
                .resolve("elasticsearch-entitlement-bridge-" + ElasticsearchZip.VERSION + ".jar");
        return List.of(
                "--add-opens=org.apache.lucene.core/org.apache.lucene.codecs.lucene99=org.elasticsearch.server",
                "--add-opens=org.apache.lucene.core/org.apache.lucene.codecs.hnsw=org.elasticsearch.server",
                "--add-opens=org.apache.lucene.core/org.apache.lucene.internal.vectorization=org.elasticsearch.server",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=org.elasticsearch.nativeaccess,org.elasticsearch.foreign,org.apache.lucene.core",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+EnableDynamicAgentLoading",
                "-Djdk.attach.allowAttachSelf=true",
                "--patch-module=java.base=" + bridge,
                "--add-exports=java.base/org.elasticsearch.entitlement.bridge=org.elasticsearch.entitlement,"
                        + "java.logging,java.net.http,java.naming,jdk.net,jdk.zipfs,jdk.management.agent",
                "--add-modules=jdk.incubator.vector",
                "--add-modules=jdk.net",
                "--add-modules=jdk.management.agent",
                "--add-modules=ALL-MODULE-PATH");
    }

    private static void writePid(Process process, Path pidFile) throws IOException {
        String started = process.info().startInstant().map(Instant::toString).orElse("");
        PrivateFile.write(pidFile, process.pid() + " " + started + "\n");
    }

    /** Where its number is kept. */
    static Path pidFile(Path dataDirectory) {
        return dataDirectory.resolve("engine.pid");
    }

    /** Stops what an earlier parent, killed hard, may have left behind on this data folder. */
    static void stopStale(Path pidFile) throws IOException {
        if (Files.exists(pidFile)) {
            String[] parts = parts(pidFile);
            // The number may be another program's by now.
            numbered(parts[0])
                    .filter(handle -> parts.length == 2
                            && handle.info()
                                    .startInstant()
                                    .map(start -> start.toString().equals(parts[1]))
                                    .orElse(false))
                    .ifPresent(handle -> stop(handle, handle.onExit()));
            Files.deleteIfExists(pidFile);
        }
    }

    /** Whether the child of a parent that lives runs; its time of start may have moved with the clock since. */
    static boolean isRunning(Path pidFile) throws IOException {
        return numbered(parts(pidFile)[0]).isPresent();
    }

    private static String[] parts(Path pidFile) throws IOException {
        return Files.readString(pidFile, StandardCharsets.UTF_8).strip().split(" ", 2);
    }

    private static Optional<ProcessHandle> numbered(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid));
        } catch (NumberFormatException e) {
            return Optional.empty(); // a torn file names nobody
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void whenEnded(Runnable then) {
        CompletableFuture<?> ignored = process.onExit().thenRun(then);
    }

    int waitForExit() throws InterruptedException {
        return process.waitFor();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** TERM, which takes about four seconds, then KILL. */
    void stop() {
        stop(process.toHandle(), process.onExit());
        try {
            lifeline.close();
        } catch (IOException e) {
            // The other end is gone already, which is what we want.
        }
    }

    private static void stop(ProcessHandle handle, CompletableFuture<?> exit) {
        handle.destroy();
        if (!isDone(exit, CLEAN_STOP_MAX)) {
            handle.destroyForcibly();
            isDone(exit, KILL_MAX);
        }
    }

    private static boolean isDone(CompletableFuture<?> exit, Duration max) {
        try {
            exit.get(max.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }
}
