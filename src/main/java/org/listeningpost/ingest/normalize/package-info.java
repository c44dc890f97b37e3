/**
 * What does it say in our one schema?
 */
@NullMarked
package org.listeningpost.ingest.normalize;

import org.jspecify.annotations.NullMarked;
