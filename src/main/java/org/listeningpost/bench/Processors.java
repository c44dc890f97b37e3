package org.listeningpost.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/**
 * Gives Elasticsearch one half of the processors and everybody else the other, as where it has machines of its own: on processors
 * that all share, whatever the service does is taken from Elasticsearch, and the ratio of the two says more about the machine than
 * about either.
 */
final class Processors {
    private static final String ALLOWED = "Cpus_allowed_list:";

    private Processors() {}

    /** @param asking ids of the service and of whoever makes the load */
    static void apart(long engine, List<Long> asking) throws IOException, InterruptedException {
        BitSet ours = allowed(ProcessHandle.current().pid());
        int half = ours.cardinality() / 2;
        if (half == 0) {
            throw new BenchException("--apart needs two processors, and this machine has one");
        }
        List<String> all = ours.stream().mapToObj(String::valueOf).toList();
        pin(engine, String.join(",", all.subList(0, half)));
        for (long each : asking) {
            pin(each, String.join(",", all.subList(half, all.size())));
        }
    }

    /** Numbers of the processors that a process may use, which the kernel tells as "0-3,6". */
    static BitSet allowed(long pid) throws IOException {
        BitSet processors = new BitSet();
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith(ALLOWED)) {
                for (String range : line.substring(ALLOWED.length()).strip().split(",")) {
                    String[] ends = range.split("-");
                    processors.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
                }
            }
        }
        return processors;
    }

    /** All threads of a process, and those that they will start. */
    private static void pin(long pid, String processors) throws IOException, InterruptedException {
        List<String> command =
                List.of("taskset", "--all-tasks", "--cpu-list", "--pid", processors, String.valueOf(pid));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new BenchException("--apart needs the program taskset (package util-linux)");
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new BenchException("processors could not be given to process " + pid + ": " + said.strip());
        }
    }
}
