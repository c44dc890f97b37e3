/**
 * Which rumors are watched, and which posts carry them? Narratives are standing queries with risk, evidence and answer;
 * every post is tagged with those that it matches, at ingest and, for the past, by a back-fill.
 */
@NullMarked
package org.listeningpost.narrative;

import org.jspecify.annotations.NullMarked;
