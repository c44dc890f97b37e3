package org.listeningpost.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One file of the journal, locked by its process. A {@link RandomAccessFile}, not a channel: a channel is closed when
 * the writing thread is interrupted, and requests that take too long are. Not thread-safe.
 */
final class AuditSegment implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 20;

    private final Path path;
    private final RandomAccessFile file;
    private final FileLock lock;
    private final String id;
    private long writtenBytes;
    private long shippedBytes;
    private long lines;

    private AuditSegment(Path path, RandomAccessFile file, FileLock lock) throws IOException {
        this.path = path;
        this.file = file;
        this.lock = lock;
        this.id = path.getFileName().toString().replace(".ndjson", "");
        this.writtenBytes = file.length();
    }

    /** A new file that only this user can read. */
    static AuditSegment create(Path path) throws IOException {
        Files.createFile(path);
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
        AuditSegment segment = open(path);
        if (segment == null) {
            throw new IOException("a journal file that was just made is locked");
        }
        return segment;
    }

    /** A file that an earlier process left; null when its process is alive. */
    static @Nullable AuditSegment open(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            FileLock lock = file.getChannel().tryLock();
            if (lock != null) {
                return new AuditSegment(path, file, lock);
            }
        } catch (OverlappingFileLockException e) {
            // another journal of this very process holds it
        }
        file.close();
        return null;
    }

    String nextId() {
        return id + "-" + lines;
    }

    void append(byte[] line) throws IOException {
        try {
            file.seek(writtenBytes);
            file.write(line);
        } catch (IOException e) {
            file.setLength(writtenBytes); // no half a line: the disk may be full
            throw e;
        }
        writtenBytes += line.length;
        lines++;
    }

    /** The next unshipped bytes, cut at a line end; empty when there are none. */
    byte[] unshipped() throws IOException {
        return unshipped(CHUNK_BYTES);
    }

    /** As much of it as fits. */
    byte[] unshipped(int bytesMax) throws IOException {
        byte[] chunk = new byte[(int) Math.min(bytesMax, pendingBytes())];
        file.seek(shippedBytes);
        file.readFully(chunk);
        int end = chunk.length;
        while (end > 0 && chunk[end - 1] != '\n') {
            end--;
        }
        // What follows the last line end of a file that is not written any more is torn: it was never answered for.
        return Arrays.copyOf(chunk, end);
    }

    void markShipped(int bytes) {
        shippedBytes += bytes;
    }

    /** Nothing more can be shipped from here. */
    void skipRest() {
        shippedBytes = writtenBytes;
    }

    void sync() throws IOException {
        file.getFD().sync();
    }

    long pendingBytes() {
        return writtenBytes - shippedBytes;
    }

    long writtenBytes() {
        return writtenBytes;
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(path);
    }

    @Override
    public void close() throws IOException {
        if (lock.isValid()) {
            lock.release();
        }
        file.close();
    }
}
