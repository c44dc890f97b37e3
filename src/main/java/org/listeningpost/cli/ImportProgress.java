package org.listeningpost.cli;

import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How far an import is, on standard error: in a terminal a bar that is drawn again and again in one line, elsewhere a line now
 * and then. Nothing where the work is done at once.
 */
final class ImportProgress {
    /** Set by the launcher, which can ask: Java cannot say of standard error alone. */
    private static final String TERMINAL_PROPERTY = "listeningpost.terminal";

    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LINE_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int WIDTH = 30;
    private static final int TENTH = 10;

    private final String file;
    private final PrintWriter messages;
    private final boolean isTerminal;
    private final LongSupplier nanoTime;
    private final long bytesTotal;
    private final long startedNanos;
    private long bytesRead;
    private long drawnNanos;
    private long tenths;
    private boolean isDrawn;
    /** Whether the file is read here: what another process or a service reads is not seen. */
    private boolean isCounted;

    ImportProgress(String file, PrintWriter messages, boolean isTerminal, LongSupplier nanoTime) {
        this.file = file;
        this.messages = messages;
        this.isTerminal = isTerminal;
        this.nanoTime = nanoTime;
        this.bytesTotal = file.equals("-") ? 0 : new File(file).length();
        this.startedNanos = nanoTime.getAsLong();
        this.drawnNanos = startedNanos;
    }

    static ImportProgress of(String file, PrintWriter messages) {
        return new ImportProgress(file, messages, Boolean.getBoolean(TERMINAL_PROPERTY), System::nanoTime);
    }

    /** Counts what is read of the file itself, before it is unpacked. */
    InputStream counting(InputStream in) {
        bytesRead = 0;
        isCounted = bytesTotal > 0;
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                bytesRead += value < 0 ? 0 : 1;
                return value;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                bytesRead += Math.max(0, read);
                return read;
            }

            @Override
            public void close() throws IOException {
                // Looked at only; somebody else reads it.
                isCounted &= bytesRead >= bytesTotal;
                super.close();
            }
        };
    }

    void records(long count) {
        long now = nanoTime.getAsLong();
        if (now - drawnNanos < INTERVAL_NANOS || !isTerminal && !isDue(now)) {
            return;
        }
        drawnNanos = now;
        isDrawn = true;
        long perSecond = count * 1_000_000_000L / Math.max(1, now - startedNanos);
        String done = count + " records, " + perSecond + "/s";
        if (isTerminal) {
            messages.print("\r" + bar() + done + "  " + file + " ");
        } else {
            messages.println(file + ": " + (isCounted ? percent() + " %, " : "") + done);
        }
        messages.flush();
    }

    /** A line for each tenth, or now and then where nobody knows how much there is. */
    private boolean isDue(long now) {
        if (!isCounted) {
            return now - drawnNanos >= LINE_INTERVAL_NANOS;
        }
        long before = tenths;
        tenths = percent() / TENTH;
        return tenths > before;
    }

    private long percent() {
        return Math.min(100, bytesRead * 100 / bytesTotal);
    }

    private String bar() {
        if (!isCounted) {
            return "";
        }
        int done = (int) (percent() * WIDTH / 100);
        return "[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "] " + percent() + "% ";
    }

    /** Leaves the line, so that what follows starts on its own. */
    void end() {
        if (isDrawn && isTerminal) {
            messages.println();
        }
    }
}
