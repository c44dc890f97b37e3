package org.listeningpost.post;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote a post, without who that is.
 *
 * @param key HMAC-SHA-256 pseudonym under the installation's secret key; null where the source named no author
 * @param followers null where unknown
 * @param verified null where unknown
 */
public record Author(
        @Nullable String key,
        AuthorKind kind,
        @Nullable Long followers,
        @Nullable Boolean verified) {}
