package org.listeningpost.elastic.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.listeningpost.elastic.FolderTree;
import org.listeningpost.elastic.IoFailure;

/** The engine as it comes, unpacked once for each data folder; a start that was cut off leaves nothing half-done. */
final class ElasticsearchZip {
    static final String VERSION = "9.5.3";

    private static final String FOLDER = "elasticsearch-" + VERSION;
    private static final String UNPACKING = ".unpacking-";

    private ElasticsearchZip() {}

    static Path folderIn(EngineHome home) {
        return home.directory().resolve(FOLDER);
    }

    static void unpack(Path distribution, EngineHome home) {
        Path target = folderIn(home);
        if (Files.isDirectory(target)) {
            return;
        }
        Path zip = distribution.resolve("engine").resolve(FOLDER + ".zip");
        if (!Files.isRegularFile(zip)) {
            throw new EngineException("the engine is not at " + zip + "; build it with: mvn package -DskipTests");
        }
        try {
            removeLeftovers(home);
            Path temporary = Files.createTempDirectory(home.directory(), UNPACKING);
            extract(zip, temporary);
            readableToAll(temporary);
            move(temporary.resolve(FOLDER), target);
            Files.delete(temporary);
        } catch (IOException e) {
            throw new EngineException(
                    "cannot unpack " + zip + " into " + home.directory() + ": " + IoFailure.inWords(e, zip), e);
        }
    }

    private static void extract(Path zip, Path into) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path path = into.resolve(entry.getName()).normalize();
                if (!path.startsWith(into) || isUnneeded(entry.getName())) {
                    continue;
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Path parent = path.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                try (InputStream in = file.getInputStream(entry)) {
                    Files.copy(in, path);
                }
            }
        }
    }

    /** Tracing agents, start scripts and Windows services: a third of the size, and an idle module less to start. */
    private static boolean isUnneeded(String entry) {
        return entry.startsWith(FOLDER + "/modules/apm/")
                || entry.startsWith(FOLDER + "/bin/")
                || entry.startsWith(FOLDER + "/lib/tools/windows")
                || entry.startsWith(FOLDER + "/lib/tools/plugin-cli");
    }

    /** The engine's account is another than ours where we are root, and our umask may be strict. */
    private static void readableToAll(Path tree) throws IOException {
        if (!Files.getFileStore(tree).supportsFileAttributeView("posix")) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    private static void removeLeftovers(EngineHome home) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(home.directory(), UNPACKING + "*")) {
            for (Path leftover : leftovers) {
                FolderTree.delete(leftover);
            }
        }
    }
}
