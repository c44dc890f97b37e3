package org.listeningpost.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends with 408 when a client sends too slowly. Only the time spent waiting for the client counts: while we ourselves
 * are busy with what it sent, it may wait as long as we let it.
 */
final class PacedInputStream extends FilterInputStream {
    private static final long SECOND = 1_000_000_000L;

    private final long graceNanos;
    private final long bytesPerSecondMin;
    private long waitedNanos;
    private long bytesRead;

    PacedInputStream(InputStream in) {
        this(in, 20, 1_000);
    }

    /** @param graceSeconds of waiting that nobody is blamed for */
    PacedInputStream(InputStream in, int graceSeconds, long bytesPerSecondMin) {
        super(in);
        this.graceNanos = graceSeconds * SECOND;
        this.bytesPerSecondMin = bytesPerSecondMin;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long start = System.nanoTime();
        int read = super.read(buffer, offset, length);
        waitedNanos += System.nanoTime() - start;
        bytesRead += Math.max(0, read);
        if (waitedNanos > graceNanos && bytesRead < bytesPerSecondMin * ((waitedNanos - graceNanos) / SECOND)) {
            throw new ProblemException(
                    Problem.of(408, "too-slow", "Request timeout").detail("The body arrives too slowly."));
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
