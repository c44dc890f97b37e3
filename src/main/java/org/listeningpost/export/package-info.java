/**
 * May I have all of them? Streams every hit of a search, with a count that equals the search total.
 */
@NullMarked
package org.listeningpost.export;

import org.jspecify.annotations.NullMarked;
