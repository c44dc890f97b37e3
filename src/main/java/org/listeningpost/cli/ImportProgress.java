package org.listeningpost.cli;

import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** A bar on standard error, drawn again and again in one line; nothing where the work is done at once. */
final class ImportProgress {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int WIDTH = 30;

    private final String file;
    private final PrintWriter messages;
    private final long bytesTotal;
    private final long startedNanos = System.nanoTime();
    private long bytesRead;
    private long drawnNanos = System.nanoTime();
    private boolean isDrawn;

    ImportProgress(String file, PrintWriter messages) {
        this.file = file;
        this.messages = messages;
        this.bytesTotal = file.equals("-") ? 0 : new File(file).length();
    }

    /** Counts what is read of the file itself, before it is unpacked. */
    InputStream counting(InputStream in) {
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
        };
    }

    void records(long count) {
        long now = System.nanoTime();
        if (now - drawnNanos < INTERVAL_NANOS) {
            return;
        }
        drawnNanos = now;
        isDrawn = true;
        long perSecond = count * 1_000_000_000L / Math.max(1, now - startedNanos);
        messages.print("\r" + bar() + " " + count + " records, " + perSecond + "/s  " + file + " ");
        messages.flush();
    }

    private String bar() {
        if (bytesTotal <= 0) {
            return "";
        }
        int done = (int) Math.min(WIDTH, bytesRead * WIDTH / bytesTotal);
        return "[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "] " + Math.min(100, bytesRead * 100 / bytesTotal)
                + "%";
    }

    /** Leaves the line, so that what follows starts on its own. */
    void end() {
        if (isDrawn) {
            messages.println();
        }
    }
}
