/**
 * What can we infer? Language, near-duplicate fingerprint; sentiment in a package of its own.
 */
@NullMarked
package org.listeningpost.ingest.enrich;

import org.jspecify.annotations.NullMarked;
