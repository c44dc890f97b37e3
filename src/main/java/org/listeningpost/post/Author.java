package org.listeningpost.post;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a post, without who that is.
 *
 * @param key keyed pseudonym or random surrogate; null where the source named no author
 * @param accountKey the same for the account's id, where {@code key} is made of its handle and its platform tells by the id
 *     alone that an account is gone; null elsewhere
 * @param keyId what this key and the post's mentions were made with
 * @param followers null where unknown
 * @param verified null where unknown
 */
public record Author(
        @Nullable String key,
        @Nullable String accountKey,
        String keyId,
        AuthorKind kind,
        @Nullable Long followers,
        @Nullable Boolean verified) {
    private static final Pattern PSEUDONYM = Pattern.compile("[a-z2-7]{26}");

    /** Whether a name has the form of {@code key}, of 130 bits in Base 32. */
    public static boolean isPseudonym(String name) {
        return PSEUDONYM.matcher(name).matches();
    }
}
