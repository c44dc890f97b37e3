/**
 * Which standing queries would match? Holds the local Lucene twin of the analyzers in mappings/.
 */
@NullMarked
package org.listeningpost.narrative;

import org.jspecify.annotations.NullMarked;
