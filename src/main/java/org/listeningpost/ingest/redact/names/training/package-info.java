/**
 * How was the name model made? Annotated posts in, the packed model out, the same bytes for the same seed.
 */
@NullMarked
package org.listeningpost.ingest.redact.names.training;

import org.jspecify.annotations.NullMarked;
