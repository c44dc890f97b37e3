/**
 * How fast are we, next to plain Elasticsearch on the same machine, in the same run, with the same documents? And what does a million
 * posts cost?
 */
@NullMarked
package org.listeningpost.bench;

import org.jspecify.annotations.NullMarked;
