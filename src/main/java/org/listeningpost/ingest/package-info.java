/**
 * What happened to each record that was sent? Source, normalize, redact, enrich, write; every record has an outcome.
 */
@NullMarked
package org.listeningpost.ingest;

import org.jspecify.annotations.NullMarked;
