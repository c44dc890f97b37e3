/**
 * Where is a post or its author named outside of the posts, and how does that go, or follow a new name? Erasure of posts and
 * of everything of an author, again after a restore, the dropping of whole months, and the renaming after a change of the
 * keys of pseudonyms.
 */
@NullMarked
package org.listeningpost.erasure;

import org.jspecify.annotations.NullMarked;
