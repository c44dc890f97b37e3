package org.listeningpost.post;

import org.jspecify.annotations.Nullable;

/**
 * Where, never finer than a state (45 CFR 164.514(b)(2)(i)(B)).
 *
 * @param country ISO 3166-1 alpha-2
 * @param region ISO 3166-2, such as US-CA
 */
public record Place(@Nullable String country, @Nullable String region) {
    public static final Place UNKNOWN = new Place(null, null);
}
