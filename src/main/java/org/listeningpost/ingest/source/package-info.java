/**
 * What did they send? The only place, with its parent, that may see a {@code RawPost}.
 */
@NullMarked
package org.listeningpost.ingest.source;

import org.jspecify.annotations.NullMarked;
