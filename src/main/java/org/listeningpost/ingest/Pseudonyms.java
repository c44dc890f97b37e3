package org.listeningpost.ingest;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.normalize.Handles;
import org.listeningpost.ingest.source.RawPost.RawAuthor;
import org.listeningpost.post.Platform;
import org.listeningpost.post.PostId;

/**
 * Replaces accounts by keyed pseudonyms (HMAC-SHA-256): without the key nobody can test a guess. Safe for use by any
 * number of threads.
 */
public final class Pseudonyms {
    /** 26 characters of 5 bits. */
    private static final int CHARACTERS = 26;
    /** Lower-case only, so that a pseudonym typed into a search survives folding. */
    private static final char[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();

    private final ThreadLocal<Mac> macs;

    public Pseudonyms(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("a pseudonym key has at least 16 bytes");
        }
        SecretKeySpec secret = new SecretKeySpec(key, "HmacSHA256");
        // Making and keying a Mac costs more than using it.
        this.macs = ThreadLocal.withInitial(() -> newMac(secret));
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

    /** The pseudonym of an account, the same for author and mention. */
    public String ofHandle(Platform platform, String handle) {
        return of("handle", platform.keyword(), Handles.canonical(handle));
    }

    /**
     * The pseudonym of an author: by handle, so that mentions meet their author; else by native id, profile link or, where
     * the source has nothing else, display name. Null where it has nothing at all.
     */
    public @Nullable String ofAuthor(Platform platform, RawAuthor author) {
        String handle = author.handle();
        if (handle != null) {
            return ofHandle(platform, handle);
        }
        String id = author.id();
        if (id != null) {
            return of("id", platform.keyword(), id);
        }
        String url = author.profileUrl();
        if (url != null) {
            return of("url", platform.keyword(), url);
        }
        String name = author.displayName();
        return name == null ? null : of("name", platform.keyword(), name);
    }

    /**
     * The id of a post that came without one: the same platform, author, date and words give the same id. It is keyed,
     * because an unkeyed hash of the words as sent would let anybody test guesses at what was redacted.
     */
    public PostId ofPostWithoutId(Platform platform, @Nullable String authorKey, long createdAtMillis, String words) {
        return new PostId(of(
                "post", platform.keyword(), authorKey == null ? "" : authorKey, Long.toString(createdAtMillis), words));
    }

    private String of(String... parts) {
        Mac mac = macs.get();
        for (String part : parts) {
            mac.update(part.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
        }
        byte[] digest = mac.doFinal();
        char[] out = new char[CHARACTERS];
        int bits = 0;
        int held = 0;
        int next = 0;
        for (int i = 0; i < CHARACTERS; i++) {
            if (held < 5) {
                bits = (bits << 8) | (digest[next++] & 0xFF);
                held += 8;
            }
            held -= 5;
            out[i] = ALPHABET[(bits >> held) & 31];
        }
        return new String(out);
    }
}
