package org.listeningpost.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Config;
import org.listeningpost.elastic.PrivateFile;

/**
 * Where the pseudonym key comes from: the configuration's environment, the file that it names, or one in the data
 * directory that is made, readable by its owner only, when it is first needed.
 */
public final class PseudonymKeyFile {
    private static final String NAME = "pseudonym.key";
    private static final int BYTES = 32;

    private PseudonymKeyFile() {}

    /** The key file is there but cannot be used. */
    public static final class UnusableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableException(String message, @Nullable Throwable cause) {
            super(message, cause, false, true);
        }
    }

    /** Reads the key, or makes one where none is configured and none is there yet. */
    public static Pseudonyms load(Config config) {
        String given = config.privacy().pseudonymKey();
        if (given != null) {
            return new Pseudonyms(bytes(given));
        }
        Path configured = config.privacy().pseudonymKeyFile();
        try {
            if (configured != null) {
                return new Pseudonyms(read(configured));
            }
            Path folder = config.dataDirectory().resolve("secrets");
            Path file = folder.resolve(NAME);
            if (!Files.exists(file)) {
                PrivateFile.createFolder(folder);
                create(file);
            }
            return new Pseudonyms(read(file));
        } catch (IOException e) {
            throw new UnusableException("the pseudonym key file cannot be read or made", e);
        }
    }

    /** The content is the key, as it is; white space at its ends does not count. */
    private static byte[] read(Path file) throws IOException {
        String key = Files.readString(file, StandardCharsets.UTF_8);
        if (key.strip().length() < Config.PSEUDONYM_KEY_CHARACTERS_MIN) {
            throw new UnusableException(
                    "the pseudonym key file holds fewer than " + Config.PSEUDONYM_KEY_CHARACTERS_MIN + " characters",
                    null);
        }
        return bytes(key);
    }

    /** The same key gives the same pseudonyms, whether it comes from a file or from the environment. */
    private static byte[] bytes(String key) {
        return key.strip().getBytes(StandardCharsets.UTF_8);
    }

    /** Two processes may start at once: the file appears whole under its name, and the first wins. */
    private static void create(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        FileAttribute<?>[] ownerOnly =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), NAME, ".new", ownerOnly);
        try {
            Files.writeString(temporary, HexFormat.of().formatHex(key) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster; its key counts.
        } catch (UnsupportedOperationException e) {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
