/**
 * What became of a file that somebody sent? Jobs that outlive a restart, and the service's side of the parser process.
 */
@NullMarked
package org.listeningpost.ingest.imports;

import org.jspecify.annotations.NullMarked;
