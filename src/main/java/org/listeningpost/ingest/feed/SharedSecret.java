package org.listeningpost.ingest.feed;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret that only two know. It checks and never shows itself. Thread-safe. */
final class SharedSecret {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String ENCODED = "whsec_";

    private static final int BYTES_MIN = 16;

    private final byte[] key;

    private SharedSecret(byte[] key) {
        if (key.length < BYTES_MIN) {
            throw new IllegalArgumentException(
                    "must hold at least " + BYTES_MIN + " characters, or bytes behind " + ENCODED);
        }
        this.key = key;
    }

    /**
     * A key to sign with.
     *
     * @param text {@code whsec_} and base64, or the characters themselves
     * @throws IllegalArgumentException that says what is wrong with it, without it
     */
    static SharedSecret key(String text) {
        return new SharedSecret(bytesOf(text));
    }

    /** A word to compare with, as it is. */
    static SharedSecret word(String text) {
        return new SharedSecret(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytesOf(String text) {
        if (text.startsWith(ENCODED)) {
            try {
                return Base64.getDecoder().decode(text.substring(ENCODED.length()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("begins with " + ENCODED + ", but what follows is no base64", e);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** HMAC-SHA-256 over these, one behind the other. */
    byte[] sign(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /** Takes the same time wherever the two differ. */
    boolean is(String text) {
        return MessageDigest.isEqual(key, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SharedSecret";
    }
}
