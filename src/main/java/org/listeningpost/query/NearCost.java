package org.listeningpost.query;

import java.util.List;

/**
 * What a NEAR costs, in words that Elasticsearch looks up for it. All single words of a side are looked up together, each
 * phrase on its own, and every such group of the left side is compared with every group of the right side.
 */
final class NearCost {
    private NearCost() {}

    static int of(Query.Near near) {
        int leftGroups = groups(near.left());
        int rightGroups = groups(near.right());
        return words(near.left()) * rightGroups + words(near.right()) * leftGroups;
    }

    private static int groups(List<Query.Term> terms) {
        int phrases =
                (int) terms.stream().filter(term -> Costs.wordsOf(term) > 1).count();
        return phrases + (phrases < terms.size() ? 1 : 0);
    }

    private static int words(List<Query.Term> terms) {
        return terms.stream().mapToInt(Costs::wordsOf).sum();
    }
}
