package org.listeningpost.ingest.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a workbook, which its cells name by number. Those of a large one do not fit into memory: they go to a file
 * without a name, enciphered with a key that nobody but this process ever has. For one thread.
 */
final class SharedStrings implements AutoCloseable {
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int BLOCKS_CACHED = 256;

    private final Path folder;
    private final int memoryBytesMax;
    private byte[] memory = new byte[BLOCK_BYTES];
    private long[] ends = new long[1_024];
    private int count;
    private long length;
    private @Nullable SealedChannel spilled;

    /** Blocks of the file that were read last, the last one behind. */
    private final Map<Long, byte[]> cache = new LinkedHashMap<>(BLOCKS_CACHED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > BLOCKS_CACHED;
        }
    };

    /** @param folder private, on a disk with room */
    SharedStrings(Path folder, int memoryBytesMax) {
        this.folder = folder;
        this.memoryBytesMax = memoryBytesMax;
    }

    void add(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int pending = (int) (length - spilledBytes());
        if (pending + bytes.length > memory.length) {
            if (spilled == null && length + bytes.length <= memoryBytesMax) {
                memory = Arrays.copyOf(memory, Math.max(memory.length * 2, pending + bytes.length));
            } else {
                spill(pending);
                pending = 0;
                if (bytes.length > memory.length) {
                    memory = new byte[bytes.length];
                }
            }
        }
        System.arraycopy(bytes, 0, memory, pending, bytes.length);
        length += bytes.length;
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        ends[count++] = length;
    }

    /** Empty where a cell names a text that there is not. */
    String get(int index) throws IOException {
        if (index < 0 || index >= count) {
            return "";
        }
        long start = index == 0 ? 0 : ends[index - 1];
        int size = (int) (ends[index] - start);
        byte[] bytes = new byte[size];
        long onDisk = spilledBytes();
        for (int done = 0; done < size; ) {
            long at = start + done;
            if (at >= onDisk) {
                System.arraycopy(memory, (int) (at - onDisk), bytes, done, size - done);
                done = size;
            } else {
                byte[] block = block(at / BLOCK_BYTES);
                int from = (int) (at % BLOCK_BYTES);
                int part = (int) Math.min(Math.min(size - done, BLOCK_BYTES - from), onDisk - at);
                System.arraycopy(block, from, bytes, done, part);
                done += part;
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private long spilledBytes() throws IOException {
        return spilled == null ? 0 : spilled.position();
    }

    private void spill(int pending) throws IOException {
        SealedChannel file = spilled;
        if (file == null) {
            file = anonymousFile();
            spilled = file;
        }
        file.write(ByteBuffer.wrap(memory, 0, pending));
        if (memory.length > BLOCK_BYTES * 16) {
            memory = new byte[BLOCK_BYTES * 16];
        }
    }

    private SealedChannel anonymousFile() throws IOException {
        SecureRandom random = new SecureRandom();
        byte[] key = new byte[SealedChannel.KEY_BYTES];
        random.nextBytes(key);
        Path path = folder.resolve("spill-" + Long.toHexString(random.nextLong()));
        FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        // Open files stay readable without a name, and are gone with the process, however it ends.
        Files.deleteIfExists(path);
        return new SealedChannel(channel, key);
    }

    private byte[] block(long number) throws IOException {
        byte[] cached = cache.get(number);
        SealedChannel file = spilled;
        if (cached != null || file == null) {
            return cached == null ? new byte[BLOCK_BYTES] : cached;
        }
        long end = file.position();
        ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
        file.position(number * BLOCK_BYTES);
        while (block.hasRemaining() && file.read(block) > 0) {
            // A read may bring less than was asked for.
        }
        file.position(end);
        boolean isComplete = (number + 1) * BLOCK_BYTES <= end;
        if (isComplete) {
            cache.put(number, block.array());
        }
        return block.array();
    }

    @Override
    public void close() throws IOException {
        if (spilled != null) {
            spilled.close();
        }
    }
}
