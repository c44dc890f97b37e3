package org.listeningpost.elastic.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The account that the engine runs under. Elasticsearch refuses to be root, so a root parent drops its child to an
 * unprivileged user; everybody else's engine runs as themselves.
 *
 * @param prefix command line before the engine's own that makes the change, or nothing
 */
record EngineAccount(
        String name, List<String> prefix, @Nullable UserPrincipal owner) {
    private static final List<String> TOOL_FOLDERS = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

    static EngineAccount of(String runAsUser) {
        if (!isRoot()) {
            return new EngineAccount(System.getProperty("user.name", "?"), List.of(), null);
        }
        String uid = idOf("-u", runAsUser);
        String gid = idOf("-g", runAsUser);
        if (uid.equals("0")) {
            throw new EngineException("embedded.run_as_user is " + runAsUser
                    + ", which is root; Elasticsearch refuses to run as root. Name an unprivileged user.");
        }
        try {
            UserPrincipal owner =
                    Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(runAsUser);
            return new EngineAccount(runAsUser, changeTo(runAsUser, uid, gid), owner);
        } catch (IOException e) {
            throw new EngineException("no user " + runAsUser + " on this machine; set embedded.run_as_user", e);
        }
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // No /proc (macOS) or no POSIX (Windows): the name is all there is.
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static List<String> changeTo(String user, String uid, String gid) {
        Path setpriv = tool("setpriv");
        if (setpriv != null) {
            return List.of(setpriv.toString(), "--reuid", uid, "--regid", gid, "--clear-groups", "--no-new-privs");
        }
        Path runuser = tool("runuser");
        if (runuser != null) {
            return List.of(runuser.toString(), "-u", user, "--");
        }
        throw new EngineException("Elasticsearch refuses to run as root, and neither setpriv nor runuser (package"
                + " util-linux) is here to change to user " + user + ". Install one, or start as an ordinary user.");
    }

    private static @Nullable Path tool(String name) {
        return TOOL_FOLDERS.stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    private static String idOf(String option, String user) {
        try {
            Process id = new ProcessBuilder("id", option, user)
                    .redirectErrorStream(true)
                    .start();
            String text = new String(id.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (id.waitFor() != 0) {
                throw new EngineException("this process is root and there is no user " + user
                        + " to run Elasticsearch as; set embedded.run_as_user to an unprivileged user");
            }
            return text;
        } catch (IOException e) {
            throw new EngineException("cannot ask the system for user " + user, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while starting the engine", e);
        }
    }

    boolean isOurs() {
        return prefix.isEmpty();
    }

    /**
     * The command line that runs {@code command} under this account, and in a session of its own where that can be: the
     * terminal sends Ctrl-C to a whole group of processes, and the engine must outlast the parent's last writes.
     */
    List<String> detachedCommandOf(List<String> command) {
        List<String> whole = new ArrayList<>();
        Path setsid = tool("setsid");
        if (setsid != null) {
            whole.add(setsid.toString());
        }
        whole.addAll(commandOf(command));
        return whole;
    }

    private List<String> commandOf(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Whether this account may enter a folder or run a file; asked of the system itself, so that ACLs count. */
    boolean canUse(Path path) {
        if (isOurs()) {
            return Files.isExecutable(path);
        }
        try {
            Process test = new ProcessBuilder(commandOf(List.of("test", "-x", path.toString())))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .directory(Path.of("/").toFile())
                    .start();
            return test.waitFor(10, TimeUnit.SECONDS) && test.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes a tree this account's own; cheap when it already is. */
    void own(Path tree) {
        UserPrincipal to = owner;
        if (to == null) {
            return;
        }
        try {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                        throws IOException {
                    give(directory, to);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    give(file, to);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give " + tree + " to user " + name, e);
        }
    }

    /** Makes this one folder or file the account's own. */
    void ownOnly(Path path) {
        UserPrincipal to = owner;
        if (to == null) {
            return;
        }
        try {
            give(path, to);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give " + path + " to user " + name, e);
        }
    }

    private static void give(Path path, UserPrincipal to) throws IOException {
        if (!Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(to)) {
            Files.getFileAttributeView(path, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setOwner(to);
        }
    }
}
