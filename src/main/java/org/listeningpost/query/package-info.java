/**
 * What did the analyst ask? Text is parsed once into a sealed {@code Query}, or a typed error with a place.
 */
@NullMarked
package org.listeningpost.query;

import org.jspecify.annotations.NullMarked;
