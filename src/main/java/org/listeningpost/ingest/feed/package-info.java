/**
 * What arrives by itself? Sources that are asked again and again, and systems that send posts here when something happens, each
 * with a secret of its own.
 */
@NullMarked
package org.listeningpost.ingest.feed;

import org.jspecify.annotations.NullMarked;
