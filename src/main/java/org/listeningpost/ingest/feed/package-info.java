/**
 * What arrives by itself? Systems that send posts here when something happens, each with a secret of its own.
 */
@NullMarked
package org.listeningpost.ingest.feed;

import org.jspecify.annotations.NullMarked;
