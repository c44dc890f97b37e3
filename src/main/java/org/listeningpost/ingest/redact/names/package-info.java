/**
 * Which words name a person? A sequence model that prefers a false alarm to a leak, rules for cues, and the author's own names.
 */
@NullMarked
package org.listeningpost.ingest.redact.names;

import org.jspecify.annotations.NullMarked;
