package org.listeningpost.narrative.match;

/**
 * One compiled query.
 *
 * @param anchors slots of which every matching post has at least one; empty where there is no such list, and the query is
 *     looked at for every post
 * @param required slots that every matching post has
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares compiled queries
record StandingQuery(String id, Node root, int[] anchors, int[] required) {}
