package org.listeningpost.ingest.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * A file to import.
 *
 * @param watching sees what is read of it in this process
 */
public record FileSource(Path path, UnaryOperator<InputStream> watching) {
    /** Its bytes as they are. */
    InputStream open() throws IOException {
        return watching.apply(Files.newInputStream(path));
    }
}
