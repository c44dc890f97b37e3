package org.listeningpost.elastic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Authors whose posts were erased, as hashes of their pseudonyms. A pseudonym has 130 random-looking bits under a secret key,
 * so its hash tells nothing to whoever does not have the pseudonym already.
 */
public record ErasedAuthors(Map<String, Instant> entries) {
    private static final String PREFIX = "author-";
    private static final int DIGITS = 32;

    public ErasedAuthors {
        entries = Map.copyOf(entries);
    }

    /** When everything of that author was erased last, if it was. */
    public Optional<Instant> erasedAt(String pseudonym) {
        return Optional.ofNullable(entries.get(entryOf(pseudonym)));
    }

    static String entryOf(String pseudonym) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("erased author " + pseudonym).getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static boolean isEntry(String id) {
        return id.startsWith(PREFIX) && id.length() == PREFIX.length() + DIGITS;
    }
}
