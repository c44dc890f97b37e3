/**
 * How do we talk to Elasticsearch? Clients, schema, and the one bounded bulk writer.
 */
@NullMarked
package org.listeningpost.elastic;

import org.jspecify.annotations.NullMarked;
