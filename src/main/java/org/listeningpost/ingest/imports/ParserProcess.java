package org.listeningpost.ingest.imports;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Config;
import org.listeningpost.config.Imports;
import org.listeningpost.ingest.files.FileLimits;
import org.listeningpost.ingest.files.Frame;
import org.listeningpost.ingest.files.FrameReader;
import org.listeningpost.ingest.files.ParserMain;

/**
 * One file in the hands of a process of its own, which a hostile file may fill, hang or crash without harm to the service.
 * It gets the open file and a bounded heap, an empty environment, and a folder for temporary files that does not exist,
 * so that no library can write what it reads. Frames are taken by one thread; {@link #close} may come from any.
 */
final class ParserProcess implements AutoCloseable {
    private static final long LAST_WORDS_SECONDS = 5;
    /** By the operating system, which does that to whoever takes the most memory when there is none left. */
    private static final int KILLED_EXIT = 137;

    private static final long WATCH_MILLIS = 200;
    /** Until its first word; how long a process takes to start says nothing of the file. */
    private static final int START_SECONDS_MAX = 60;

    private final Process process;
    private final FrameReader frames;
    private final Imports limits;
    private final Thread watchdog = new Thread(this::watch, "parser-watchdog");
    private volatile long waitedNanos;
    /** When the wait for the next frame began; 0 while nobody waits. */
    private volatile long waitingSinceNanos;

    private volatile boolean hasSpoken;

    private volatile @Nullable ParserException breach;
    private volatile boolean isClosed;

    private ParserProcess(Process process, FrameReader frames, Imports limits) {
        this.process = process;
        this.frames = frames;
        this.limits = limits;
        watchdog.setDaemon(true);
    }

    /** @param folder private, for what does not fit into memory */
    static ParserProcess start(FileSource source, Config config, Path folder) throws ParserStartException {
        try {
            return started(source, config, folder);
        } catch (IOException e) {
            throw new ParserStartException(e);
        }
    }

    private static ParserProcess started(FileSource source, Config config, Path folder) throws IOException {
        Imports limits = config.imports();
        FileLimits fileLimits = limits(config);
        ProcessBuilder builder = new ProcessBuilder(command(source, limits, folder, fileLimits))
                .redirectInput(
                        source.isSealed()
                                ? ProcessBuilder.Redirect.PIPE
                                : ProcessBuilder.Redirect.from(source.path().toFile()))
                // A stack trace may quote the file.
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        if (source.isSealed()) {
            try (OutputStream input = process.getOutputStream()) {
                source.sendKey(input);
            } catch (IOException e) {
                process.destroyForcibly();
                throw e;
            }
        }
        ParserProcess started = new ParserProcess(
                process,
                new FrameReader(
                        new BufferedInputStream(process.getInputStream(), 1 << 16), fileLimits.recordBytesMax()),
                limits);
        started.watchdog.start();
        return started;
    }

    /** What a file may cost, whoever reads it. */
    static FileLimits limits(Config config) {
        Imports imports = config.imports();
        return new FileLimits(
                config.ingest().recordBytesMax(),
                imports.documentBytesMax(),
                imports.entriesMax(),
                imports.depthMax(),
                imports.expandedBytesMax());
    }

    private static List<String> command(FileSource source, Imports limits, Path folder, FileLimits fileLimits) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + limits.parserHeapMegabytes() + "m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:MaxMetaspaceSize=128m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // What the machine itself has to say would stand among the frames.
                "-XX:+DisplayVMOutputToStderr",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=/dev/null",
                "-XX:-CreateCoredumpOnCrash",
                "-Djava.awt.headless=true",
                "-cp",
                classPath(),
                ParserMain.class.getName(),
                folder.toString(),
                source.isSealed() ? source.path().toString() : ParserMain.STANDARD_INPUT));
        command.addAll(fileLimits.arguments());
        return command;
    }

    /** In the distribution the parsers lie apart, so that the service starts without them. */
    private static String classPath() {
        String own = System.getProperty("java.class.path");
        String distribution = System.getProperty("listeningpost.dist");
        if (distribution != null) {
            Path libraries = Path.of(distribution, "lib");
            Path parsers = Path.of(distribution, "parser");
            if (own.startsWith(libraries.toString()) && Files.isDirectory(parsers)) {
                return parsers + File.separator + "*" + File.pathSeparator + libraries + File.separator + "*";
            }
        }
        return own;
    }

    /**
     * The next frame; null behind the last.
     *
     * @throws ParserException where the process ended before
     */
    @Nullable
    Frame next() throws IOException {
        long since = System.nanoTime();
        waitingSinceNanos = since;
        Frame frame;
        try {
            frame = frames.next();
        } catch (IOException e) {
            // Perhaps it is ending; only then its exit code says why.
            ParserException why = whyItEnded();
            kill();
            throw why;
        } finally {
            waitingSinceNanos = 0;
            waitedNanos += hasSpoken ? System.nanoTime() - since : 0;
        }
        if (frame == null) {
            throw whyItEnded();
        }
        hasSpoken = true;
        return frame instanceof Frame.Done ? null : frame;
    }

    private ParserException whyItEnded() {
        ParserException known = breach;
        if (known != null) {
            return known;
        }
        try {
            int exit = process.waitFor(LAST_WORDS_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
            if (exit == ParserMain.OUT_OF_MEMORY_EXIT || exit == KILLED_EXIT) {
                return new ParserException(
                        "memory",
                        "reading it takes more memory than the " + limits.parserHeapMegabytes()
                                + " MB that a parser has; split it, export it as CSV, or raise"
                                + " imports.parser_heap_megabytes in the configuration");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return unexpected();
    }

    private static ParserException unexpected() {
        return new ParserException(
                "parser_failed", "the parser could not read on; export it again, best as CSV, and import that");
    }

    private void watch() {
        try {
            while (!isClosed && process.isAlive()) {
                TimeUnit.MILLISECONDS.sleep(WATCH_MILLIS);
                long since = waitingSinceNanos;
                if (since == 0) {
                    continue;
                }
                long silence = System.nanoTime() - since;
                int secondsMax = hasSpoken
                        ? limits.parserSilenceSecondsMax()
                        : Math.max(START_SECONDS_MAX, limits.parserSilenceSecondsMax());
                if (silence > TimeUnit.SECONDS.toNanos(secondsMax)) {
                    end(
                            "parser_stalled",
                            "the parser made no progress for " + limits.parserSilenceSecondsMax(),
                            "silence");
                } else if (hasSpoken && waitedNanos + silence > TimeUnit.SECONDS.toNanos(limits.parserSecondsMax())) {
                    end("parser_too_slow", "reading it takes longer than " + limits.parserSecondsMax(), "");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(String code, String what, String setting) {
        breach = new ParserException(
                code,
                what + " seconds; split it, export it as CSV, or raise imports.parser_"
                        + (setting.isEmpty() ? "" : setting + "_") + "seconds_max in the configuration");
        kill();
    }

    private void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        isClosed = true;
        kill();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
