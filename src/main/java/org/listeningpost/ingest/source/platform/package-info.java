/**
 * What does this platform call it? One mapper a platform, from its own documented shape to a {@code RawPost}; nothing here
 * knows what becomes of it.
 */
@NullMarked
package org.listeningpost.ingest.source.platform;

import org.jspecify.annotations.NullMarked;
