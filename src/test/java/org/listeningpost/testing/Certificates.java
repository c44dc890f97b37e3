package org.listeningpost.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates of a test's own, made by the JDK's keytool and written as PEM files. */
public final class Certificates {
    private static final String PASSWORD = "test-only";

    private final Path folder;

    /** @param folder keeps the files */
    public Certificates(Path folder) {
        this.folder = folder;
    }

    /** A certificate file and the file of its unencrypted key. */
    public record Pair(Path certificate, Path key) {}

    /** An authority, which may serve on loopback itself. */
    public Pair authority(String name) {
        keytool(name, name, "-ext", "BC=ca:true");
        return write(name, name);
    }

    /** A certificate for loopback, signed by an authority that was made here. */
    public Pair signedBy(String authority, String name) {
        keytool(authority, name, "-signer", authority);
        return write(authority, name);
    }

    private void keytool(String store, String name, String... further) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=IP:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file(store, ".p12").toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(further));
        try {
            assertEquals(
                    0,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private Pair write(String store, String name) {
        Pair pair = new Pair(file(name, ".crt"), file(name, ".key"));
        try (InputStream in = Files.newInputStream(file(store, ".p12"))) {
            KeyStore entries = KeyStore.getInstance("PKCS12");
            entries.load(in, PASSWORD.toCharArray());
            Files.writeString(
                    pair.certificate(),
                    pem("CERTIFICATE", entries.getCertificate(name).getEncoded()));
            Files.writeString(
                    pair.key(),
                    pem(
                            "PRIVATE KEY",
                            entries.getKey(name, PASSWORD.toCharArray()).getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("keytool made something unreadable", e);
        }
        return pair;
    }

    private Path file(String name, String ending) {
        return folder.resolve(name + ending);
    }

    private static String pem(String type, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n";
    }
}
