package org.listeningpost.erasure;

import org.jspecify.annotations.Nullable;

/** What becomes of a name: the id of a post, or the pseudonym of an author, wherever one stands in a document. */
@FunctionalInterface
interface Naming {
    /** Stands where a name was that is gone. */
    String ERASED = "[erased]";

    /** The name itself where it stays, another where it was changed, null where it has to go. */
    @Nullable
    String of(String name);
}
