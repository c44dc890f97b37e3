package org.listeningpost.ingest.pseudonym;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Config;
import org.listeningpost.elastic.PrivateFile;

/**
 * Where the pseudonym keys come from: the configuration (in practice an environment variable), the file that it names, or
 * a file in the data directory that is made, readable by its owner only, when it is first needed. A file holds one key a
 * line, the oldest first; lines that begin with # are notes.
 */
public final class PseudonymKeyFile {
    private static final String NAME = "pseudonym.key";
    private static final int BYTES = 32;
    private static final int KEYS_MAX = 100;
    private static final Set<PosixFilePermission> NOBODY_ELSE =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private PseudonymKeyFile() {}

    /**
     * Reads the keys, or makes one where none is configured, none is there yet and nothing is stored under another.
     *
     * @param inUse ids of the keys under which something is stored
     * @throws UnusableKeyException also where one of those is not here
     */
    public static KeyRing load(Config config, Supplier<Set<String>> inUse) {
        Set<String> used = new TreeSet<>(inUse.get());
        config.privacy().pseudonymKeysLost().forEach(used::remove);
        KeyRing there = find(config).orElse(null);
        if (there != null) {
            there.ids().forEach(used::remove);
        }
        if (!used.isEmpty()) {
            throw new UnusableKeyException(
                    "posts are stored under the pseudonym key " + String.join(", ", used)
                            + ", which is not here: authors would get second names, and could not be found by the first."
                            + " Bring the key file of the service here (privacy.pseudonym_key_file), or name a key that"
                            + " is lost for good in privacy.pseudonym_keys_lost",
                    null);
        }
        return there != null ? there : made(config);
    }

    /** Reads the keys, if there are any yet. */
    public static Optional<KeyRing> find(Config config) {
        List<String> configured = config.privacy().pseudonymKeys();
        if (!configured.isEmpty()) {
            return Optional.of(ring(configured, "privacy.pseudonym_keys"));
        }
        Path file = fileOf(config);
        boolean mayBeMade = config.privacy().pseudonymKeyFile() == null;
        return mayBeMade && !Files.exists(file) ? Optional.empty() : Optional.of(read(config));
    }

    private static KeyRing made(Config config) {
        Path file = fileOf(config);
        try {
            PrivateFile.createFolder(folderOf(file));
            create(file);
        } catch (IOException e) {
            throw unreadable(e);
        }
        return read(config);
    }

    private static KeyRing read(Config config) {
        Path file = fileOf(config);
        try {
            requirePrivate(file);
            return ring(lines(file), "the pseudonym key file");
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static UnusableKeyException unreadable(IOException e) {
        return new UnusableKeyException("the pseudonym key file cannot be read or made", e);
    }

    /**
     * Adds a new key, which is the current one from the next start on.
     *
     * @param inUse ids of the keys under which something is stored
     * @return the ring with it
     */
    public static KeyRing addKey(Config config, Supplier<Set<String>> inUse) {
        if (!config.privacy().pseudonymKeys().isEmpty()) {
            throw new UnusableKeyException(
                    "the pseudonym keys come from the configuration: add one to the end of privacy.pseudonym_keys there,"
                            + " such as the output of `openssl rand -hex 32`",
                    null);
        }
        load(config, inUse);
        Path file = fileOf(config);
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
                FileLock ignored = channel.lock()) {
            // Owner and permissions stay as they are: whoever reads the file today must read it tomorrow.
            ByteBuffer line = StandardCharsets.UTF_8.encode(startOfLine(channel) + newKey() + "\n");
            channel.position(channel.size());
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw new UnusableKeyException("the pseudonym key file cannot be written", e);
        }
        return read(config);
    }

    private static String startOfLine(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n' ? "\n" : "";
    }

    private static Path fileOf(Config config) {
        Path configured = config.privacy().pseudonymKeyFile();
        return configured != null
                ? configured
                : config.dataDirectory().resolve("secrets").resolve(NAME);
    }

    private static Path folderOf(Path file) throws IOException {
        @Nullable Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("a folder is no key file");
        }
        return folder;
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static KeyRing ring(List<String> keys, String source) {
        if (keys.isEmpty() || keys.size() > KEYS_MAX) {
            throw new UnusableKeyException(source + " must hold between 1 and " + KEYS_MAX + " keys", null);
        }
        List<byte[]> bytes = new ArrayList<>();
        for (String key : keys) {
            String weakness = KeyStrength.weakness(key);
            if (weakness != null) {
                throw new UnusableKeyException(
                        source + ": key " + (bytes.size() + 1) + " of " + keys.size() + " " + weakness
                                + "; draw one, such as with `openssl rand -hex 32`",
                        null);
            }
            bytes.add(key.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return KeyRing.of(bytes);
        } catch (IllegalArgumentException e) {
            throw new UnusableKeyException(source + ": the same key is there twice", null);
        }
    }

    /** A group may read: that is how clusters hand secrets to a service. */
    private static void requirePrivate(Path file) throws IOException {
        if (!isPosix(file)) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.stream().anyMatch(NOBODY_ELSE::contains)) {
            throw new UnusableKeyException(
                    "the pseudonym key file is open to others (" + PosixFilePermissions.toString(permissions)
                            + "): chmod 600 it, and rotate the key if somebody may have read it",
                    null);
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String newKey() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    /** Two processes may start at once: the file appears whole under its name, and the first wins. */
    private static void create(Path file) throws IOException {
        FileAttribute<?>[] ownerOnly = isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path temporary = Files.createTempFile(folderOf(file), NAME, ".new", ownerOnly);
        try {
            Files.writeString(temporary, newKey() + "\n", StandardOpenOption.TRUNCATE_EXISTING);
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
