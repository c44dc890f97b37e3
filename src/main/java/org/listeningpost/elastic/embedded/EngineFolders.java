package org.listeningpost.elastic.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.listeningpost.elastic.IoFailure;
import org.listeningpost.elastic.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the folders and sees to it that the engine's account can use them. */
final class EngineFolders {
    private static final Logger LOG = LoggerFactory.getLogger(EngineFolders.class);
    private static final Path ELSEWHERE = Path.of("/var/lib/listening-post");
    private static final int NAME_DIGITS = 12;

    private EngineFolders() {}

    static void createDataDirectory(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                // Others may pass through to the engine's folder, but see nothing here.
                PrivateFile.allow(folder, "rwx--x--x");
            }
        } catch (IOException e) {
            throw new EngineException("cannot create the data folder " + folder + " (" + IoFailure.inWords(e, folder)
                    + "); set data_directory to a folder that you may write to");
        }
        if (!Files.isWritable(folder)) {
            throw new EngineException("the data folder " + folder + " is not writable for user "
                    + System.getProperty("user.name") + "; set data_directory to another, or change its owner");
        }
    }

    static EngineHome prepare(Path dataDirectory, EngineAccount account) throws IOException {
        EngineHome home = new EngineHome(locate(dataDirectory, account));
        if (!Files.isWritable(home.directory())) {
            throw new EngineException("the engine's folder " + home.directory() + " belongs to "
                    + Files.getOwner(home.directory()) + "; start as that user (or as root), or set data_directory");
        }
        for (Path folder : new Path[] {home.data(), home.logs(), home.temporary(), home.snapshots()}) {
            PrivateFile.createFolder(folder);
            account.own(folder);
        }
        return home;
    }

    /** Below the data folder, or elsewhere when the engine's account may not enter it, as below {@code /root}. */
    private static Path locate(Path dataDirectory, EngineAccount account) throws IOException {
        Path folder = dataDirectory.resolve("engine");
        if (Files.isDirectory(folder)) {
            Path real = folder.toRealPath();
            account.ownOnly(real);
            if (!account.canUse(real)) {
                throw new EngineException("user " + account.name() + ", who runs the engine, may not enter " + real
                        + "; allow it (chmod o+x on the folders above), or set data_directory");
            }
            return real;
        }
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new EngineException(folder + " is not a folder, or leads nowhere; move it away");
        }
        if (account.canUse(dataDirectory)) {
            create(folder, account);
            return folder.toRealPath();
        }
        Path elsewhere = linked(dataDirectory, ELSEWHERE, account);
        LOG.warn(
                "user {}, who runs the engine, may not enter {}; the engine's data lie in {}",
                account.name(),
                dataDirectory,
                elsewhere);
        return elsewhere;
    }

    /** Makes the engine's folder below another, and a link to it where it should be. */
    static Path linked(Path dataDirectory, Path parent, EngineAccount account) throws IOException {
        Path folder = dataDirectory.resolve("engine");
        Path elsewhere = parent.resolve("engine-" + nameOf(dataDirectory));
        if (Files.isDirectory(elsewhere)) {
            try (Stream<Path> content = Files.list(elsewhere)) {
                if (content.findAny().isPresent()) {
                    // Whoever removed the data folder removed the link and the keys, and no post.
                    throw new EngineException("the posts of an earlier data folder of this name lie in " + elsewhere
                            + ". To be rid of them remove that folder, too; to have them back bring the data folder back, or at"
                            + " least its secrets and a link: ln -s " + elsewhere + " " + folder);
                }
            }
        }
        Files.createDirectories(parent);
        PrivateFile.allow(parent, "rwx--x--x");
        create(elsewhere, account);
        Files.createSymbolicLink(folder, elsewhere);
        return elsewhere;
    }

    private static void create(Path folder, EngineAccount account) throws IOException {
        PrivateFile.createFolder(folder);
        account.ownOnly(folder);
    }

    private static String nameOf(Path dataDirectory) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(dataDirectory.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, NAME_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new EngineException("this Java has no SHA-256", e);
        }
    }
}
