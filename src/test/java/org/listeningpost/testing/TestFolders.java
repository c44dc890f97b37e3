package org.listeningpost.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.listeningpost.elastic.FolderTree;

/** Folders for engines of tests, below {@code target}, where the engine's unprivileged user may enter. */
public final class TestFolders {
    private TestFolders() {}

    public static Path create(String prefix) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), prefix);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            }
            return folder.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void delete(Path folder) {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
