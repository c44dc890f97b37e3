package org.listeningpost.ingest.imports;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpoolTest {
    @TempDir
    private Path folder;

    @Test
    void who_is_at_fault_is_told_apart() throws IOException {
        try (Spool spool = Spool.open(folder)) {
            InputStream broken = new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new EOFException("the body ends early");
                }
            };
            assertThrows(EOFException.class, () -> spool.put("a", broken));
            assertFalse(spool.has("a", 0));

            // As where the disk is full, which is harder to bring about.
            Files.createDirectory(folder.resolve("spool/b.sealed"));
            assertThrows(SpoolException.class, () -> spool.put("b", new ByteArrayInputStream(new byte[10])));
        }
    }
}
