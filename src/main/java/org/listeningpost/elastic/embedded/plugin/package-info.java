/**
 * Which stock components does the embedded server lack? Thin wrappers over Lucene under stock names.
 */
@NullMarked
package org.listeningpost.elastic.embedded.plugin;

import org.jspecify.annotations.NullMarked;
