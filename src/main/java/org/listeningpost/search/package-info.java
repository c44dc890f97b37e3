/**
 * Which posts match? Compiles a {@code Query} for Elasticsearch, pages, facets, highlights.
 */
@NullMarked
package org.listeningpost.search;

import org.jspecify.annotations.NullMarked;
