package org.listeningpost.ingest.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.files.FileLimits;

/**
 * Where reading a file ends before the file does, also in the middle of a record: when it is stopped, or unpacks to more
 * than it may. For one thread.
 */
final class Bounds {
    private final FileLimits limits;
    private final long packedBytes;
    private final BooleanSupplier isStopped;
    private long expandedBytes;
    private @Nullable IOException reached;

    /** @param packedBytes how long the file is */
    Bounds(FileLimits limits, long packedBytes, BooleanSupplier isStopped) {
        this.limits = limits;
        this.packedBytes = packedBytes;
        this.isStopped = isStopped;
    }

    /** What comes of that stream, up to the bound. */
    InputStream over(InputStream in, boolean isUnpacked) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                check();
                int read = in.read(buffer, offset, length);
                if (isUnpacked) {
                    count(Math.max(0, read));
                }
                return read;
            }

            /** What unpacks looks at this to tell whether another member follows. */
            @Override
            public int available() throws IOException {
                return in.available();
            }

            @Override
            public void close() throws IOException {
                in.close();
            }
        };
    }

    private void count(int expanded) throws IOException {
        expandedBytes += expanded;
        FileLimits.Excess excess = limits.excessOf(expandedBytes, packedBytes);
        if (excess != null) {
            throw ending(new ParserException(excess.code(), excess.reason()));
        }
    }

    boolean isStopped() {
        return isStopped.getAsBoolean();
    }

    /** Ends reading where it is stopped. */
    void check() throws IOException {
        if (isStopped()) {
            throw ending(new IOException("stopped"));
        }
    }

    private IOException ending(IOException why) {
        reached = why;
        return why;
    }

    /** Whether reading ended; a record that was being read then is none. */
    boolean isReached() {
        return reached != null;
    }

    /** Why the file cannot be read on; null where nobody wanted it. */
    @Nullable
    ParserException breach() {
        return reached instanceof ParserException breach ? breach : null;
    }
}
