/**
 * How does Elasticsearch run on this machine without Docker? A supervised child process.
 */
@NullMarked
package org.listeningpost.elastic.embedded;

import org.jspecify.annotations.NullMarked;
