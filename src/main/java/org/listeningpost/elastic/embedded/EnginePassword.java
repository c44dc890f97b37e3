package org.listeningpost.elastic.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A generated password. The plain form lies in a private file of ours and reaches the engine only in requests; the
 * engine's own configuration holds its hash, so it stands in no argument list and no log.
 */
record EnginePassword(String text) {
    private static final int RANDOM_BYTES = 24;
    // Enough for a random password of 192 bits, and cheap for the engine to check.
    private static final int ITERATIONS = 1_000;
    private static final int KEY_BITS = 256;
    private static final int SALT_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Reads the password that the first start left, or makes one. */
    static EnginePassword in(Path file) throws IOException {
        if (Files.exists(file)) {
            String text = Files.readString(file).strip();
            if (!text.isEmpty()) {
                return new EnginePassword(text);
            }
        }
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        PrivateFile.write(file, text + "\n");
        return new EnginePassword(text);
    }

    /** The form in which Elasticsearch's file realm keeps passwords. */
    String hash() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2withHMACSHA512")
                    .generateSecret(new PBEKeySpec(text.toCharArray(), salt, ITERATIONS, KEY_BITS))
                    .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return "{PBKDF2}" + ITERATIONS + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(key);
        } catch (GeneralSecurityException e) {
            throw new EngineException("this Java has no PBKDF2withHMACSHA512", e);
        }
    }

    @Override
    public String toString() {
        return "a password";
    }
}
