/**
 * What became of a file that somebody sent? The side of the parser process that does not parse: it starts it, reads its frames,
 * and accounts for each entry.
 */
@NullMarked
package org.listeningpost.ingest.imports;

import org.jspecify.annotations.NullMarked;
