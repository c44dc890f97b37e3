package org.listeningpost.elastic.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One process for one data folder. The system releases the lock of a process that dies in whatever way. */
final class EngineLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLock.class);

    private static final int HOLDER_BYTES_MAX = 512;

    private final FileChannel channel;

    private EngineLock(FileChannel channel) {
        this.channel = channel;
    }

    static EngineLock acquire(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve("engine.lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            String holder = read(channel);
            channel.close();
            throw new EngineException("the data folder " + dataDirectory + " is in use by "
                    + (holder.isEmpty() ? "another process" : holder)
                    + "; stop that one first, or choose another data_directory");
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(describeSelf().getBytes(StandardCharsets.UTF_8)), 0);
        return new EngineLock(channel);
    }

    /** Whether a living process uses the folder: what a dead one left behind leads to nobody, or to somebody else. */
    static boolean isHeld(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve("engine.lock");
        if (!Files.isWritable(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return tryLock(channel) == null;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String describeSelf() {
        ProcessHandle self = ProcessHandle.current();
        return "process " + self.pid() + " of user " + System.getProperty("user.name", "?")
                + self.info()
                        .startInstant()
                        .map(start -> ", started at " + start)
                        .orElse("");
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HOLDER_BYTES_MAX);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("releasing the lock", e);
        }
    }
}
