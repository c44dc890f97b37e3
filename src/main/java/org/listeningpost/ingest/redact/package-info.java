/**
 * What must never be stored? Finds identifiers in free text and rewrites them once.
 */
@NullMarked
package org.listeningpost.ingest.redact;

import org.jspecify.annotations.NullMarked;
