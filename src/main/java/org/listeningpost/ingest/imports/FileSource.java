package org.listeningpost.ingest.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;
import org.listeningpost.ingest.files.SealedChannel;

/** Where a file lies. */
public sealed interface FileSource {
    Path path();

    /** Its bytes as they were sent. */
    InputStream open() throws IOException;

    /**
     * A file of the caller's own.
     *
     * @param watching sees what is read of it here
     */
    record Plain(Path path, UnaryOperator<InputStream> watching) implements FileSource {
        @Override
        public InputStream open() throws IOException {
            return watching.apply(Files.newInputStream(path));
        }
    }

    /** One that was sent to us: the disk holds nothing readable of it. */
    record Sealed(Path path, byte[] key) implements FileSource {
        @Override
        public InputStream open() throws IOException {
            return Channels.newInputStream(new SealedChannel(FileChannel.open(path, StandardOpenOption.READ), key));
        }

        @Override
        public String toString() {
            return "Sealed[" + path + "]";
        }
    }
}
