/**
 * Which words does the index see in a text? The local Lucene twin of the analyzers in mappings/.
 */
@NullMarked
package org.listeningpost.narrative.analysis;

import org.jspecify.annotations.NullMarked;
