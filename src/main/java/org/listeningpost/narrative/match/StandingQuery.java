package org.listeningpost.narrative.match;

import java.util.List;

/**
 * One compiled query.
 *
 * @param root the whole of it
 * @param ways a post matches where one of these and the rest hold
 * @param rest what has to hold besides, whichever way it is
 */
record StandingQuery(String id, Node root, List<Way> ways, Node rest) {

    /**
     * One alternative of a query, so that a post which holds one word of two hundred alternatives is not asked for the others.
     *
     * @param anchors slots of which every post that matches this way has at least one; empty where there is no such list,
     *     and the way is looked at for every post
     * @param required slots that every post has that matches this way
     */
    record Way(Node node, int[] anchors, int[] required) {}

    /** Whether it is looked at for every post. */
    boolean isUnanchored() {
        return ways.getFirst().anchors().length == 0;
    }
}
