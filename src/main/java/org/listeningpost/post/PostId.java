package org.listeningpost.post;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/** Deterministic identifier, equal to the Elasticsearch {@code _id}: the same post sent twice is stored once. */
public record PostId(String value) implements Comparable<PostId> {
    private static final int BYTES =
            18; // 144 bits: no collision to expect below 2^72 posts; 24 characters of base64url

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    /** To look one up costs as much as to use it; a digest begins anew by itself. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(PostId::newSha256);

    /** The two forms that ids have: {@link #of}, and 130 bits in Base 32 where a key has a part in it. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{24}|[a-z2-7]{26}");

    public PostId {
        if (value.isEmpty() || value.length() > 64) {
            throw new IllegalArgumentException("a post id has 1 to 64 characters");
        }
    }

    /** Whether a text has the form of an id that a post can have. */
    public static boolean isId(String text) {
        return FORM.matcher(text).matches();
    }

    /** Hashes platform and native id; the native id itself may be a permalink and is not stored. */
    public static PostId of(Platform platform, String nativeId) {
        MessageDigest sha256 = SHA_256.get();
        sha256.update(platform.keyword().getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        byte[] digest = sha256.digest(nativeId.getBytes(StandardCharsets.UTF_8));
        return new PostId(BASE64.encodeToString(Arrays.copyOf(digest, BYTES)));
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int compareTo(PostId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
