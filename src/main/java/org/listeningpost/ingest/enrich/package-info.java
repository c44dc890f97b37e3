/**
 * What can we infer? Language, near-duplicate fingerprint.
 */
@NullMarked
package org.listeningpost.ingest.enrich;

import org.jspecify.annotations.NullMarked;
