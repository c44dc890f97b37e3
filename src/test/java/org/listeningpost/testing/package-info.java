/**
 * What does every integration test need? The real engine, and names of its own in it.
 */
@NullMarked
package org.listeningpost.testing;

import org.jspecify.annotations.NullMarked;
