/**
 * What of an identifier still stands at the edges of what was found? Looks once more at both sides of every find.
 */
@NullMarked
package org.listeningpost.ingest.redact.leftover;

import org.jspecify.annotations.NullMarked;
