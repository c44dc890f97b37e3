package org.listeningpost.ingest.pseudonym;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One secret key (HMAC-SHA-256) and the id that may be stored beside what was made with it. Thread-safe. */
final class PseudonymKey {
    /** 26 characters of 5 bits. */
    static final int CHARACTERS = 26;

    private static final int ID_CHARACTERS = 8;
    private static final int BYTES_MIN = 16;

    private final ThreadLocal<Mac> macs;
    private final String id;

    PseudonymKey(byte[] key) {
        if (key.length < BYTES_MIN) {
            throw new IllegalArgumentException("a pseudonym key has at least " + BYTES_MIN + " bytes");
        }
        SecretKeySpec secret = new SecretKeySpec(key, "HmacSHA256");
        // Making and keying a Mac costs more than using it.
        this.macs = ThreadLocal.withInitial(() -> newMac(secret));
        this.id = digest("key id").substring(0, ID_CHARACTERS);
    }

    private static Mac newMac(SecretKeySpec secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Follows from the key and does not tell it, so that whoever holds the key knows what was made with it. */
    String id() {
        return id;
    }

    String digest(String... parts) {
        Mac mac = macs.get();
        for (String part : parts) {
            mac.update(part.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
        }
        return Base32.encode(mac.doFinal(), CHARACTERS);
    }

    @Override
    public String toString() {
        return "PseudonymKey[" + id + "]";
    }
}
