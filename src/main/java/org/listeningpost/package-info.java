/**
 * Where does what happen? Posts flow from {@code ingest.source} through {@code normalize}, {@code redact} and
 * {@code enrich} into {@code elastic.BulkWriter}; people reach them through {@code http}, {@code search} and
 * {@code export}.
 */
@NullMarked
package org.listeningpost;

import org.jspecify.annotations.NullMarked;
