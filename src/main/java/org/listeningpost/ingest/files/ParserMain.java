package org.listeningpost.ingest.files;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The parser process. Its standard input is the file itself, so that it needs to know no path, or the key of an enciphered
 * one; its standard output takes frames.
 */
public final class ParserMain {
    /** Stands where the path of an enciphered file would. */
    public static final String STANDARD_INPUT = "-";

    /** As the machine itself ends where its heap is full. */
    public static final int OUT_OF_MEMORY_EXIT = 3;

    private static final int ORPHANED_EXIT = 4;
    private static final long PARENT_LOOK_MILLIS = 2_000;

    private ParserMain() {}

    /** The folder for what does not fit into memory, the file, then the limits. */
    public static void main(String[] arguments) throws IOException {
        // No library can write what it reads. As an option this would make newer Java versions warn on standard output.
        System.setProperty(
                "java.io.tmpdir",
                Path.of(arguments[0], "there-is-no-such-folder").toString());
        endWithParent();
        FileLimits limits = FileLimits.of(List.of(arguments).subList(2, arguments.length));
        FrameWriter out = new FrameWriter(new FileOutputStream(FileDescriptor.out), limits.recordBytesMax());
        try (SeekableByteChannel channel = channel(arguments[1])) {
            new FileScanner(out, new Budget(limits, channel.size()), Path.of(arguments[0])).scanFile(channel);
        } catch (FileScanner.FinishedException e) {
            // The frames have said why.
        } catch (OutOfMemoryError e) {
            // Not every one comes from the heap: libraries throw their own, for arrays that are too long and buffers
            // outside of it.
            Runtime.getRuntime().halt(OUT_OF_MEMORY_EXIT);
        }
        out.done();
    }

    /** Nobody else would end a parser that loops, once the service that started it was killed. */
    private static void endWithParent() {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        Thread watch = new Thread(
                () -> {
                    while (ProcessHandle.current().parent().equals(parent)) {
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PARENT_LOOK_MILLIS));
                    }
                    Runtime.getRuntime().halt(ORPHANED_EXIT);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static SeekableByteChannel channel(String file) throws IOException {
        FileInputStream input = new FileInputStream(FileDescriptor.in);
        return file.equals(STANDARD_INPUT)
                ? input.getChannel()
                : new SealedChannel(FileChannel.open(Path.of(file)), input.readNBytes(SealedChannel.KEY_BYTES));
    }
}
