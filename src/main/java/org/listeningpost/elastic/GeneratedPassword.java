package org.listeningpost.elastic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A password that nobody typed and nobody reads, kept in a private file from one start to the next. */
public record GeneratedPassword(String text) {
    private static final int RANDOM_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Reads the password that an earlier start left, or makes one. */
    public static GeneratedPassword in(Path file) throws IOException {
        if (Files.exists(file)) {
            String text = Files.readString(file).strip();
            if (!text.isEmpty()) {
                return new GeneratedPassword(text);
            }
        }
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        PrivateFile.write(file, text + "\n");
        return new GeneratedPassword(text);
    }

    @Override
    public String toString() {
        return "a password";
    }
}
