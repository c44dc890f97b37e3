package org.listeningpost.ingest.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.files.SealedChannel;

/** A file to import, as it is or enciphered. */
public final class FileSource {
    private final Path path;
    private final UnaryOperator<InputStream> watching;
    private final byte @Nullable [] key;

    /** @param watching sees what is read of it in this process */
    public FileSource(Path path, UnaryOperator<InputStream> watching) {
        this(path, watching, null);
    }

    /** @param key null where the file lies there as it is */
    FileSource(Path path, UnaryOperator<InputStream> watching, byte @Nullable [] key) {
        this.path = path;
        this.watching = watching;
        this.key = key;
    }

    public Path path() {
        return path;
    }

    /** How long it is; a pipe may be of any length. */
    long length() throws IOException {
        return Files.isRegularFile(path) ? Files.size(path) : Long.MAX_VALUE;
    }

    boolean isPipe() {
        return !Files.isRegularFile(path);
    }

    boolean isSealed() {
        return key != null;
    }

    /** To nobody but a parser: by a pipe, for arguments and environments are shown to others. */
    void sendKey(OutputStream out) throws IOException {
        if (key != null) {
            out.write(key);
        }
    }

    /** Its bytes as they were sent. */
    InputStream open() throws IOException {
        return watching.apply(
                key == null
                        ? Files.newInputStream(path)
                        : Channels.newInputStream(new SealedChannel(FileChannel.open(path), key)));
    }

    @Override
    public String toString() {
        return "FileSource";
    }
}
