package org.listeningpost.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/**
 * The memory for bodies whose sender has proved nothing yet. What has come of them counts, not what is announced, so that whoever
 * sends slowly or not at all keeps nobody out. Thread-safe.
 */
final class UnprovenBodies {
    private static final int CHUNK_BYTES = 16 << 10;
    private static final int CHUNKS_ALL = (64 << 20) / CHUNK_BYTES;

    private final Semaphore chunks = new Semaphore(CHUNKS_ALL);

    /** One body; its memory is free again when this is closed. */
    final class Body implements AutoCloseable {
        private int taken;

        byte[] read(InputStream in) throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int read = in.readNBytes(chunk, 0, CHUNK_BYTES);
                    read > 0;
                    read = in.readNBytes(chunk, 0, CHUNK_BYTES)) {
                if (!chunks.tryAcquire()) {
                    throw new ProblemException(Problem.unavailable("Too many requests at once.", 1));
                }
                taken++;
                body.write(chunk, 0, read);
            }
            return body.toByteArray();
        }

        @Override
        public void close() {
            chunks.release(taken);
        }
    }

    Body begin() {
        return new Body();
    }
}
