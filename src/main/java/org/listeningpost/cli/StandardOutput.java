package org.listeningpost.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Standard output for commands that write without end. Its reader may go away before that, as in {@code | head}: nobody
 * failed then, and the command ends without a word.
 */
final class StandardOutput extends OutputStream {
    /** What a shell makes of SIGPIPE, which ends other programs in that case: 128 + 13. */
    static final int CLOSED = 141;

    private final OutputStream out;

    StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream out) {
        this.out = out;
    }

    /** Nobody reads on. */
    static final class ClosedException extends IOException {
        private static final long serialVersionUID = 1L;

        ClosedException(IOException cause) {
            super("nobody reads standard output any more", cause);
        }
    }

    /** What was written did not get through. */
    static final class UnwritableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnwritableException(IOException cause) {
            super("standard output cannot be written: " + cause.getMessage(), cause);
        }
    }

    /** Whether it goes into a file: that has no reader who could go away, only a disk that can be full. */
    static boolean isFile() {
        return Files.isRegularFile(Path.of("/dev/stdout"));
    }

    private static IOException told(IOException failure) {
        return isFile() ? new UnwritableException(failure) : new ClosedException(failure);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
