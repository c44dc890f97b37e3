package org.listeningpost.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with 413 after so many bytes, so that a gzip bomb costs no more than an honest body. */
final class BoundedInputStream extends FilterInputStream {
    private final long bytesMax;
    private long bytesRead;

    BoundedInputStream(InputStream in, long bytesMax) {
        super(in);
        this.bytesMax = bytesMax;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) {
        bytesRead += read;
        if (bytesRead > bytesMax) {
            throw new ProblemException(Problem.tooLarge("The body is longer than " + bytesMax + " bytes."));
        }
    }
}
