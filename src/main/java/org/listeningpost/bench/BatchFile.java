package org.listeningpost.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.listeningpost.sample.SampleGenerator;
import org.listeningpost.sample.SampleWriter;

/** Request bodies one after the other in a file, so that a million posts need no memory. Safe for many readers. */
final class BatchFile implements AutoCloseable {
    /** Where a body lies, and how many posts are in it. */
    record Batch(long offset, int bytes, int posts) {}

    private final FileChannel channel;
    private final List<Batch> batches;

    private BatchFile(FileChannel channel, List<Batch> batches) {
        this.channel = channel;
        this.batches = List.copyOf(batches);
    }

    /** Writes the posts from..to (exclusive) of one body and says how many these are. */
    interface Body {
        long write(long from, long to, OutputStream out) throws IOException;
    }

    static BatchFile write(Path file, long posts, int batch, Body body) throws IOException {
        List<Batch> batches = new ArrayList<>();
        try (CountingStream out = new CountingStream(Files.newOutputStream(file))) {
            for (long from = 0; from < posts; from += batch) {
                long start = out.count;
                long written = body.write(from, Math.min(posts, from + batch), out);
                batches.add(new Batch(start, (int) (out.count - start), (int) written));
            }
        }
        return new BatchFile(FileChannel.open(file), batches);
    }

    /** The invented posts of the seed as records, as they are sent to the service. */
    static BatchFile invented(BenchSettings settings, String name, long posts, Clock clock) throws IOException {
        SampleGenerator generator = new SampleGenerator(settings.seed(), posts, clock.instant());
        return write(settings.folder().resolve(name), posts, settings.batch(), (from, to, out) -> {
            SampleWriter.write(generator, from, to, out, null);
            return to - from;
        });
    }

    int count() {
        return batches.size();
    }

    Batch batch(int index) {
        return batches.get(index);
    }

    long posts() {
        return batches.stream().mapToLong(Batch::posts).sum();
    }

    long bytes() {
        return batches.stream().mapToLong(Batch::bytes).sum();
    }

    byte[] body(int index) throws IOException {
        Batch batch = batches.get(index);
        ByteBuffer buffer = ByteBuffer.allocate(batch.bytes());
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, batch.offset() + buffer.position()) < 0) {
                throw new IOException("the file of request bodies is shorter than it was");
            }
        }
        return buffer.array();
    }

    InputStream stream(int index) throws IOException {
        return new java.io.ByteArrayInputStream(body(index));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static final class CountingStream extends java.io.BufferedOutputStream {
        private long count;

        CountingStream(OutputStream out) {
            super(out, 1 << 18);
        }

        @Override
        public synchronized void write(int b) throws IOException {
            count++;
            super.write(b);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            count += length;
            super.write(bytes, from, length);
        }
    }
}
