/**
 * Which of many standing queries does one post match? The second compiler of the query language: it must say of every
 * post what a search in Elasticsearch would say. Needs no engine.
 */
@NullMarked
package org.listeningpost.narrative.match;

import org.jspecify.annotations.NullMarked;
