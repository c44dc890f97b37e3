/**
 * What does evasive spelling mean? Writes another view of a text that has numbers in words, letters apart, "at" and "dot", where there is any.
 * Each class knows one way of hiding and gives {@code Reading}s of it.
 */
@NullMarked
package org.listeningpost.ingest.redact.hidden;

import org.jspecify.annotations.NullMarked;
