package org.listeningpost.bench;

/** How long processors worked for a process, as the system tells it; other work on the machine is not in it. */
final class ProcessorTime {
    private ProcessorTime() {}

    /** Seconds until now, on all processors. */
    static double seconds(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(time -> time.toNanos() / 1e9)
                .orElseThrow(
                        () -> new BenchException("this system does not tell the processor time of process " + pid));
    }
}
