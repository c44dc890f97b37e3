package org.listeningpost.ingest.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.PrivateFile;
import org.listeningpost.ingest.files.SealedChannel;

/**
 * Files that wait to be read, enciphered, each with a key of its own that is not on this disk: it lies with the job in
 * Elasticsearch, and is thrown away with it. Thread-safe.
 */
final class Spool implements AutoCloseable {
    /** An upload that is under way has no job yet. */
    private static final Duration ORPHAN_AGE = Duration.ofHours(1);

    private static final int PIECE_BYTES = 1 << 16;

    private final Path folder;
    private final String id;
    private final SecureRandom random = new SecureRandom();
    private @Nullable FileChannel lockFile;

    private Spool(Path folder, String id) {
        this.folder = folder;
        this.id = id;
    }

    /** @param parent a private folder on a disk with room */
    static Spool open(Path parent) throws IOException {
        Path folder = parent.resolve("spool");
        PrivateFile.createFolder(folder);
        Path name = folder.resolve("id");
        if (!Files.exists(name)) {
            byte[] bytes = new byte[12];
            new SecureRandom().nextBytes(bytes);
            PrivateFile.write(name, HexFormat.of().formatHex(bytes));
        }
        return new Spool(folder, Files.readString(name).strip());
    }

    String id() {
        return id;
    }

    /**
     * What was put there.
     *
     * @param key to its bytes, in base64; whoever loses it loses them
     */
    record Kept(String spool, String key, long bytes) {
        @Override
        public String toString() {
            return "Kept[" + bytes + "]";
        }
    }

    /**
     * Puts a file there; where that fails nothing is left.
     *
     * @throws SpoolException where that is no fault of the stream's
     */
    Kept put(String job, InputStream in) throws IOException {
        Sent sent = new Sent(in);
        try {
            return kept(job, sent);
        } catch (IOException e) {
            throw sent.hasFailed ? e : new SpoolException(e);
        }
    }

    /** Knows whether it was the one that failed. */
    private static final class Sent extends FilterInputStream {
        private boolean hasFailed;

        Sent(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                return super.read(bytes, from, length);
            } catch (IOException e) {
                hasFailed = true;
                throw e;
            }
        }
    }

    private Kept kept(String job, InputStream in) throws IOException {
        byte[] key = new byte[SealedChannel.KEY_BYTES];
        random.nextBytes(key);
        Path file = file(job);
        long bytes = 0;
        boolean isWhole = false;
        try (FileChannel plain = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                SealedChannel sealed = new SealedChannel(plain, key)) {
            byte[] piece = new byte[PIECE_BYTES];
            for (int read = in.readNBytes(piece, 0, PIECE_BYTES);
                    read > 0;
                    read = in.readNBytes(piece, 0, PIECE_BYTES)) {
                sealed.write(ByteBuffer.wrap(piece, 0, read));
                bytes += read;
            }
            plain.force(true);
            isWhole = true;
        } finally {
            if (!isWhole) {
                Files.deleteIfExists(file);
            }
        }
        return new Kept(id, Base64.getEncoder().encodeToString(key), bytes);
    }

    /** Whether the file is there in its whole length. */
    boolean has(String job, long bytes) throws IOException {
        return Files.exists(file(job)) && Files.size(file(job)) == bytes;
    }

    FileSource source(String job, String key, UnaryOperator<InputStream> watching) {
        return new FileSource(file(job), watching, Base64.getDecoder().decode(key));
    }

    void remove(String job) throws IOException {
        Files.deleteIfExists(file(job));
    }

    int count() throws SpoolException {
        try {
            return files().size();
        } catch (IOException e) {
            throw new SpoolException(e);
        }
    }

    /** Removes what belongs to no job; nobody could read it anyway. */
    void sweep(Set<String> jobs, Instant now) throws IOException {
        for (Path each : files()) {
            String job = each.getFileName().toString().replace(".sealed", "");
            boolean isOld = Files.getLastModifiedTime(each).toInstant().isBefore(now.minus(ORPHAN_AGE));
            if (isOld && !jobs.contains(job)) {
                Files.deleteIfExists(each);
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> each.toString().endsWith(".sealed")).toList();
        }
    }

    /**
     * Whether this process is the one that reads from here; it stays so until it ends in whatever way, or {@link #close}.
     */
    synchronized boolean isOurs() throws IOException {
        if (lockFile != null) {
            return true;
        }
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null; // another service in this very process
        }
        if (lock == null) {
            channel.close();
            return false;
        }
        lockFile = channel;
        return true;
    }

    private Path file(String job) {
        return folder.resolve(job + ".sealed");
    }

    @Override
    public synchronized void close() throws IOException {
        if (lockFile != null) {
            lockFile.close();
            lockFile = null;
        }
    }
}
