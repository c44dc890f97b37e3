package org.listeningpost.query;

import java.util.List;

/**
 * What a NEAR costs. Elasticsearch compares every reading of the left side with every reading of the right side, and a
 * word has up to three readings (folded, English stem, Spanish stem), a phrase of n words 3^n.
 */
final class NearCost {
    private static final int READINGS = 3;
    private static final long MAX = 1_000_000;

    private NearCost() {}

    static long of(Query.Near near) {
        return Math.min(MAX, readings(near.left()) * readings(near.right()));
    }

    private static long readings(List<Query.Term> terms) {
        long sum = 0;
        for (Query.Term term : terms) {
            long readings = 1;
            for (int word = 0; word < Costs.wordsOf(term) && readings < MAX; word++) {
                readings *= READINGS;
            }
            sum = Math.min(MAX, sum + readings);
        }
        return sum;
    }
}
