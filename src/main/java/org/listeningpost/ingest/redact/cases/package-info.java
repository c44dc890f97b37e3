/**
 * How do we know that redaction works? Seeded, labeled texts with invented identifiers: one family of templates to
 * develop on, another one, written separately, that nothing is tuned on.
 */
@NullMarked
package org.listeningpost.ingest.redact.cases;

import org.jspecify.annotations.NullMarked;
